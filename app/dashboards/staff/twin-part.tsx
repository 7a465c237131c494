import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { SortHead, useSorting, type SortKeys } from "#app/components/sorting.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { Unit } from "#app/metrics/types.ts";
import type { AdjustedRow, AdjustedTable, ComponentId } from "#app/metrics/views/staff.ts";
import { metricName } from "../words.ts";

/** A count is compared as the share it is of what it is counted over. */
export const twinUnit = (id: ComponentId): Unit => (id === "importer_csi" ? "score" : "share");

const keys: SortKeys<AdjustedRow> = {
  name: ({ name }) => name,
  raw: ({ part }) => part?.raw ?? null,
  n: ({ part, figure }) => part?.n ?? figure.n,
  expected: ({ part }) => part?.expected ?? null,
  difference: ({ part }) => part?.difference ?? null,
  adjusted: ({ part }) => part?.adjusted ?? null,
  covered: ({ part }) => part?.covered ?? null,
};

/** One component person by person: as it stands, what colleagues have at the same work, and what it would be with the mix of all. */
export function TwinPart({ table, role, period }: { readonly table: AdjustedTable; readonly role: "advisor" | "seller"; readonly period: string }) {
  const { t, format } = useWords();
  const { sorted, sorting } = useSorting(table.rows, keys, `${role}-mix`);
  const name = metricName({ metric: table.id, by: {} }, t);
  const heads = [["raw", "st_as_is"], ["n", "st_n"], ["expected", "st_expected"], ["difference", "st_difference"], ["adjusted", "st_same"], ["covered", "st_covered"]] as const;
  const { fine, coarse, none } = table.strata;
  const of = Math.max(1, fine + coarse + none);
  return (
    <>
      <TableBox caption={t("ui.st_same_part", { name, role: t(`ui.role_${role}`), period })} className="twin">
        <thead>
          <tr>
            <SortHead column="name" sorting={sorting}>{t("ui.staff_person")}</SortHead>
            {heads.map(([column, key]) => (
              <SortHead key={column} column={column} sorting={sorting} number>{t(`ui.${key}`)}</SortHead>
            ))}
            <th scope="col">{t("ui.st_turned")}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <Row key={`${row.staffCode} ${row.branch ?? ""}`} row={row} id={table.id} />
          ))}
        </tbody>
      </TableBox>
      <p className="explain">{t("ui.st_same_how", { group: format.value(table.group, twinUnit(table.id)) })}</p>
      <p className="explain">{t(`ui.st_strata_${table.id === "first_visit_recommend" || table.id === "repeat_sales" ? "kind" : "new"}`, { fine: format.share(fine / of, 0), coarse: format.share(coarse / of, 0), none: format.share(none / of, 0) })}</p>
    </>
  );
}

function Row({ row: { name, branch, figure, part, none }, id }: { readonly row: AdjustedRow; readonly id: ComponentId }) {
  const { t, format } = useWords();
  const unit = twinUnit(id);
  const said = (value: number) => format.value(value, unit);
  const counted = figure.unit === "count" && part;
  return (
    <tr>
      <th scope="row">
        {name}
        <small>{branch ?? t("ui.no_word")}</small>
      </th>
      <td className="number">
        <FigureValue figure={figure} name={`${metricName(figure, t)}, ${name}`} {...(counted ? { text: said(part.raw) } : {})} />
        {counted ? <small>{format.count(Number(figure.value))}</small> : figure.low !== null && <small className="nowrap">{format.range(figure.low, figure.high, figure.unit)}</small>}
      </td>
      <td className="number">{format.count(part?.n ?? figure.n)}</td>
      {part ? (
        <>
          <td className="number">{said(part.expected)}</td>
          <td className="number">
            {format.change(part.difference, unit)}
            <small className="nowrap">{`${format.change(part.low, unit)} … ${format.change(part.high, unit)}`}</small>
          </td>
          <td className="number strong">{said(part.adjusted)}</td>
          <td className="number">{format.share(part.covered, 0)}</td>
          <td>{part.turned === "no" ? "" : t(`ui.st_turned_${part.turned}`)}</td>
        </>
      ) : (
        <td colSpan={5} className="quiet">{t(`ui.st_none_${none ?? "blank"}`)}</td>
      )}
    </tr>
  );
}
