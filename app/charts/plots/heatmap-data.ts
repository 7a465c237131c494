import type { Unit } from "#app/metrics/types.ts";

export interface HeatmapData {
  readonly name: string;
  readonly unit: Unit;
  /** What the rows are: "Month of sale". */
  readonly rowsTitle: string;
  /** What the columns are: "Months after". */
  readonly columnsTitle: string;
  readonly columns: readonly string[];
  /** A cell a column; null is no value, never 0. `early`: the data had only begun. */
  readonly rows: readonly { readonly label: string; readonly n: number; readonly early?: boolean; readonly cells: readonly (number | null)[] }[];
}
export interface HeatCell {
  readonly row: number;
  readonly column: number;
  readonly value: number | null;
}

/** Row by row; the blank end of a row (months that have not come) is left out, a blank within is kept. */
export const heatCells = ({ rows, columns }: HeatmapData): HeatCell[] =>
  rows.flatMap(({ cells }, row) => {
    const end = cells.slice(0, columns.length).findLastIndex((value) => value !== null);
    return cells.slice(0, end + 1).map((value, column) => ({ row, column, value }));
  });

/** The ends of the colour: from zero where zero is near, so that a pale cell is a small one. */
export function heatEnds(data: HeatmapData): { readonly low: number; readonly high: number } {
  const values = heatCells(data).flatMap(({ value }) => (value === null ? [] : [value]));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return { low: least >= 0 && least < most * 0.5 ? 0 : least, high: most };
}
