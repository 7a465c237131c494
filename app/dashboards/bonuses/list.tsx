import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { StateMark } from "./state-mark.tsx";
import type { BonusesPage, RunRow } from "./views.ts";

/** Periods, how far each has come and what it pays; for who may, the next one to open and the plan. */
export function Bonuses({ page: { runs, toOpen, preview, plan, mayRun } }: { readonly page: BonusesPage }) {
  const { t, format } = useWords();
  const own = runs.length > 0 && runs.every(({ people }) => people <= 1) && !mayRun;
  return (
    <>
      <header className="title">
        <h1>{t("bonuses.title")}</h1>
        <p>{t(own ? "bonuses.lead_own" : mayRun ? "bonuses.lead" : "bonuses.lead_reader")}</p>
      </header>
      {toOpen.length > 0 && <Open periods={toOpen} preview={preview} />}
      <section aria-labelledby="bonus-runs">
        <h2 id="bonus-runs">{t("bonuses.runs")}</h2>
        {runs.length === 0 ? <p className="quiet">{t(mayRun ? "bonuses.none_yet" : "bonuses.none_for_you")}</p> : <Runs runs={runs} />}
      </section>
      {plan && (
        <section aria-labelledby="bonus-plan">
          <h2 id="bonus-plan">{t("bonuses.plan")}</h2>
          <p>
            <Link to="/bonuses/plan">{plan.name}</Link> <span className="quiet">{plan.ref}</span>
          </p>
          <p className="quiet">{plan.firstPeriod === null ? t("bonuses.plan_always") : t("bonuses.plan_from", { period: format.period(plan.firstPeriod) })}</p>
        </section>
      )}
    </>
  );
}

/** Opening fixes plan, targets and priors, so that a person says for which period. */
function Open({ periods, preview }: { readonly periods: readonly string[]; readonly preview: string | null }) {
  const { t, format } = useWords();
  return (
    <Form method="post" className="form-row">
      <label className="field">
        <span>{t("bonuses.period")}</span>
        <select name="period">
          {periods.map((period) => (
            <option key={period} value={period}>{format.period(period)}</option>
          ))}
        </select>
      </label>
      <button className="button button-main" name="intent" value="open">{t("bonuses.open")}</button>
      {preview !== null && periods[0] !== undefined && <Link to={preview}>{t("bonuses.preview", { period: format.period(periods[0]) })}</Link>}
    </Form>
  );
}

function Runs({ runs }: { readonly runs: readonly RunRow[] }) {
  const { t, format } = useWords();
  return (
    <TableBox caption={t("bonuses.runs")} quiet>
      <thead>
        <tr>
          <th scope="col">{t("bonuses.period")}</th>
          <th scope="col">{t("bonuses.state")}</th>
          <th scope="col" className="number">{t("bonuses.sum")}</th>
          <th scope="col" className="number">{t("bonuses.people")}</th>
          <th scope="col" className="number">{t("bonuses.questions_open")}</th>
          <th scope="col">{t("bonuses.plan")}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map(({ period, state, plan, fund_minor, people, openQuestions, to }) => (
          <tr key={period}>
            <th scope="row">
              <Link to={to}>{format.period(period)}</Link>
            </th>
            <td>
              <StateMark state={state} />
            </td>
            <td className="number">{format.minor(fund_minor)}</td>
            <td className="number">{format.count(people)}</td>
            <td className="number">{format.count(openQuestions)}</td>
            <td className="quiet">{plan}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
