import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { TestPage } from "./views.ts";

/** A test that was drawn: its plan, its arms, its lists. Nothing of it changes any more. */
export function RecordedTest({ page }: { readonly page: TestPage }) {
  const { t } = useWords();
  return (
    <>
      <header className="title">
        <p>
          <Link to="/promotions/test">{t("trials.title")}</Link>
        </p>
        <h1>{page.name}</h1>
        <p>{page.lead}</p>
      </header>
      {page.notes.map((note) => (
        <p key={note} className="quiet">{note}</p>
      ))}
      <section aria-labelledby="trial-files">
        <h2 id="trial-files">{t("trials.files")}</h2>
        <p className="trial-files">
          <a className="button" href={page.files.csv} download>{t("trials.file_csv")}</a>
          <a className="button" href={page.files.xlsx} download>{t("trials.file_xlsx")}</a>
          <a className="button" href={page.files.arms} download>{t("trials.file_arms")}</a>
        </p>
        <p className="explain">{t("trials.files_lead")}</p>
      </section>
      <section aria-labelledby="trial-plan">
        <h2 id="trial-plan">{t("trials.plan")}</h2>
        <p>{page.analysis}</p>
        <dl className="identity-list">
          {page.plan.map(({ label, text }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Balance page={page} />
      <Strata page={page} />
    </>
  );
}

function Balance({ page: { balance } }: { readonly page: TestPage }) {
  const { t } = useWords();
  if (balance.length === 0) return null;
  return (
    <section aria-labelledby="trial-balance">
      <h2 id="trial-balance">{t("trials.balance")}</h2>
      <p className="explain">{t("trials.balance_lead")}</p>
      <TableBox caption={t("trials.balance")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("trials.balance_what")}</th>
            <th scope="col" className="number">{t("trials.arm_treated")}</th>
            <th scope="col" className="number">{t("trials.arm_holdout")}</th>
            <th scope="col" className="number">{t("trials.balance_difference")}</th>
          </tr>
        </thead>
        <tbody>
          {balance.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td className="number">{row.treated}</td>
              <td className="number">{row.holdout}</td>
              <td className="number">{row.difference}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
    </section>
  );
}

function Strata({ page: { strata, arms } }: { readonly page: TestPage }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="trial-strata">
      <h2 id="trial-strata">{t("trials.strata_title")}</h2>
      <TableBox caption={t("trials.strata_title")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("trials.column_stratum")}</th>
            <th scope="col" className="number">{t("trials.arm_treated")}</th>
            <th scope="col" className="number">{t("trials.arm_holdout")}</th>
            <th scope="col" className="number">{t("trials.column_share")}</th>
          </tr>
        </thead>
        <tbody>
          {strata.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td className="number">{row.treated}</td>
              <td className="number">{row.holdout}</td>
              <td className="number">{row.share}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("trials.total")}</th>
            <td className="number">{arms.treated}</td>
            <td className="number">{arms.holdout}</td>
            <td />
          </tr>
        </tfoot>
      </TableBox>
    </section>
  );
}
