import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { keyPhrase } from "./compare.ts";
import type { DecisionView, DuplicateView } from "./views.ts";

/** Every decision with who took it and what became of it; those that stand can be undone. */
export function Decisions({ decisions, title, view, back }: { readonly decisions: readonly DecisionView[]; readonly title: string; readonly view?: DuplicateView; readonly back?: string }) {
  const { t, format } = useWords();
  if (decisions.length === 0) return <p>{t("ui.dup_decisions_none")}</p>;
  return (
    <TableBox caption={title} quiet>
      <thead>
        <tr>
          <th scope="col">{t("ui.dup_decision")}</th>
          <th scope="col">{t("ui.dup_decision_keys")}</th>
          <th scope="col">{t("ui.dup_decision_clients")}</th>
          <th scope="col">{t("ui.dup_decision_who")}</th>
          <th scope="col">{t("ui.dup_decision_state")}</th>
        </tr>
      </thead>
      <tbody>
        {decisions.map((decision) => (
          <tr key={decision.id}>
            <th scope="row">
              {decision.id}. {t(`ui.dup_verdict_${decision.verdict}`)}
            </th>
            <td>
              {keyPhrase(decision.left, t)}
              {decision.right && <small>{keyPhrase(decision.right, t)}</small>}
            </td>
            <td>
              {decision.clients.length === 0 && "—"}
              <ul>
                {decision.clients.map(({ id, name }) => (
                  <li key={id}>
                    <Link to={`/clients/${id}`}>{name ?? t("ui.dup_no_name")}</Link>
                  </li>
                ))}
              </ul>
            </td>
            <td>{t("ui.dup_by", { who: decision.by ?? "—", at: format.moment(decision.at) })}</td>
            <td className="state">
              {t(decision.waiting ? "ui.dup_state_waiting" : `ui.dup_state_${decision.state}`)}
              {decision.undoneAt !== null && <small>{t("ui.dup_undone_by", { who: decision.undoneBy ?? "—", at: format.moment(decision.undoneAt) })}</small>}
              {decision.state !== "undone" && <Undo id={decision.id} {...(view && { view })} {...(back && { back })} />}
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

function Undo({ id, view, back }: { readonly id: number; readonly view?: DuplicateView; readonly back?: string }) {
  const { t } = useWords();
  return (
    <Form method="post" action="/data/duplicates" preventScrollReset>
      <input type="hidden" name="id" value={id} />
      {view && <input type="hidden" name="view" value={view} />}
      {back && <input type="hidden" name="back" value={back} />}
      <button className="button button-small" name="intent" value="undo" aria-label={t("ui.dup_undo_which", { id })}>
        {t("ui.dup_undo")}
      </button>
    </Form>
  );
}

/** What was just decided, with the way back at hand. */
export function Done({ decision, view }: { readonly decision: DecisionView; readonly view: DuplicateView }) {
  const { t } = useWords();
  const key = keyPhrase(decision.left, t);
  const sentence = decision.state === "undone" ? t("ui.dup_done_undone", { id: decision.id }) : t(`ui.dup_done_${decision.verdict}`, { key });
  return (
    <div className="said dup-done" role="status">
      <span>{sentence}</span>
      {decision.state === "standing" && <Undo id={decision.id} view={view} />}
    </div>
  );
}
