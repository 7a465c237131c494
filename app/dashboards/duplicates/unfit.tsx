import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { keyPhrase } from "./compare.ts";
import { KeyButton } from "./explanation.tsx";
import type { UnfitView } from "./views.ts";

/** Keys that join nobody, with why, and a way to say otherwise. */
export function Unfit({ unfit }: { readonly unfit: UnfitView }) {
  const { t, format } = useWords();
  const { keys, total } = unfit;
  return (
    <section className="dup-unfit">
      <h2>{t("ui.dup_unfit_title")}</h2>
      <p className="explain">{t("ui.dup_unfit_lead")}</p>
      {keys.length === 0 && <p>{t("ui.dup_unfit_none")}</p>}
      {keys.length > 0 && (
        <TableBox caption={t("ui.dup_unfit_title")} quiet>
          <thead>
            <tr>
              <th scope="col">{t("ui.dup_unfit_key")}</th>
              <th scope="col" className="number">{t("ui.dup_unfit_names")}</th>
              <th scope="col" className="number">{t("ui.dup_unfit_records")}</th>
              <th scope="col">{t("ui.dup_unfit_why")}</th>
              <th scope="col">{t("ui.dup_unfit_examples")}</th>
              <th scope="col">{t("ui.dup_unfit_act")}</th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={key.id}>
                <th scope="row">{keyPhrase(key, t)}</th>
                <td className="number">{format.count(key.names)}</td>
                <td className="number">{format.count(key.records)}</td>
                <td>{t(`ui.dup_why_${key.why}`)}</td>
                <td>{key.examples.join("; ") || "—"}</td>
                <td>{key.why !== "nobody" && <KeyButton id={key.id} intent="is_key" phrase={keyPhrase(key, t)} view="keys" />}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
      {total > keys.length && <p className="quiet">{t("ui.dup_unfit_more", { shown: format.count(keys.length), total: format.count(total) })}</p>}
    </section>
  );
}
