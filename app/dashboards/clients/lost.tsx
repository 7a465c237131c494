import { Link, useLocation } from "react-router";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { withOwn } from "#app/filters/own-links.ts";
import type { Tile } from "#app/metrics/types.ts";
import type { LostClient, LostList, LostSort } from "#app/metrics/views/clients.ts";

interface Props {
  readonly lost: LostList;
  readonly tiles: readonly Tile[];
  readonly lostAfterDays: number | null;
}
/** A file has no order of pages, and nothing of the charts. */
const file = { states: null, cohorts: null, "lost-page": null };
const sorts: readonly LostSort[] = ["money", "chance", "silence", "name"];

/** Lost clients with what they brought, the likely reason and what to do about it. */
export function LostClients({ lost, tiles, lostAfterDays }: Props) {
  const { t, format } = useWords();
  const { pathname, search } = useLocation();
  const money = tiles.find(({ current }) => current.metric === "lost_money")?.current;
  return (
    <section className="panel" id="lost" aria-labelledby="clients-lost">
      <h2 id="clients-lost">{t("ui.clients_lost")}</h2>
      {lost.total === 0 || lostAfterDays === null ? (
        <p className="explain">{t(lostAfterDays === null ? "ui.clients_survival_no_gap" : "ui.clients_lost_none")}</p>
      ) : (
        <>
          <p>
            {t("ui.clients_lost_lead", { n: lost.total, count: format.count(lost.total), days: format.count(lostAfterDays) })} {money && <FigureValue figure={money} name={t("ui.clients_lost")} />}
          </p>
          <div className="rows-bar">
            <nav className="segments" aria-label={t("ui.clients_lost_sort")}>
              {sorts.filter((sort) => sort !== "chance" || lost.noModel === null).map((sort) => (
                <Link key={sort} to={withOwn(pathname, search, { "lost-sort": sort === "money" ? null : sort, "lost-page": null })} preventScrollReset aria-current={sort === lost.sort ? "true" : undefined}>
                  {t(`ui.clients_lost_sort_${sort}`)}
                </Link>
              ))}
            </nav>
            <span className="clients-lost-files">
              <a href={withOwn("/lost-clients.csv", search, file)} download>{t("ui.clients_lost_download")}</a>
              <a href={withOwn("/lost-clients.csv", search, { ...file, contacts: "1" })} download>{t("ui.clients_lost_download_contacts")}</a>
            </span>
          </div>
          {lost.noModel !== null && <p className="quiet">{t(`ui.outlook_${lost.noModel}`)}</p>}
          {lost.tooHopeful !== null && <p className="explain">{t("ui.outlook_too_hopeful", { visits: format.number(lost.tooHopeful, 1) })}</p>}
          <Table clients={lost.clients} told={lost.noModel === null} />
          <Pages lost={lost} />
        </>
      )}
    </section>
  );
}

function Table({ clients, told }: { readonly clients: readonly LostClient[]; readonly told: boolean }) {
  const { t, format } = useWords();
  return (
    <TableBox caption={t("ui.clients_lost")} quiet className="lost-table">
      <thead>
        <tr>
          <th scope="col">{t("ui.clients_lost_client")}</th>
          <th scope="col" className="number">{t("ui.clients_lost_money")}</th>
          {told && <th scope="col" className="number">{t("ui.outlook_column")}</th>}
          <th scope="col">{t("ui.clients_lost_last")}</th>
          <th scope="col">{t("ui.clients_lost_why")}</th>
          <th scope="col">{t("ui.clients_lost_do")}</th>
          <th scope="col">{t("ui.clients_lost_contact")}</th>
        </tr>
      </thead>
      <tbody>
        {clients.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <Link to={`/clients/${one.id}`}>{one.name ?? t("ui.dup_no_name")}</Link>
              <small>{[one.branch, one.brand].filter(Boolean).join(", ")}</small>
            </th>
            <td className="number">
              {format.minor(one.atStake, 0)}
              {one.byRevenue && <small>{t("ui.clients_lost_by_revenue")}</small>}
            </td>
            {told && (
              <td className="number">
                {one.outlook === null ? (
                  <span title={t("ui.outlook_few_visits")}>—</span>
                ) : (
                  <>
                    <Link className="figure" to={`/clients/${one.id}#outlook`} aria-label={t("ui.open_figure", { name: t("ui.outlook_column"), value: format.share(one.outlook.alive, 0) })}>
                      {format.share(one.outlook.alive, 0)}
                    </Link>
                    <small>{t("ui.outlook_visits", { visits: format.number(one.outlook.visits, 1) })}</small>
                  </>
                )}
              </td>
            )}
            <td className="nowrap">
              {format.date(one.lastDay)}
              <small>{t("ui.clients_lost_days", { days: format.count(one.silentDays) })}</small>
            </td>
            <td>{t(`ui.reason_${one.reason}`)}</td>
            <td>{t(`ui.reason_${one.reason}_action`)}</td>
            <td className="nowrap">{one.phone ?? "—"}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

function Pages({ lost: { page, pages } }: { readonly lost: LostList }) {
  const { t } = useWords();
  const { pathname, search } = useLocation();
  if (pages < 2) return null;
  const to = (next: number) => withOwn(pathname, search, { "lost-page": next === 1 ? null : String(next) });
  return (
    <nav className="pages" aria-label={t("ui.clients_lost_pages")}>
      {page > 1 && <Link to={to(page - 1)} preventScrollReset>← {t("ui.drawer_previous")}</Link>}
      <span>{t("ui.drawer_page", { page, pages })}</span>
      {page < pages && <Link to={to(page + 1)} preventScrollReset>{t("ui.drawer_next")} →</Link>}
    </nav>
  );
}
