import * as Plot from "@observablehq/plot";
import type { Unit } from "#app/metrics/types.ts";
import { hatched } from "../hatch.ts";
import { cut, emptyPlot, quiet, size, textWidth } from "../ink.ts";
import type { ChartKind, Frame } from "../types.ts";
import { heatDescription, heatSubtitle, heatTable, heatTitle } from "./heatmap-words.ts";

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

/** Blank cells that stand side by side, as one strip. */
function blanks({ rows, columns }: HeatmapData): { row: number; from: number; to: number }[] {
  return rows.flatMap(({ cells }, row) =>
    columns.reduce<{ row: number; from: number; to: number }[]>((strips, _, column) => {
      if ((cells[column] ?? null) !== null) return strips;
      const last = strips.at(-1);
      return last?.to === column ? [...strips.slice(0, -1), { ...last, to: column + 1 }] : [...strips, { row, from: column, to: column + 1 }];
    }, []),
  );
}

/** How strong the strongest colour is: ink on it stays readable on a light page and on a dark one. */
const strongest = 0.48;

/** A value for each pair of row and column as a colour with its number; what has no value is hatched. */
export function heatmapPlot(data: HeatmapData, frame: Frame): Plot.PlotOptions {
  const cells = heatCells(data).filter((cell): cell is HeatCell & { value: number } => cell.value !== null);
  if (cells.length === 0) return emptyPlot(frame, frame.t("plots.empty_heat", { name: data.name }));
  const { format } = frame;
  const phone = frame.width < 480;
  const { low, high } = heatEnds(data);
  const names = data.rows.map((row) => `${row.label}${row.early ? " *" : ""}`);
  const counts = data.rows.map((row) => format.value(row.n, "count"));
  const countWidth = Math.max(textWidth("n", size.small), ...counts.map((text) => textWidth(text, size.small)));
  const nameWidth = Math.min(frame.width * (phone ? 0.28 : 0.34), Math.max(...names.map((name) => textWidth(name))));
  const marginLeft = Math.ceil(nameWidth + countWidth + 22);
  const band = (frame.width - marginLeft - 2) / data.columns.length;
  const texts = [(v: number) => format.value(v, data.unit), (v: number) => (data.unit === "share" ? format.share(v, 0) : format.number(v, 0)), (v: number) => (data.unit === "share" ? format.number(v * 100, 0) : "")];
  const text = texts.find((write) => write(high) !== "" && cells.every(({ value }) => textWidth(write(value), size.small) + 3 <= band));
  const every = Math.max(1, Math.ceil((Math.max(...data.columns.map((name) => Math.min(textWidth(name, size.small), 90))) + 4) / band));
  const strength = (value: number) => (high === low ? strongest / 2 : (Math.ceil((Math.abs(low < 0 ? value : value - low) / (low < 0 ? Math.max(-low, Math.abs(high)) : high - low)) * 6) / 6) * (strongest - 0.04) + 0.04);
  const row = 25;
  const top = 40;
  return {
    width: frame.width,
    height: top + data.rows.length * row + 4,
    marginTop: top,
    marginRight: 2,
    marginBottom: 4,
    marginLeft,
    x: { type: "linear", domain: [0, data.columns.length], axis: null },
    y: { type: "band", domain: data.rows.map((_, at) => at), padding: 0, axis: null },
    marks: [
      Plot.barX(blanks(data), { x1: "from", x2: "to", y: "row", fill: "var(--surface-2)", inset: 1, render: hatched("var(--rule-strong)", 7) }),
      ([true, false] as const).map((fair) => Plot.barX(cells.filter(({ value }) => value >= 0 === fair), { x1: "column", x2: (cell: HeatCell) => cell.column + 1, y: "row", fill: fair ? "var(--accent)" : "var(--bad)", fillOpacity: (cell: HeatCell) => strength(cell.value ?? 0), inset: 1 })),
      text === undefined ? null : Plot.text(cells, { x: (cell: HeatCell) => cell.column + 0.5, y: "row", text: (cell: HeatCell) => text(cell.value ?? 0), fill: "var(--ink)", fontSize: size.small, fontVariant: "tabular-nums" }),
      Plot.text(data.columns.map((name, at) => ({ name, at })).filter(({ at }) => at % every === 0), { x: ({ at }) => at + 0.5, frameAnchor: "top", text: ({ name }) => cut(name, band * every - 2, size.small), lineAnchor: "bottom", dy: -4, fill: "var(--ink-2)", fontSize: size.small }),
      Plot.text([cut(data.columnsTitle, frame.width - marginLeft, size.small)], { frameAnchor: "top-left", lineAnchor: "bottom", textAnchor: "start", dy: -22, fill: "var(--ink-2)", fontSize: size.small }),
      Plot.text([cut(data.rowsTitle, nameWidth + 4, size.small)], { frameAnchor: "top-left", lineAnchor: "bottom", textAnchor: "start", dx: -marginLeft + 1, dy: -4, fill: "var(--ink-2)", fontSize: size.small }),
      Plot.text(["n"], { frameAnchor: "top-left", lineAnchor: "bottom", textAnchor: "end", dx: -8, dy: -4, fill: "var(--ink-2)", fontSize: size.small }),
      Plot.text(data.rows, { frameAnchor: "left", y: (_, at) => at, text: (_, at) => cut(names[at] ?? "", nameWidth + 4), textAnchor: "start", dx: -marginLeft + 1, fill: "var(--ink)" }),
      Plot.text(data.rows, { ...quiet, frameAnchor: "left", y: (_, at) => at, text: (_, at) => counts[at] ?? "", textAnchor: "end", dx: -8, fontSize: size.small, fontVariant: "tabular-nums" }),
    ],
  };
}

export const heatmap: ChartKind<HeatmapData> = {
  name: "heatmap",
  nearest: "xy",
  plot: heatmapPlot,
  anchors: (data) => heatCells(data).map(({ row, column, value }) => (value === null ? null : { x: column + 0.5, y: row })),
  table: heatTable,
  title: heatTitle,
  subtitle: heatSubtitle,
  description: heatDescription,
};
