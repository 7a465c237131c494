import { monthsSaid } from "../months.ts";
import type { ChartTable, ChartWords } from "../types.ts";
import { eventsAt, eventSentence } from "./events-over.ts";
import { type ControlData, controlSlots } from "./control-data.ts";

const known = (data: ControlData) => controlSlots(data).filter((slot) => slot.value !== null);
const signals = (data: ControlData) => known(data).filter((slot) => slot.point?.signal);

/** What breaks the limits: one month by name, several by number and the last of them. */
export function controlTitle(data: ControlData, { t, format }: ChartWords): string {
  if (known(data).length === 0) return data.name;
  const outside = signals(data);
  const last = outside.at(-1);
  if (last === undefined) return t("plots.control_calm", { name: data.name });
  const said = { name: data.name, month: format.month(last.month), value: format.value(last.value, data.unit) };
  return outside.length === 1 ? t("plots.control_one", said) : t("plots.control_many", { ...said, n: outside.length });
}

export function controlSubtitle(data: ControlData, { t, format }: ChartWords): string {
  const [first, last] = [known(data)[0], known(data).at(-1)];
  if (!first || !last) return "";
  const open = known(data).find((slot) => slot.point?.incomplete);
  return t("plots.control_subtitle", { months: monthsSaid(format, first.month, last.month) }) + (open ? ` ${t("plots.incomplete", { month: format.month(open.month) })}` : "");
}

export function controlDescription(data: ControlData, words: ChartWords): string {
  const { t, format } = words;
  const last = known(data).at(-1);
  if (last === undefined) return t("plots.empty_control", { name: data.name });
  const blank = controlSlots(data).length - known(data).length;
  const list = signals(data).map((slot) => `${format.month(slot.month)} ${format.value(slot.value, data.unit)}`).join(", ");
  const sentences = [t("plots.control_description", { centre: format.value(data.centre, data.unit), last: format.value(last.value, data.unit), month: format.month(last.month) })];
  if (list !== "") sentences.push(t("plots.control_signals", { list }));
  if (blank > 0) sentences.push(t("charts.trend_gaps", { n: blank }));
  const slots = controlSlots(data);
  return [...sentences, ...eventSentence(data.events, slots[0]?.at ?? 0, slots.at(-1)?.at ?? -1, words)].join(" ");
}

export function controlTable(data: ControlData, { t, format }: ChartWords): ChartTable {
  return {
    columns: [
      { label: t("charts.month"), numeric: false },
      { label: data.name, numeric: true },
      { label: t("plots.limits"), numeric: true },
      { label: t("charts.count"), numeric: true },
      { label: t("charts.mark"), numeric: false },
    ],
    rows: controlSlots(data).map(({ month, at, value, point }) => [
      format.month(month),
      format.value(value, data.unit),
      format.range(point?.low, point?.high, data.unit),
      format.value(point?.n ?? null, "count"),
      [value !== null && point?.signal ? t("plots.signal") : "", point?.incomplete ? t("plots.month_open") : "", ...eventsAt(data.events, at)].filter((text) => text !== "").join(", "),
    ]),
  };
}
