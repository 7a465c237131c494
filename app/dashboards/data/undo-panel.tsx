import { Form, Link, useNavigation } from "react-router";
import { useArrival } from "#app/components/arrival.ts";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { UndoView } from "./load-views.ts";

/** What taking a load back would change, before it is done. */
export function UndoPanel({ undo }: { readonly undo: UndoView }) {
  const { t } = useWords();
  const busy = useNavigation().state === "submitting";
  return (
    <section className="undo" aria-labelledby="undo">
      <h1 id="undo" ref={useArrival<HTMLHeadingElement>()} tabIndex={-1}>
        {t("ui.undo_title", { file: undo.file })}
      </h1>
      <p className="quiet">{undo.lead}</p>
      <ul className="effects">
        {undo.effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      {undo.figures.length > 0 && (
        <TableBox caption={t("ui.undo_figures")} className="undo-figures">
          <thead>
            <tr>
              <th scope="col">{t("ui.undo_figure")}</th>
              <th scope="col" className="number">{t("ui.undo_before")}</th>
              <th scope="col" className="number">{t("ui.undo_after")}</th>
              <th scope="col" className="number">{t("ui.undo_change")}</th>
            </tr>
          </thead>
          <tbody>
            {undo.figures.map(({ label, before, after, change }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className="number">{before}</td>
                <td className="number">{after}</td>
                <td className="number">{change}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
      <Form method="post" className="buttons">
        <input type="hidden" name="batch" value={undo.batch} />
        <button className="button button-main" disabled={busy}>
          {t(busy ? "ui.undo_busy" : "ui.undo_do")}
        </button>
        <Link className="button" to="/data">
          {t("ui.undo_leave")}
        </Link>
      </Form>
      <p className="quiet">{t("ui.undo_again")}</p>
    </section>
  );
}
