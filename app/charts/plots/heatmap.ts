import * as Plot from "@observablehq/plot";
import { hatched } from "../hatch.ts";
import { cut, emptyPlot, quiet, size, textWidth } from "../ink.ts";
import type { ChartKind, Frame } from "../types.ts";
import { type HeatCell, heatCells, heatEnds, type HeatmapData } from "./heatmap-data.ts";
import { heatDescription, heatSubtitle, heatTable, heatTitle } from "./heatmap-words.ts";

export type { HeatmapData };

/** Blank cells that stand side by side, as one strip. */
function blanks({ rows, columns }: HeatmapData): { row: number; from: number; to: number }[] {
  const strips: { row: number; from: number; to: number }[] = [];
  for (const [row, { cells }] of rows.entries()) {
    for (const from of columns.keys()) {
      if ((cells[from] ?? null) !== null) continue;
      const last = strips.at(-1);
      if (last?.row === row && last.to === from) last.to = from + 1;
      else strips.push({ row, from, to: from + 1 });
    }
  }
  return strips;
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
  const nameWidth = Math.min(frame.width * (phone ? 0.38 : 0.34), Math.max(textWidth(data.rowsTitle, size.small), ...names.map((name) => textWidth(name))));
  const marginLeft = Math.ceil(nameWidth + countWidth + 22);
  const band = (frame.width - marginLeft - 2) / data.columns.length;
  const texts = [(v: number) => format.value(v, data.unit), (v: number) => (data.unit === "share" ? format.share(v, 0) : format.number(v, 0)), (v: number) => (data.unit === "share" ? format.number(v * 100, 0) : "")];
  const text = texts.find((write) => write(high) !== "" && cells.every(({ value }) => textWidth(write(value), size.small) + 3 <= band));
  const every = data.columns.length <= 6 ? 1 : Math.max(1, Math.ceil((Math.max(...data.columns.map((name) => Math.min(textWidth(name, size.small), 90))) + 4) / band));
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
