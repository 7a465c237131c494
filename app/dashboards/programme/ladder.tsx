import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { asks, earnedTiers } from "#app/metrics/tiers.ts";
import type { LadderPage } from "#app/metrics/views/programme.ts";
import { LadderProblemText } from "./ladder-problem.tsx";
import { LadderVersions } from "./ladder-versions.tsx";
import { PublishLadder } from "./publish-ladder.tsx";
import { SimulationPanel } from "./simulation.tsx";

/** The rules of the levels: tried on the clients of today, then published for days to come. Works without script. */
export function LadderRulesPage({ page, published }: { readonly page: LadderPage; readonly published: string | null }) {
  const { t, format } = useWords();
  const { fields, problems, simulation } = page;
  // What stands beside no field that is shown.
  const loose = problems.filter(({ field }) => field === null || (simulation === null && (field === "first_day" || field === "reason")));
  return (
    <>
      <header className="title">
        <p className="facts">
          <Link to="/programme">{t("programme.title")}</Link>
        </p>
        <h1>{t("programme.rules_title")}</h1>
        <p>{t("programme.rules_lead")}</p>
      </header>
      {published !== null && <p className="said" role="status">{t("programme.published", { version: published })}</p>}
      {problems.length > 0 && <p className="said bad" role="alert">{t("programme.rules_problems")}</p>}
      {loose.map((problem) => <p key={problem.code}><LadderProblemText problem={problem} /></p>)}
      <Form method="get" action="/programme/ladder" className="def-form ladder-rules" preventScrollReset aria-label={t("programme.rules_title")}>
        <input type="hidden" name="draft" value="1" />
        <TableBox caption={t("programme.rules_title")} quiet>
          <thead>
            <tr>
              <th scope="col">{t("programme.level")}</th>
              {asks.map((ask) => (
                <th key={ask} scope="col" className="number">{t(`programme.rules_${ask}`, { currency: page.currency })}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {earnedTiers.map((tier) => (
              <tr key={tier}>
                <th scope="row">{t(`ui.tier_${tier}`)}</th>
                {asks.map((ask) => {
                  const name = `${tier}.${ask}`;
                  const problem = problems.find(({ field }) => field === name);
                  return (
                    <td key={ask} className="number">
                      <input
                        key={fields[name]}
                        name={name}
                        type="text"
                        inputMode="numeric"
                        size={ask === "spend" ? 12 : 4}
                        autoComplete="off"
                        defaultValue={fields[name]}
                        aria-label={`${t(`ui.tier_${tier}`)}: ${t(`programme.rules_${ask}`, { currency: page.currency })}`}
                        aria-invalid={problem ? true : undefined}
                        aria-describedby={problem ? `${name}-problem` : undefined}
                      />
                      {problem && <LadderProblemText problem={problem} id={`${name}-problem`} />}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </TableBox>
        <p className="def-buttons">
          <button className="button button-main">{t("programme.rules_try")}</button> <Link to="/programme/ladder">{t("programme.rules_reset")}</Link>
        </p>
      </Form>
      {simulation && <SimulationPanel simulation={simulation} date={format.date(page.asOf)} />}
      {simulation && <PublishLadder page={page} />}
      <LadderVersions page={page} />
    </>
  );
}
