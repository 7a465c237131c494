import type * as Plot from "@observablehq/plot";
import { cut, size } from "../ink.ts";
import { dayPlace, monthId, monthIndex } from "../months.ts";
import type { ChartWords, Frame } from "../types.ts";
import { eventLines, type Happened } from "./trend-extras.ts";
import { eventHeight, eventMarks } from "./trend-marks.ts";

/** What happened, as charts over time take it; ISO days. */
export interface ChartEvent {
  readonly day: string;
  readonly label: string;
}

/** Those of the months that a chart shows, in order. */
export const eventsWithin = (events: readonly ChartEvent[] = [], first: number, last: number): Happened[] =>
  events.map(({ day, label }) => ({ x: dayPlace(day), at: monthIndex(day), label })).filter(({ at }) => at >= first && at <= last).toSorted((a, b) => a.x - b.x);

/** Names of the events of a month, for a chart's table. */
export const eventsAt = (events: readonly ChartEvent[] = [], at: number): string[] => eventsWithin(events, at, at).map(({ label }) => label);

/** All events shown in one sentence with the months; none: no sentence. */
export const eventSentence = (events: readonly ChartEvent[] | undefined, first: number, last: number, { t, format }: ChartWords): string[] => {
  const shown = eventsWithin(events, first, last);
  const ofDay = ({ label, at }: Happened) => `${label} (${format.month(monthId(at))})`;
  return shown.length ? [`${t("plots.events")}: ${shown.map(ofDay).join(", ")}.`] : [];
};

/** Events as rules with names over a drawing whose x are months: its marks, and how much higher the drawing begins for their names. */
export function eventsOver(events: readonly Happened[], span: readonly [number, number], { width }: Frame, left: number, right: number, top: number): { readonly extra: number; readonly marks: Plot.Markish } {
  const pixel = (x: number) => left + ((x - span[0]) / (span[1] - span[0])) * (width - left - right);
  const shown = events.map((event) => ({ ...event, x: Math.min(Math.max(event.x, span[0]), span[1]), label: cut(event.label, width / 3, size.small) }));
  const lines = eventLines(shown, pixel, width);
  const extra = Math.max(0, ...lines.map((line) => (line === null ? 0 : 4 + (line + 1) * eventHeight)));
  return { extra, marks: eventMarks(shown, lines, { pixel, heightOf: () => 0, top: top + extra, bottom: 0, right: width }) };
}
