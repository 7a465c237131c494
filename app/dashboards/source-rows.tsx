import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { orderLinePath, orderPath } from "#app/filters/links.ts";
import type { FigureDetail, Part, SourceRow } from "#app/metrics/types.ts";
import { valueName } from "./words.ts";

/** Where the drawer of a figure leads. */
export interface DrawerLinks {
  readonly closed: string;
  readonly part: (part: Part | null) => string;
  readonly page: (page: number) => string;
  readonly download: string;
}
interface Props {
  readonly detail: FigureDetail;
  readonly part: Part | null;
  readonly links: DrawerLinks;
}
const shownSources = 3;
const choices = [null, "numerator", "denominator"] as const;
const isChoice = (part: Part | null) => (choices as readonly (Part | null)[]).includes(part);

/** The rows behind a figure, each with the file and line it was read from. */
export function SourceRows({ detail: { rows, rowCount, page, pages }, part, links }: Props) {
  const { t, format } = useWords();
  const unit = rows[0]?.unit ?? "client";
  const has = { day: rows.some((row) => row.day !== null), amount: rows.some((row) => row.amount !== null), score: rows.some((row) => row.score !== null), days: rows.some((row) => row.days !== null), part: rows.some((row) => !row.in_numerator) };
  return (
    <section className="rows" aria-label={t("ui.drawer_rows")}>
      <h3>{t("ui.drawer_rows")}</h3>
      <div className="rows-bar">
        <nav className="segments" aria-label={t("ui.row_counted")}>
          {choices.map((choice) => (
            <Link key={choice ?? "all"} to={links.part(choice)} preventScrollReset aria-current={choice === part ? "true" : undefined}>
              {choice ? t(`ui.drawer_${choice}`) : t("ui.drawer_all_rows")}
            </Link>
          ))}
          {!isChoice(part) && (
            <Link to={links.part(part)} preventScrollReset aria-current="true">
              {valueName("part", part, t)}
            </Link>
          )}
        </nav>
        <span className="quiet">{t("ui.drawer_rows_count", { n: rowCount, count: format.count(rowCount) })}</span>
        {rowCount > 0 && (
          <span className="row-files">
            <a href={links.download} download>
              {t("ui.drawer_download")}
            </a>{" "}
            <a href={links.download.replace("/figure.csv", "/export/figure.xlsx")} download>
              {t("ui.export_xlsx")}
            </a>
          </span>
        )}
      </div>
      {rows.length === 0 ? (
        <p>{t("ui.drawer_no_rows")}</p>
      ) : (
        <TableBox caption={t("ui.drawer_rows")} quiet className="source-rows">
          <thead>
            <tr>
              <th scope="col">{t(`ui.row_${unit}`)}</th>
              {has.day && <th scope="col">{t("ui.row_day")}</th>}
              {has.amount && <th scope="col" className="number">{t("ui.row_amount")}</th>}
              {has.score && <th scope="col" className="number">{t("ui.row_score")}</th>}
              {has.days && <th scope="col" className="number">{t("ui.row_days")}</th>}
              {has.part && <th scope="col">{t("ui.row_counted")}</th>}
              <th scope="col">{t("ui.row_source")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} has={has} />
            ))}
          </tbody>
        </TableBox>
      )}
      {pages > 1 && (
        <nav className="pages" aria-label={t("ui.drawer_page", { page, pages })}>
          {page > 1 && <Link to={links.page(page - 1)} preventScrollReset>← {t("ui.drawer_previous")}</Link>}
          <span>{t("ui.drawer_page", { page, pages })}</span>
          {page < pages && <Link to={links.page(page + 1)} preventScrollReset>{t("ui.drawer_next")} →</Link>}
        </nav>
      )}
    </section>
  );
}

function Row({ row, has }: { readonly row: SourceRow; readonly has: { readonly day: boolean; readonly amount: boolean; readonly score: boolean; readonly days: boolean; readonly part: boolean } }) {
  const { t, format } = useWords();
  const more = row.sources.length - shownSources;
  return (
    <tr>
      <th scope="row">
        {row.closed && row.unit === "client" ? (row.name ?? t("ui.row_client_no", { id: row.id })) : row.closed && row.unit === "car" ? row.id : row.unit === "car" ? <Link to={`/cars/${row.id}`}>{row.id}</Link> : row.unit === "client" ? <Link to={`/clients/${row.id}`}>{row.name ?? t("ui.row_nobody")}</Link> : row.unit === "contact" && !row.closed ? <Link to={`/clients/${row.id.split(" ")[0]}`}>{row.name ?? t("ui.row_nobody")}</Link> : row.unit === "order" ? <Link to={orderPath(row.id)}>{row.name ?? row.id}</Link> : (row.name ?? row.id)}
        {placeOf(row) !== "" && <small>{placeOf(row)}</small>}
      </th>
      {has.day && <td className="nowrap">{format.date(row.day)}</td>}
      {has.amount && <td className="number">{format.money(row.amount)}</td>}
      {has.score && <td className="number">{format.number(row.score)}</td>}
      {has.days && <td className="number">{row.days === null ? "" : format.count(row.days)}</td>}
      {has.part && <td>{row.in_numerator ? t("ui.row_in_numerator") : t("ui.row_in_denominator")}</td>}
      <td>
        <ul className="sources">
          {row.sources.slice(0, shownSources).map(({ file, line, batch, kind }) => (
            <li key={`${batch} ${line}`}>{kind === "visits" ? <Link to={orderLinePath(batch, line)}>{t("ui.row_source_line", { file, line })}</Link> : t("ui.row_source_line", { file, line })}</li>
          ))}
          {more > 0 && <li>{t("ui.row_more_sources", { n: more })}</li>}
        </ul>
      </td>
    </tr>
  );
}

/** What is under a row's name: the number it has beside a client's name, and its branch unless the number begins with it. */
function placeOf({ unit, id, name, branch }: SourceRow): string {
  const number = unit === "client" || unit === "contact" || unit === "car" || name === null ? null : id;
  return [number, branch === null || number?.startsWith(`${branch} `) ? null : branch].filter(Boolean).join(" · ");
}
