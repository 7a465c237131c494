import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { PlanView } from "./data-views.ts";

const kinds = ["visits", "sales", "surveys", "staff", "promotions"] as const;

/** What one file is: everything that was detected, what stays open, and its first rows. */
export function PlanCard({ plan }: { readonly plan: PlanView }) {
  const { t } = useWords();
  return (
    <article className="file-card">
      <header>
        <h3>{plan.file}</h3>
        <label className="field">
          <span>{t("ui.plan_kind")}</span>
          <select name={`kind.${plan.at}`} defaultValue={plan.kind ?? ""}>
            {plan.kind === null && <option value="">—</option>}
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`ui.kind_${kind}`)}: {t(`ui.kind_${kind}_about`)}
              </option>
            ))}
          </select>
        </label>
      </header>
      {plan.refusal !== null && (
        <p className="warnings" role="alert">
          {plan.refusal}
        </p>
      )}
      {plan.facts.length > 0 && (
        <dl className="file-facts">
          {plan.facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {plan.answers.map(({ name, value }) => (
        <input key={name + value} type="hidden" name={name} value={value} />
      ))}
      {plan.questions.map((question) => (
        <fieldset key={question.name + question.text} className="question">
          <legend>{question.text}</legend>
          {question.examples !== "" && <p className="quiet">{question.examples}</p>}
          {question.choices.map(({ value, label }) => (
            <label key={value} className="tick">
              <input type="radio" name={question.name} value={value} required /> {label}
            </label>
          ))}
        </fieldset>
      ))}
      {plan.rows.length > 0 && <FirstRows plan={plan} />}
      {plan.columns.length > 0 && <Columns plan={plan} />}
      {plan.refusal === null && (
        <label className="tick">
          <input type="checkbox" name={`older.${plan.at}`} value="on" defaultChecked={plan.older} /> {t("ui.plan_older")}
        </label>
      )}
    </article>
  );
}

function FirstRows({ plan }: { readonly plan: PlanView }) {
  const { t } = useWords();
  return (
    <TableBox caption={`${t("ui.plan_rows")}, ${plan.file}`} className="first-rows">
      <thead>
        <tr>
          <th scope="col">{t("ui.plan_line_number")}</th>
          <th scope="col">{t("ui.plan_problems")}</th>
          {plan.headers.map((header, at) => (
            <th key={at} scope="col">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {plan.rows.map(({ line, cells, problems }) => (
          <tr key={line}>
            <th scope="row">{line}</th>
            <td>{problems.length === 0 ? <span className="quiet">{t("ui.plan_fine")}</span> : problems.map((problem) => <span key={problem} className="problem">{problem}</span>)}</td>
            {plan.headers.map((_, at) => (
              <td key={at} className="nowrap">
                {cells[at] ?? ""}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

function Columns({ plan }: { readonly plan: PlanView }) {
  const { t } = useWords();
  return (
    <details className="columns">
      <summary>
        {t("ui.plan_columns")}: {plan.columns.length}
      </summary>
      <ul>
        {plan.columns.map(({ from, meaning }) => (
          <li key={meaning}>
            <span>{from}</span> → <b>{meaning}</b>
          </li>
        ))}
      </ul>
      {plan.unmapped.length > 0 && <p className="quiet">{t("ui.plan_unmapped", { names: plan.unmapped.join(", ") })}</p>}
    </details>
  );
}
