import * as Plot from "@observablehq/plot";
import type { Figure } from "#app/metrics/types.ts";
import { emptyPlot, fitting, label, position, quiet, size, textWidth } from "../ink.ts";
import type { ChartKind, ChartTable, ChartWords, Frame } from "../types.ts";

export interface NpsData {
  /** One NPS figure a row, with its parts promoter, passive and detractor. */
  readonly rows: readonly { readonly label: string; readonly figure: Figure }[];
}
interface NpsRow {
  readonly label: string;
  readonly figure: Figure;
  readonly counts: Readonly<Record<Group, number>>;
  readonly answers: number;
}
const groups = ["detractor", "passive", "promoter"] as const;
type Group = (typeof groups)[number];
const looks = {
  detractor: { fill: "var(--bad)", ink: "var(--surface)", sign: "− " },
  passive: { fill: "var(--rule)", ink: "var(--ink)", sign: "" },
  promoter: { fill: "var(--good)", ink: "var(--surface)", sign: "+ " },
} as const;

/** Rows with answers; the shares come from the counts, so that they make the whole. */
export const npsRows = (data: NpsData): NpsRow[] =>
  data.rows.flatMap(({ label: name, figure }) => {
    const counts = { detractor: figure.parts?.["detractor"] ?? 0, passive: figure.parts?.["passive"] ?? 0, promoter: figure.parts?.["promoter"] ?? 0 };
    const answers = counts.detractor + counts.passive + counts.promoter;
    return answers === 0 || figure.value === null ? [] : [{ label: name, figure, counts, answers }];
  });

const segments = (rows: readonly NpsRow[]) =>
  rows.flatMap(({ label: name, counts, answers }) => {
    let from = 0;
    return groups.map((group) => {
      const share = counts[group] / answers;
      return { label: name, group, share, from, to: (from += share) };
    });
  });

const signed = (figure: Figure, { format }: ChartWords) => format.change(figure.value, "points");

/** Detractors, passives and promoters as parts of one bar from 0 to 100 %, and the NPS beside it with sign, interval and n. */
export function npsBars(data: NpsData, frame: Frame): Plot.PlotOptions {
  const rows = npsRows(data);
  if (rows.length === 0) return emptyPlot(frame, frame.t("charts.empty_nps"));
  const { t, format } = frame;
  const parts = segments(rows);
  const phone = frame.width < 480;
  const below = (row: NpsRow) => `${format.range(row.figure.low, row.figure.high, "points")}${phone ? "\n" : " · "}${t("charts.n", { n: format.value(row.figure.n, "count") })}`;
  const marginRight = Math.max(...rows.map((row) => Math.max(textWidth(signed(row.figure, frame), 18), textWidth(below(row), size.small)))) + 14;
  const marginLeft = phone ? 1 : Math.max(...rows.map((row) => textWidth(row.label, 13))) + 12;
  const pixels = frame.width - marginLeft - marginRight;
  const row = phone ? 66 : 48;
  const [inset, lower] = phone ? [26, 9] : [9, 0];
  const heads = [
    { group: "detractors", x: 0, textAnchor: "start", fill: "var(--bad)" },
    { group: "passives", x: 0.5, textAnchor: "middle", fill: "var(--ink-2)" },
    { group: "promoters", x: 1, textAnchor: "end", fill: "var(--good)" },
  ] as const;
  const short = (text: string) => (phone ? text.replace(/\s(?=\d)/, "\n") : text);
  return {
    width: frame.width,
    height: (phone ? 40 : 24) + rows.length * row + 6,
    marginTop: phone ? 40 : 24,
    marginRight,
    marginBottom: 6,
    marginLeft,
    x: { type: "linear", domain: [0, 1], axis: null },
    y: { type: "band", domain: rows.map((each) => each.label), padding: 0, axis: null },
    marks: [
      heads.map(({ group, ...head }) => Plot.text([head], { x: "x", frameAnchor: "top", lineAnchor: "bottom", dy: -4, text: [short(t(`charts.${group}`))], textAnchor: head.textAnchor, fill: head.fill, fontSize: size.small, fontWeight: 600 })),
      groups.map((group) => Plot.barX(parts.filter((part) => part.group === group && part.share > 0), { x1: "from", x2: "to", y: "label", fill: looks[group].fill, insetTop: inset, insetBottom: 9, insetRight: 1 })),
      groups.map((group) => Plot.text(parts.filter((part) => part.group === group), { x: (part) => (part.from + part.to) / 2, y: "label", text: (part) => fitting([`${looks[group].sign}${format.share(part.share, 0)}`, format.share(part.share, 0)], part.share * pixels), fill: looks[group].ink, dy: lower, fontVariant: "tabular-nums", fontWeight: 600 })),
      phone
        ? Plot.text(rows, { ...label, x: 0, y: "label", text: "label", textAnchor: "start", dy: -17, fontSize: 13 })
        : Plot.text(rows, { x: 0, y: "label", text: "label", textAnchor: "end", dx: -10, fontSize: 13, fill: "var(--ink)" }),
      Plot.text(rows, { ...label, x: 1, y: "label", text: (each: NpsRow) => signed(each.figure, frame), textAnchor: "start", dx: 8, dy: lower - (phone ? 12 : 7), fontSize: 18, fontWeight: 600 }),
      Plot.text(rows, { ...quiet, x: 1, y: "label", text: below, textAnchor: "start", dx: 8, dy: lower + (phone ? 11 : 10), fontSize: size.small, lineHeight: 1.2 }),
    ],
  };
}

function npsDescription(data: NpsData, words: ChartWords): string {
  const { t, format } = words;
  const rows = npsRows(data);
  if (rows.length === 0) return t("charts.empty_nps");
  return rows.map(({ label: name, figure, counts, answers }) => t("charts.nps_description", { label: name, detractors: format.share(counts.detractor / answers, 0), passives: format.share(counts.passive / answers, 0), promoters: format.share(counts.promoter / answers, 0), value: signed(figure, words), n: format.value(figure.n, "count") })).join(" ");
}

function npsTable(data: NpsData, words: ChartWords): ChartTable {
  const { t, format } = words;
  const cell = (counts: NpsRow["counts"], group: Group, answers: number) => `${format.value(counts[group], "count")} (${format.share(counts[group] / answers, 0)})`;
  return {
    columns: [{ label: t("charts.origin"), numeric: false }, ...["NPS", t("charts.interval"), t("charts.promoters"), t("charts.passives"), t("charts.detractors"), t("charts.answers")].map((text) => ({ label: text, numeric: true }))],
    rows: npsRows(data).map(({ label: name, figure, counts, answers }) => [name, signed(figure, words), format.range(figure.low, figure.high, "points"), cell(counts, "promoter", answers), cell(counts, "passive", answers), cell(counts, "detractor", answers), format.value(answers, "count")]),
  };
}

export const nps: ChartKind<NpsData> = {
  name: "nps",
  nearest: "y",
  plot: npsBars,
  anchors: (data) => npsRows(data).map((row) => ({ x: position(row.counts.detractor / row.answers) ?? 0, y: row.label })),
  table: npsTable,
  title: (data, words) => {
    const rows = npsRows(data);
    if (rows.length === 0) return "NPS";
    return words.t("charts.nps_title", { list: rows.map((row) => words.t("charts.nps_item", { label: row.label, value: signed(row.figure, words) })).join(", ") });
  },
  subtitle: (data, { t }) => (npsRows(data).length === 0 ? "" : t("charts.nps_subtitle")),
  description: npsDescription,
};
