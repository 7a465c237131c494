import { useEffect, useRef } from "react";
import { Form, Link, useLocation } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { ChosenSegment, SegmentsPage } from "./views.ts";

interface Props {
  readonly page: SegmentsPage;
  readonly chosen: ChosenSegment;
}

/** The segment that is looked at: how many, what they bring, who they are; to be kept under a name, and to be taken away as a file. */
export function Chosen({ page, chosen }: Props) {
  const { t, format } = useWords();
  const { clients, share, money, byRevenue, expected } = chosen;
  const heading = useRef<HTMLHeadingElement>(null);
  const { hash } = useLocation();
  // From a cell of the grid far below: keys go on from here too.
  useEffect(() => {
    if (hash === "#segment-chosen") heading.current?.focus();
  }, [hash]);
  return (
    <section className="panel" aria-labelledby="segment-chosen">
      <h2 id="segment-chosen" ref={heading} tabIndex={-1}>{chosen.words}</h2>
      <p>
        {t("segments.chosen", { n: clients, count: format.count(clients), share: format.share(share), money: format.minor(money, 0) })}
        {byRevenue > 0 && ` ${t("segments.by_revenue", { n: byRevenue, count: format.count(byRevenue) })}`}
      </p>
      {expected && <p>{t(expected.money === null ? "segments.chosen_expected_visits" : "segments.chosen_expected", { alive: format.share(expected.alive), n: expected.clients, count: format.count(expected.clients), visits: format.count(Math.round(expected.visits)), money: format.minor(expected.money ?? 0, 0) })}</p>}
      <p className="segment-files">
        {(["csv", "xlsx"] as const).map((type) => (
          <a key={type} className="button" href={`/segments/clients/${type}?${query(page, chosen)}`}>{t("segments.export", { type: type.toUpperCase() })}</a>
        ))}
        <a className="button" href={`/segments/clients/csv?${query(page, chosen)}&contacts=1`}>{t("segments.export_contacts")}</a>
      </p>
      {page.mayKeep && (
        <Form method="post" action="/segments" className="segment-keep">
          <input type="hidden" name="intent" value="keep" />
          <input type="hidden" name="seg" value={chosen.text} />
          <input type="hidden" name="as_of" value={page.asOf} />
          <label className="field">
            <span>{t("segments.name")}</span>
            <input name="name" required maxLength={page.longestName} />
          </label>
          <button className="button">{t("segments.keep")}</button>
        </Form>
      )}
      {clients > 0 && <Members page={page} chosen={chosen} />}
    </section>
  );
}

const query = (page: SegmentsPage, { text }: ChosenSegment, at?: number): string =>
  new URLSearchParams({ seg: text, ...(page.asOf !== page.usualDay && { as_of: page.asOf }), ...(at && at > 1 && { page: String(at) }) }).toString();

function Members({ page, chosen }: Props) {
  const { t, format } = useWords();
  const to = (at: number): string => `/segments?${query(page, chosen, at)}`;
  return (
    <>
      <TableBox caption={t("segments.members")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("segments.column_client")}</th>
            <th scope="col">{t("segments.column_branch")}</th>
            <th scope="col">{t("segments.column_phone")}</th>
            <th scope="col">{t("segments.column_last_contact")}</th>
            <th scope="col" className="number">{t("segments.column_money")}</th>
            <th scope="col" className="number">{t("segments.column_alive")}</th>
            <th scope="col" className="number">{t("segments.column_visits")}</th>
          </tr>
        </thead>
        <tbody>
          {chosen.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row"><Link to={`/clients/${row.id}`}>{row.name ?? row.id}</Link></th>
              <td>{row.branch ?? "—"}</td>
              <td>{row.phone ?? "—"}</td>
              <td>{format.date(row.lastDay)}</td>
              <td className="number">{format.minor(row.money, 0)}</td>
              <td className="number">{format.share(row.alive, 0)}</td>
              <td className="number">{format.number(row.visits, 1)}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      {chosen.pages > 1 && (
        <nav className="pages" aria-label={t("segments.pages")}>
          {chosen.page > 1 && <Link to={to(chosen.page - 1)}>{t("segments.before")}</Link>}
          <span>{t("segments.page_of", { page: chosen.page, pages: chosen.pages })}</span>
          {chosen.page < chosen.pages && <Link to={to(chosen.page + 1)}>{t("segments.next")}</Link>}
        </nav>
      )}
    </>
  );
}
