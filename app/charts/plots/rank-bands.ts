import * as Plot from "@observablehq/plot";
import type { PersonRow } from "#app/metrics/types.ts";
import { axis, cut, emptyPlot, grid, label, position, quiet, size, textWidth } from "../ink.ts";
import type { ChartKind, ChartTable, ChartWords, Frame } from "../types.ts";

export interface RankData {
  /** In the order to show, best first. */
  readonly people: readonly PersonRow[];
  /** The measure's name in the reader's language: "motivation score". */
  readonly name: string;
  /** A value to compare with, drawn as a line: 1 for a score that meets its targets. */
  readonly target?: number;
}

export const bandText = ({ band }: PersonRow, { t }: ChartWords) => (band === null ? t("charts.rank_none") : band.low === band.high ? t("charts.rank_one", { low: band.low }) : t("charts.rank_band", band));

const valueText = ({ score }: PersonRow, { format }: ChartWords) => format.value(score.value, score.unit);

/** One person a row: the score as a dot, its interval as a line, and on the right value, range of ranks and n. */
export function rankBands(data: RankData, frame: Frame): Plot.PlotOptions {
  const people = data.people;
  const numbers = people.flatMap(({ score }) => [score.value, score.low, score.high]).map(position).filter((value) => value !== null);
  if (numbers.length === 0) return emptyPlot(frame, frame.t("charts.empty_ranks"));
  const { t, format } = frame;
  const phone = frame.width < 480;
  const unit = people[0]?.score.unit ?? "score";
  const ends = [...numbers, ...(data.target === undefined ? [] : [data.target])];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const spare = (high - low) * 0.06 || Math.abs(high) * 0.1 || 1;
  const count = (person: PersonRow) => format.value(person.score.n, "count");
  const columns = [
    { head: t("charts.count"), cell: count },
    { head: t("charts.ranks"), cell: (person: PersonRow) => (phone && person.band === null ? "—" : bandText(person, frame)) },
    { head: "", cell: (person: PersonRow) => valueText(person, frame) },
  ].map((column) => ({ ...column, width: Math.max(textWidth(column.head), ...people.map((person) => textWidth(column.cell(person)))) + 12 }));
  const offsets = columns.map((_, at) => columns.slice(0, at).reduce((sum, column) => sum + column.width, 0));
  const marginRight = columns.reduce((sum, column) => sum + column.width, 4);
  const names = Math.min(Math.max(240, frame.width * 0.3), Math.max(...people.map((person) => textWidth(person.name, 13))) + 14);
  const row = phone ? 40 : 27;
  const lower = phone ? 8 : 0;
  const withInterval = people.filter(({ score }) => score.low !== null && score.high !== null);
  const at = (key: "value" | "low" | "high") => (person: PersonRow) => position(person.score[key]) ?? NaN;
  return {
    width: frame.width,
    height: 26 + people.length * row + 26,
    marginTop: 26,
    marginRight,
    marginBottom: 26,
    marginLeft: phone ? 6 : names,
    x: { type: "linear", domain: [unit === "points" ? low - spare : Math.max(0, low - spare), high + spare] },
    y: { type: "band", domain: people.map((person) => person.staffCode), padding: 0, axis: null },
    marks: [
      Plot.gridX({ ...grid, ticks: phone ? 3 : 5 }),
      Plot.axisX({ ...axis, ticks: phone ? 3 : 5, tickFormat: (value: number) => (unit === "share" ? format.share(value, 0) : format.number(value)) }),
      data.target === undefined ? null : Plot.ruleX([data.target], { stroke: "var(--ink-3)", strokeDasharray: "3 3" }),
      Plot.ruleY(withInterval, { y: "staffCode", x1: at("low"), x2: at("high"), stroke: "var(--accent)", strokeOpacity: 0.35, strokeWidth: 5, strokeLinecap: "round", dy: lower }),
      Plot.dot(people, { x: at("value"), y: "staffCode", r: 4.5, fill: (person: PersonRow) => (person.band === null ? "var(--surface)" : "var(--accent)"), stroke: "var(--accent)", strokeWidth: 1.5, dy: lower }),
      phone
        ? Plot.text(people, { ...label, y: "staffCode", frameAnchor: "left", text: (person: PersonRow) => cut(person.name, frame.width - 10, 13), textAnchor: "start", dx: -4, dy: -11, fontSize: 13 })
        : Plot.text(people, { y: "staffCode", frameAnchor: "left", text: (person: PersonRow) => cut(person.name, names - 14, 13), textAnchor: "end", dx: -12, fontSize: 13, fill: "var(--ink)" }),
      columns.map((column, index) => Plot.text([column.head], { frameAnchor: "top-right", text: [column.head], textAnchor: "end", dx: marginRight - (offsets[index] ?? 0), dy: -20, fontSize: size.small, fill: "var(--ink-2)" })),
      columns.map((column, index) => Plot.text(people, { ...(index === 2 ? label : quiet), y: "staffCode", frameAnchor: "right", text: column.cell, textAnchor: "end", dx: marginRight - (offsets[index] ?? 0), dy: lower, fontWeight: index === 2 ? 600 : 400, fontVariant: "tabular-nums" })),
    ],
    color: { type: "identity" },
  };
}

function rankTitle(data: RankData, words: ChartWords): string {
  const { t } = words;
  if (data.people.length === 0) return `${data.name.slice(0, 1).toLocaleUpperCase()}${data.name.slice(1)}`;
  const first = data.people.filter((person) => person.band?.low === 1);
  const best = Math.min(...data.people.map((person) => person.band?.low ?? Infinity));
  if (best === Infinity) return t("charts.rank_title_none");
  if (first.length === 0) return t("charts.rank_title_below", { low: best });
  const [leader] = first;
  return first.length === 1 && leader ? t("charts.rank_title_one", { name: leader.name, value: valueText(leader, words) }) : t("charts.rank_title_many", { n: first.length });
}

function rankDescription(data: RankData, words: ChartWords): string {
  if (data.people.length === 0) return words.t("charts.empty_ranks");
  const list = data.people.slice(0, 3).map((person) => `${person.name}: ${valueText(person, words)}, ${words.t("charts.ranks").toLocaleLowerCase()} ${bandText(person, words)}`).join("; ");
  return words.t("charts.rank_description", { people: data.people.length, ranked: data.people.filter((person) => person.band !== null).length, list });
}

function rankTable(data: RankData, words: ChartWords): ChartTable {
  const { t, format } = words;
  return {
    columns: [
      { label: t("charts.person"), numeric: false },
      { label: data.name, numeric: true },
      { label: t("charts.interval"), numeric: true },
      { label: t("charts.ranks"), numeric: true },
      { label: t("charts.count"), numeric: true },
    ],
    rows: data.people.map((person) => [person.name, valueText(person, words), format.range(person.score.low, person.score.high, person.score.unit), bandText(person, words), format.value(person.score.n, "count")]),
  };
}

export const ranks: ChartKind<RankData> = {
  name: "ranks",
  nearest: "y",
  plot: rankBands,
  anchors: (data) => data.people.map(({ score, staffCode }) => (score.value === null ? null : { x: Number(score.value), y: staffCode })),
  table: rankTable,
  title: rankTitle,
  subtitle: (data, { t }) => (data.people.length === 0 ? "" : t("charts.rank_subtitle", { name: data.name })),
  description: rankDescription,
};
