import { Link } from "react-router";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useLinks } from "#app/components/links.tsx";
import { useWords } from "#app/components/locale.tsx";
import { SortHead, useSorting, type SortKeys } from "#app/components/sorting.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { BranchRow, Figure, OverviewData } from "#app/metrics/types.ts";
import { metricName } from "./words.ts";

const idOf = (figure: Figure) => [figure.metric, figure.by["origin"]].filter(Boolean).join("~");
const signs = { inside: "", above95: "▲ ", above998: "▲ ", below95: "▼ ", below998: "▼ " } as const;

const fromBelow = ["below998", "below95", "inside", "above95", "above998"];
const keysOf = (columns: readonly Figure[]): SortKeys<BranchRow> => ({
  branch: (row) => row.branch,
  funnel: (row) => fromBelow.indexOf(row.funnel),
  ...Object.fromEntries(columns.map((column) => [idOf(column), (row: BranchRow) => sortValue(row.figures.find((figure) => idOf(figure) === idOf(column)))])),
});
const sortValue = (figure: Figure | undefined) => (figure?.value == null ? null : Number(figure.value));

/** Every figure by branch, in the order of the tiles, under the group's own. */
export function Branches({ data }: { readonly data: OverviewData }) {
  const { t } = useWords();
  const group = [data.loyal.current, ...data.tiles.map((tile) => tile.current)];
  const links = useLinks();
  const whole = data.branches.rows.some((row) => links.isChosen("branch", row.branch)) ? t("ui.selection") : t("ui.group");
  const { sorted, sorting } = useSorting(data.branches.rows, keysOf(group));
  return (
    <TableBox caption={t("ui.branches_caption")} className="branch-table">
      <thead>
        <tr>
          <SortHead column="branch" sorting={sorting}>{t("ui.branch")}</SortHead>
          <SortHead column="funnel" sorting={sorting}>{t("ui.funnel_column")}</SortHead>
          {group.map((figure) => (
            <SortHead key={idOf(figure)} column={idOf(figure)} sorting={sorting} number>
              {metricName(figure, t)}
            </SortHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <Row key={row.branch} row={row} columns={group} />
        ))}
        <tr className="total">
          <th scope="row">{whole}</th>
          <td />
          {group.map((figure) => (
            <Cell key={idOf(figure)} figure={figure} branch={whole} />
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
        <Link to={links.toggle("branch", row.branch)} preventScrollReset aria-current={links.isChosen("branch", row.branch) ? "true" : undefined} title={t("ui.set_branch", { name: row.branch })}>
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
