import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { LineDetails } from "./line-details.tsx";
import { StateMark } from "./state-mark.tsx";
import { Thread } from "./thread.tsx";
import type { StatementPage } from "./views.ts";

interface Props {
  readonly page: StatementPage;
  readonly problem?: string | undefined;
}

/** What one person gets for a period: a line a component, each open to its formula, its rows and questions. */
export function Statement({ page, problem }: Props) {
  const { t, format } = useWords();
  const { period, state, name, branch, role, total_minor, lines, plan, planName, toRun, before, after } = page;
  return (
    <>
      <header className="title">
        <nav className="facts" aria-label={t("bonuses.other_periods")}>
          <Link to="/bonuses">{t("bonuses.title")}</Link>
          {toRun && <Link to={toRun}>{t("bonuses.run_title", { period: format.period(period) })}</Link>}
          {before && <Link to={before}>{t("bonuses.before")}</Link>}
          {after && <Link to={after}>{t("bonuses.after")}</Link>}
        </nav>
        <h1>
          {name}: {format.period(period)} <StateMark state={state} />
        </h1>
        <p className="run-sum">{t("bonuses.statement_sum", { sum: format.minor(total_minor) })}</p>
        <p className="facts">
          <span>{role}</span>
          {branch && <span>{branch}</span>}
          <span>{t("bonuses.number", { code: page.code })}</span>
          <span>{t("bonuses.by_plan", { plan: planName, ref: plan })}</span>
          <span title={page.hash}>{t("bonuses.hash", { hash: page.hash.slice(0, 12) })}</span>
        </p>
        {(state === "draft" || state === "reviewed" || state === "not_opened") && <p className="run-note">{t("bonuses.statement_draft")}</p>}
      </header>
      {problem !== undefined && <p className="said bad" role="alert">{problem}</p>}
      <TableBox caption={t("bonuses.lines")} quiet className="statement">
        <thead>
          <tr>
            <th scope="col">{t("bonuses.line")}</th>
            <th scope="col" className="number">{t("bonuses.actual")}</th>
            <th scope="col" className="number">n</th>
            <th scope="col" className="number">{t("bonuses.target")}</th>
            <th scope="col" className="number">{t("bonuses.attainment")}</th>
            <th scope="col" className="number">{t("bonuses.sum")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">
                <a href={`#line-${line.key}`}>{line.title}</a>
                {line.marks.length > 0 && <span className="line-marks">{line.marks.join("; ")}</span>}
              </th>
              <td className="number">{line.actual}</td>
              <td className="number">{format.count(line.n)}</td>
              <td className="number">{line.target}</td>
              <td className="number">{format.share(line.attainment)}</td>
              <td className="number">{format.minor(line.amount_minor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={5}>{t("bonuses.total")}</th>
            <td className="number">
              <b>{format.minor(total_minor)}</b>
            </td>
          </tr>
        </tfoot>
      </TableBox>
      <section aria-labelledby="statement-lines">
        <h2 id="statement-lines">{t("bonuses.how")}</h2>
        {lines.map((line) => (
          <LineDetails key={line.key} line={line} mayAsk={page.mayAsk} mayRun={page.mayRun} />
        ))}
      </section>
      <section aria-labelledby="statement-questions" className={page.questions.length === 0 ? "nothing-asked" : undefined}>
        <h2 id="statement-questions">{t("bonuses.questions_all")}</h2>
        <Thread questions={page.questions} component="" about={t("bonuses.whole")} mayAsk={page.mayAsk} mayRun={page.mayRun} />
      </section>
      <p className="sign-here">
        <span>{t("bonuses.sign_name", { name })}</span>
        <span>{t("bonuses.sign_date")}</span>
      </p>
    </>
  );
}
