import * as Plot from "@observablehq/plot";
import { axis, emptyPlot, grid, label, quiet, size, textWidth, valueTick } from "../ink.ts";
import { monthLabel, monthTicks } from "../months.ts";
import type { ChartKind, Frame } from "../types.ts";
import { type ControlData, controlDomain, controlSlots, type KnownSlot, knownSlots, type Slot } from "./control-data.ts";
import { eventsOver, eventsWithin } from "./events-over.ts";
import { controlDescription, controlSubtitle, controlTable, controlTitle } from "./control-words.ts";

export type { ControlData };

/** A rate month by month between the limits that chance keeps; months that break them are named. */
export function controlPlot(data: ControlData, frame: Frame): Plot.PlotOptions {
  const slots = controlSlots(data);
  const known = knownSlots(slots);
  const [first, last, latest] = [slots[0], slots.at(-1), known.at(-1)];
  if (!first || !last || !latest) return emptyPlot(frame, frame.t("plots.empty_control", { name: data.name }));
  const { format, t } = frame;
  const domain = controlDomain(data);
  const tick = valueTick(data.unit, frame, domain[1] - domain[0]);
  const centreText = `${t("plots.centre")}\n${format.value(data.centre, data.unit)}`;
  const say = (slot: Slot) => format.value(slot.value, data.unit);
  const marginRight = textWidth(centreText, size.small) + 12;
  const marginLeft = Math.max(...domain.map((end) => textWidth(tick(end)))) + 12;
  const months = monthTicks(first.at, last.at, frame.width - marginLeft - marginRight);
  const within = (value: number | undefined) => (value === undefined ? NaN : Math.min(Math.max(value, domain[0]), domain[1]));
  // Limits hold for a whole month: a step from its first day to its last.
  const limits = slots.flatMap((slot) => (slot.point === null ? [{ x: slot.at, low: NaN, high: NaN }] : [-0.5, 0.5].map((side) => ({ x: slot.at + side, low: within(slot.point?.low), high: within(slot.point?.high) }))));
  const limit = (key: "low" | "high") => Plot.lineY(limits, { x: "x", y: key, stroke: "var(--ink-3)", strokeWidth: 1, strokeDasharray: "3 3" });
  const open = known.filter((slot) => slot.point.incomplete);
  const before = open.flatMap((slot) => {
    const previous = known.find((other) => other.at === slot.at - 1);
    return previous ? [{ x1: previous.at, y1: previous.value, x2: slot.at, y2: slot.value }] : [];
  });
  const happened = eventsOver(eventsWithin(data.events, first.at, last.at), [first.at - 0.5, last.at + 0.5], frame, marginLeft, marginRight, 20);
  const signals = known.filter((slot) => slot.point.signal);
  const quietOnes = known.filter((slot) => !slot.point.signal);
  return {
    width: frame.width,
    height: (frame.width < 480 ? 230 : 270) + happened.extra,
    marginTop: 20 + happened.extra,
    marginRight,
    marginBottom: 38,
    marginLeft,
    x: { type: "linear", domain: [first.at - 0.5, last.at + 0.5] },
    y: { type: "linear", domain },
    marks: [
      Plot.areaY(limits, { x: "x", y1: "low", y2: "high", fill: "var(--ink-3)", fillOpacity: 0.09 }),
      Plot.gridY({ ...grid, ticks: 4 }),
      domain[0] <= 0 ? Plot.ruleY([0], { stroke: "var(--ink-3)" }) : null,
      Plot.axisY({ ...axis, ticks: 4, tickFormat: tick }),
      Plot.axisX(months, { ...axis, tickFormat: (month: number) => monthLabel(month, months, frame), lineHeight: 1.25 }),
      limit("low"),
      limit("high"),
      happened.marks,
      Plot.ruleY([data.centre], { stroke: "var(--ink-2)" }),
      Plot.text([data.centre], { ...quiet, x: last.at + 0.5, y: (centre: number) => centre, text: () => centreText, textAnchor: "start", dx: 5, fontSize: size.small, lineHeight: 1.25 }),
      Plot.lineY(slots, { x: "at", y: (slot: Slot) => (slot.point?.incomplete ? NaN : (slot.value ?? NaN)), stroke: "var(--accent)", strokeWidth: 1.5 }),
      Plot.link(before, { x1: "x1", y1: "y1", x2: "x2", y2: "y2", stroke: "var(--accent)", strokeDasharray: "3 3" }),
      Plot.dot(quietOnes, { x: "at", y: "value", r: 2.5, fill: (slot: Slot) => (slot.point?.incomplete ? "var(--surface)" : "var(--accent)"), stroke: "var(--accent)" }),
      Plot.dot(signals, { x: "at", y: "value", r: 6, symbol: "diamond", fill: (slot: Slot) => (slot.point?.incomplete ? "var(--surface)" : "var(--bad)"), stroke: "var(--bad)" }),
      signalNames(signals, say, data.centre, frame),
    ],
    color: { type: "identity" },
  };
}

/** Values of the months that break the limits; of neighbours only the farthest from the centre, so that none covers another. */
function signalNames(signals: readonly KnownSlot[], say: (slot: Slot) => string, centre: number, frame: Frame): Plot.Markish {
  const near = frame.width < 480 ? 4 : 2;
  const named: KnownSlot[] = [];
  for (const slot of signals.toSorted((a, b) => Math.abs(b.value - centre) - Math.abs(a.value - centre))) if (named.every((other) => Math.abs(other.at - slot.at) > near)) named.push(slot);
  const text = (above: boolean) => Plot.text(named.filter((slot) => slot.value >= centre === above), { ...label, x: "at", y: "value", text: say, dy: above ? -9 : 9, lineAnchor: above ? "bottom" : "top", fontWeight: 600 });
  return [text(true), text(false)];
}

export const control: ChartKind<ControlData> = {
  name: "control",
  nearest: "x",
  plot: controlPlot,
  anchors: (data) => controlSlots(data).map((slot) => (slot.value === null ? null : { x: slot.at, y: slot.value })),
  table: controlTable,
  title: controlTitle,
  subtitle: controlSubtitle,
  description: controlDescription,
};
