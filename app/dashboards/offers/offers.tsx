import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { RulesForm } from "./fields.tsx";
import type { OffersPage } from "./views.ts";

/** Who is offered what: how many, the list with reasons, and the rules that say so. */
export function Offers({ page }: { readonly page: OffersPage | null }) {
  const { t } = useWords();
  return (
    <>
      <header className="title">
        <h1>{t("offers.title")}</h1>
        <p>{t("offers.lead")}</p>
        <p className="quiet">{page === null ? t("offers.no_data") : page.lead}</p>
      </header>
      {page !== null && (
        <>
          {page.problem !== null && <p className="said bad" role="alert">{page.problem}</p>}
          <Counts page={page} />
          <Clients list={page.list} />
          <Rules page={page} />
        </>
      )}
    </>
  );
}

function Counts({ page: { rows, without } }: { readonly page: OffersPage }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="offer-counts">
      <h2 id="offer-counts">{t("offers.counts")}</h2>
      <TableBox caption={t("offers.counts")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("offers.column_offer")}</th>
            <th scope="col">{t("offers.column_kind")}</th>
            <th scope="col" className="number">{t("offers.column_clients")}</th>
            <th scope="col" className="number">{t("offers.column_margin")}</th>
            <th scope="col">{t("offers.column_test")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to={row.to} preventScrollReset aria-current={row.isShown ? "true" : undefined}>{row.name}</Link>
              </th>
              <td>{row.kind}</td>
              <td className="number">{row.clients}</td>
              <td className="number">{row.margin}</td>
              <td>{row.test === null ? "—" : <Link to={row.test}>{t("offers.test")}</Link>}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      <p className="quiet">{without}</p>
      <p className="explain">{t("offers.test_lead")}</p>
    </section>
  );
}

function Clients({ list }: Pick<OffersPage, "list">) {
  const { t } = useWords();
  if (list === null) return null;
  return (
    <section aria-labelledby="offer-clients">
      <h2 id="offer-clients">{list.title}</h2>
      {list.clients.length === 0 ? (
        <p className="quiet">{t("offers.nobody")}</p>
      ) : (
        <>
          <p className="trial-files">
            <a href={list.csv} download>{t("offers.file_csv")}</a> <a href={list.xlsx} download>{t("offers.file_xlsx")}</a>
          </p>
          <TableBox caption={list.title} quiet>
            <thead>
              <tr>
                <th scope="col">{t("offers.column_client")}</th>
                <th scope="col">{t("offers.column_offer")}</th>
                <th scope="col">{t("offers.column_reason")}</th>
                <th scope="col">{t("offers.column_phone")}</th>
              </tr>
            </thead>
            <tbody>
              {list.clients.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <Link to={`/clients/${one.id}`}>{one.name ?? t("ui.dup_no_name")}</Link>
                    {one.branch !== null && <small>{one.branch}</small>}
                  </th>
                  <td>{one.offer}</td>
                  <td>{one.reason}</td>
                  <td className="nowrap">
                    {one.phone ?? "—"}
                    {one.refused && <small>{t("offers.refused")}</small>}
                  </td>
                </tr>
              ))}
            </tbody>
          </TableBox>
          {list.pages > 1 && (
            <nav className="pages" aria-label={t("offers.pages")}>
              {list.before !== null && <Link to={list.before} preventScrollReset>← {t("ui.drawer_previous")}</Link>}
              <span>{t("ui.drawer_page", { page: list.page, pages: list.pages })}</span>
              {list.next !== null && <Link to={list.next} preventScrollReset>{t("ui.drawer_next")} →</Link>}
            </nav>
          )}
        </>
      )}
    </section>
  );
}

function Rules({ page: { rules } }: { readonly page: OffersPage }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="offer-rules">
      <h2 id="offer-rules">{t("offers.rules")}</h2>
      <p className="explain">{t("offers.rules_lead")}</p>
      <details className="plan-file" open={rules.open === "fields" || undefined}>
        <summary>{t(rules.mayChange ? "offers.rules_change" : "offers.rules_see")}</summary>
        <RulesForm fields={rules.fields} mayChange={rules.mayChange} />
      </details>
      <details className="plan-file" open={rules.open === "text" || undefined}>
        <summary>{t("offers.rules_open")}</summary>
        <Form method="post" key={rules.text}>
          <label className="field">
            <span>{t("offers.rules_text")}</span>
            <textarea name="rules" rows={24} spellCheck={false} defaultValue={rules.text} className="plan-text" readOnly={!rules.mayChange} />
          </label>
          {rules.mayChange && (
            <>
              <label className="field">
                <span>{t("offers.rules_reason")}</span>
                <input name="reason" maxLength={300} autoComplete="off" />
              </label>
              <button className="button">{t("offers.rules_save")}</button>
            </>
          )}
        </Form>
      </details>
      <ul>
        {rules.versions.map(({ version, text }) => (
          <li key={version}>{t("offers.version", { version })}: {text}</li>
        ))}
      </ul>
    </section>
  );
}
