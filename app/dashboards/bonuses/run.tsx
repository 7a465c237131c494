import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { PeopleTable } from "./people-table.tsx";
import { RunActions } from "./run-actions.tsx";
import { StateMark } from "./state-mark.tsx";
import { History, Stages } from "./stages.tsx";
import type { RunPage } from "./views.ts";

interface Props {
  readonly page: RunPage;
  /** What was just done, and what could not be. */
  readonly said?: string | undefined;
  readonly problem?: string | undefined;
}

/** The run of a period: how far it is, what it pays to whom, what holds it up. */
export function Run({ page, said, problem }: Props) {
  const { t, format } = useWords();
  const { period, state, plan, planName, fund_minor, people, branches, corrections } = page;
  return (
    <>
      <header className="title">
        <p>
          <Link to="/bonuses">{t("bonuses.title")}</Link>
        </p>
        <h1>
          {t("bonuses.run_title", { period: format.period(period) })} <StateMark state={state} />
        </h1>
        <p className="run-sum">{t("bonuses.run_sum", { n: people.length, sum: format.minor(fund_minor), count: format.count(people.length) })}</p>
        <p className="facts">
          <span>{t("bonuses.by_plan", { plan: planName, ref: plan })}</span>
          <span title={page.hash}>{t("bonuses.hash", { hash: page.hash.slice(0, 12) })}</span>
        </p>
      </header>
      {said !== undefined && <p className="said" role="status">{said}</p>}
      {problem !== undefined && <p className="said bad" role="alert">{problem}</p>}
      {page.changedSinceReview && <p className="run-note">{t("bonuses.changed")}</p>}
      {page.openQuestions > 0 && <p className="run-note">{t("bonuses.questions_hold", { n: page.openQuestions, count: format.count(page.openQuestions) })}</p>}
      <Stages stages={page.stages} state={state} />
      <RunActions actions={page.actions} openQuestions={page.openQuestions} />
      {page.files && <Files period={period} />}
      {page.verified?.map(({ sound, sentence }) => (
        <p key={sentence} className={sound ? "said" : "said bad"} role="status">{sentence}</p>
      ))}
      <section aria-labelledby="run-people">
        <h2 id="run-people">{t("bonuses.people")}</h2>
        {people.length === 0 ? <p className="quiet">{t("bonuses.nobody", { period: format.period(period) })}</p> : <PeopleTable people={people} total={fund_minor} />}
      </section>
      {branches.length > 1 && <Branches branches={branches} />}
      {corrections.length > 0 && <Corrections corrections={corrections} />}
      <History steps={page.history} />
    </>
  );
}

function Files({ period }: { readonly period: string }) {
  const { t } = useWords();
  return (
    <p className="run-files">
      <a className="button" href={`/bonuses/${period}/payroll/xlsx`} download>{t("bonuses.payroll_xlsx")}</a>
      <a className="button" href={`/bonuses/${period}/payroll/csv`} download>{t("bonuses.payroll_csv")}</a>
      <Link className="button" to="?verify=1" preventScrollReset>{t("bonuses.verify")}</Link>
    </p>
  );
}

function Branches({ branches }: Pick<RunPage, "branches">) {
  const { t, format } = useWords();
  return (
    <section aria-labelledby="run-branches">
      <h2 id="run-branches">{t("bonuses.branches")}</h2>
      <TableBox caption={t("bonuses.branches")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("ui.branch")}</th>
            <th scope="col" className="number">{t("bonuses.people")}</th>
            <th scope="col" className="number">{t("bonuses.sum")}</th>
          </tr>
        </thead>
        <tbody>
          {branches.map(({ branch, amount_minor, people }) => (
            <tr key={branch}>
              <th scope="row">{branch ?? t("bonuses.no_branch")}</th>
              <td className="number">{format.count(people)}</td>
              <td className="number">{format.minor(amount_minor)}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
    </section>
  );
}

/** What earlier periods owe or are owed: each with its reason. */
function Corrections({ corrections }: Pick<RunPage, "corrections">) {
  const { t, format } = useWords();
  return (
    <section aria-labelledby="run-corrections">
      <h2 id="run-corrections">{t("bonuses.corrections")}</h2>
      <p className="explain">{t("bonuses.corrections_lead")}</p>
      <TableBox caption={t("bonuses.corrections")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("bonuses.person")}</th>
            <th scope="col">{t("bonuses.line")}</th>
            <th scope="col" className="number">{t("bonuses.sum")}</th>
            <th scope="col">{t("bonuses.reason")}</th>
          </tr>
        </thead>
        <tbody>
          {corrections.map(({ code, name, title, amount_minor, reason }) => (
            <tr key={`${code} ${title}`}>
              <th scope="row">{name}</th>
              <td>{title}</td>
              <td className="number">{format.minor(amount_minor)}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
    </section>
  );
}
