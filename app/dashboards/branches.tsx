import { Link } from "react-router";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useLinks } from "#app/components/links.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { BranchRow, Figure, OverviewData } from "#app/metrics/types.ts";
import { metricName } from "./words.ts";

const idOf = (figure: Figure) => `${figure.metric} ${figure.by["origin"] ?? ""}`;
const signs = { inside: "", above95: "▲ ", above998: "▲ ", below95: "▼ ", below998: "▼ " } as const;

/** Every figure by branch, in the order of the tiles, under the group's own. */
export function Branches({ data }: { readonly data: OverviewData }) {
  const { t } = useWords();
  const group = [data.loyal.current, ...data.tiles.map((tile) => tile.current)];
  return (
    <TableBox caption={t("ui.branches_caption")} className="branch-table">
      <thead>
        <tr>
          <th scope="col">{t("ui.branch")}</th>
          <th scope="col">{t("ui.funnel_column")}</th>
          {group.map((figure) => (
            <th key={idOf(figure)} scope="col" className="number">
              {metricName(figure, t)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.branches.rows.map((row) => (
          <Row key={row.branch} row={row} columns={group} />
        ))}
        <tr className="total">
          <th scope="row">{t("ui.group")}</th>
          <td />
          {group.map((figure) => (
            <Cell key={idOf(figure)} figure={figure} branch={t("ui.group")} />
          ))}
        </tr>
      </tbody>
    </TableBox>
  );
}

function Row({ row, columns }: { readonly row: BranchRow; readonly columns: readonly Figure[] }) {
  const { t } = useWords();
  const links = useLinks();
  const side = row.funnel.startsWith("above") ? "good" : row.funnel.startsWith("below") ? "bad" : "unsure";
  return (
    <tr>
      <th scope="row">
        <Link to={links.toggle("branch", row.branch)} preventScrollReset title={t("ui.set_branch", { name: row.branch })}>
          {row.branch}
        </Link>
      </th>
      <td className={`change-${side} nowrap`}>
        {signs[row.funnel]}
        {t(`ui.funnel_${row.funnel}`)}
      </td>
      {columns.map((column) => (
        <Cell key={idOf(column)} figure={row.figures.find((figure) => idOf(figure) === idOf(column))} branch={row.branch} />
      ))}
    </tr>
  );
}

function Cell({ figure, branch }: { readonly figure: Figure | undefined; readonly branch: string }) {
  const { t, format } = useWords();
  if (!figure) return <td className="number">—</td>;
  return (
    <td className="number">
      <FigureValue figure={figure} name={`${metricName(figure, t)}, ${branch}`} />
      <small>n {format.count(figure.n)}</small>
    </td>
  );
}
