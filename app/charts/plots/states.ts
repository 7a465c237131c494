import * as Plot from "@observablehq/plot";
import { hatched } from "../hatch.ts";
import { axis, cut, emptyPlot, grid, label, size, textWidth } from "../ink.ts";
import { spreadOut } from "../labels.ts";
import { monthLabel, monthTicks } from "../months.ts";
import type { ChartKind, Frame } from "../types.ts";
import { eventsOver, eventsWithin } from "./events-over.ts";
import { type Part, type Role, stateColumns, stateParts, type StatesData } from "./states-data.ts";
import { statesDescription, statesSubtitle, statesTable, statesTitle } from "./states-words.ts";

export type { StatesData };

const fills: Readonly<Record<Role, string>> = { good: "var(--good)", bad: "var(--bad)", uncertain: "var(--unsure)", quiet: "var(--rule-strong)" };
/** Of states with the same role each further one is paler. */
const paler = [1, 0.6, 0.35, 0.2];
const strongest: Readonly<Record<Role, number>> = { good: 1, bad: 1, uncertain: 0.6, quiet: 1 };

/** A column a month from zero: how many are in each state, or which part of all. */
export function statesPlot(data: StatesData, frame: Frame): Plot.PlotOptions {
  const columns = stateColumns(data);
  const parts = stateParts(data);
  const [first, last, latest] = [columns[0], columns.at(-1), parts.at(-1)];
  if (!first || !last || !latest) return emptyPlot(frame, frame.t("plots.empty_states", { name: data.name }));
  const { format, t } = frame;
  const phone = frame.width < 480;
  const top = data.share ? 1 : Math.max(...parts.map((part) => part.to));
  const tick = (value: number) => (data.share ? format.share(value, 0) : Number.isInteger(value) ? format.value(value, "count") : "");
  const ends = parts.filter((part) => part.at === latest.at).toReversed();
  const figureOf = (part: Part) => (data.share ? format.share(part.to - part.from, 0) : format.value(part.value, "count"));
  const letters = phone ? size.small : size.text;
  const room = frame.width * (phone ? 0.44 : 0.3);
  const texts = ends.map((part) => `${cut(data.series[part.series]?.label ?? "", room - textWidth(figureOf(part), letters) - 6, letters)} ${figureOf(part)}`);
  const spare = Math.max(0.5, (5 - (last.at - first.at)) / 2); // a single month is no wall
  const sides = { marginRight: Math.max(...texts.map((text) => textWidth(text, letters))) + 14, marginBottom: 38, marginLeft: Math.max(textWidth(tick(top)), textWidth(tick(Math.round(top)))) + 12 };
  const happened = eventsOver(eventsWithin(data.events, first.at, last.at), [first.at - spare, last.at + spare], frame, sides.marginLeft, sides.marginRight, 16);
  const box = { width: frame.width, height: (phone ? 250 : 290) + happened.extra, marginTop: 16 + happened.extra, ...sides };
  const inner = box.height - box.marginTop - box.marginBottom;
  const months = monthTicks(first.at, last.at, frame.width - box.marginLeft - box.marginRight);
  const wanted = ends.map((part) => box.marginTop + (1 - (part.from + part.to) / 2 / top) * inner);
  const places = spreadOut(wanted, 15, box.marginTop, box.height - box.marginBottom);
  const strength = (series: number) => {
    const role = data.series[series]?.role ?? "quiet";
    return strongest[role] * (paler[data.series.slice(0, series).filter((other) => other.role === role).length] ?? 0.2);
  };
  const bar = (role: Role, open: boolean): Plot.Markish => {
    const own = parts.filter((part) => data.series[part.series]?.role === role && part.open === open && part.to > part.from);
    const lines = open ? { render: hatched("var(--surface)", 4, 2) } : role === "bad" ? { render: hatched("var(--surface)", 6) } : {};
    return Plot.rect(own, { x1: (part: Part) => part.at - 0.42, x2: (part: Part) => part.at + 0.42, y1: "from", y2: "to", fill: fills[role], fillOpacity: (part: Part) => strength(part.series), insetTop: 0.5, ...lines });
  };
  return {
    ...box,
    x: { type: "linear", domain: [first.at - spare, last.at + spare] },
    y: { type: "linear", domain: [0, top] },
    marks: [
      Plot.gridY({ ...grid, ticks: 4 }),
      Plot.axisY({ ...axis, ticks: 4, tickFormat: tick }),
      Plot.axisX(months, { ...axis, tickFormat: (month: number) => monthLabel(month, months, frame), lineHeight: 1.25 }),
      (["good", "bad", "uncertain", "quiet"] as const).map((role) => [bar(role, false), bar(role, true)]),
      Plot.ruleY([0], { stroke: "var(--ink-3)" }),
      happened.marks,
      columns.some((column) => column.open) ? Plot.text(columns.filter((column) => column.open), { x: "at", frameAnchor: "top", lineAnchor: "bottom", dy: -3, text: () => t("plots.open_short"), fill: "var(--ink-2)", fontSize: size.small, textAnchor: "end", dx: 10 }) : null,
      ends.map((part, at) => Plot.text([part], { ...label, frameAnchor: "top-right", textAnchor: "start", dx: 8, dy: (places[at] ?? 0) - box.marginTop, lineAnchor: "middle", text: () => texts[at] ?? "", fontSize: letters, fontWeight: data.series[part.series]?.role === "quiet" ? 400 : 600 })),
    ],
  };
}

export const states: ChartKind<StatesData> = {
  name: "states",
  nearest: "x",
  plot: statesPlot,
  anchors: (data) => stateColumns(data).map((column) => (column.total === null || column.total === 0 ? null : { x: column.at, y: data.share ? 1 : column.total })),
  table: statesTable,
  title: statesTitle,
  subtitle: statesSubtitle,
  description: statesDescription,
};
