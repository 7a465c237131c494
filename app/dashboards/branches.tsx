import { Fragment } from "react";
import { Link } from "react-router";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useLinks } from "#app/components/links.tsx";
import { useWords } from "#app/components/locale.tsx";
import { SortHead, useSorting, type SortKeys } from "#app/components/sorting.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { BranchRow, Figure, OverviewData } from "#app/metrics/types.ts";
import type { MixRow } from "#app/metrics/views/overview.ts";
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
export function Branches({ data, mix }: { readonly data: OverviewData; readonly mix: readonly MixRow[] }) {
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
          {group.map((figure, at) => (
            <Fragment key={idOf(figure)}>
            <SortHead column={idOf(figure)} sorting={sorting} number>
              {metricName(figure, t)}
            </SortHead>
            {at === 0 && mix.length > 0 && <th scope="col" className="number">{t("ui.ov_adjusted")}</th>}
            </Fragment>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <Row key={row.branch} row={row} columns={group} mix={mix.length > 0 ? (mix.find(({ branch }) => branch === row.branch) ?? null) : undefined} />
        ))}
        <tr className="total">
          <th scope="row">{whole}</th>
          <td />
          {group.map((figure, at) => (
            <Fragment key={idOf(figure)}>
              <Cell figure={figure} branch={whole} />
              {at === 0 && mix.length > 0 && <td />}
            </Fragment>
          ))}
        </tr>
      </tbody>
    </TableBox>
  );
}

function Row({ row, columns, mix }: { readonly row: BranchRow; readonly columns: readonly Figure[]; readonly mix: MixRow | null | undefined }) {
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
      {columns.map((column, at) => (
        <Fragment key={idOf(column)}>
          <Cell figure={row.figures.find((figure) => idOf(figure) === idOf(column))} branch={row.branch} />
          {at === 0 && mix !== undefined && <MixCell mix={mix} />}
        </Fragment>
      ))}
    </tr>
  );
}

/** What the branch would be with the group's mix, and whether that turns it round. */
function MixCell({ mix }: { readonly mix: MixRow | null }) {
  const { t, format } = useWords();
  if (!mix) return <td className="number">—</td>;
  return (
    <td className="number" title={`${t("ui.interval")}: ${format.range(mix.low, mix.high, "share")}`}>
      {format.share(mix.adjusted)}
      {mix.flip && <small className="change-bad">{t("ui.ov_flip", { side: t(`ui.ov_flip_${mix.flip}`) })}</small>}
    </td>
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
