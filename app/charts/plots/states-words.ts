import { monthsSaid } from "../months.ts";
import type { ChartTable, ChartWords } from "../types.ts";
import { eventsAt, eventSentence } from "./events-over.ts";
import { type Column, stateColumns, type StatesData } from "./states-data.ts";

const known = (data: StatesData) => stateColumns(data).filter((column): column is Column & { total: number } => column.total !== null && column.total > 0);
const partOf = (column: Column, series: number): number | null => {
  const value = column.values[series] ?? null;
  return value === null || !column.total ? null : value / column.total;
};

/** The state whose part of all moved most from the first whole month to the last. */
function moved(data: StatesData) {
  const whole = known(data).filter((column) => !column.open);
  const [first, last] = [whole[0], whole.at(-1)];
  if (!first || !last || first === last) return null;
  const changes = data.series.flatMap((series, at) => {
    const [from, to] = [partOf(first, at), partOf(last, at)];
    return from === null || to === null ? [] : [{ series, from, to }];
  });
  return { first, last, change: changes.toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))[0] };
}

export function statesTitle(data: StatesData, { t, format }: ChartWords): string {
  const move = moved(data);
  if (!move?.change) return data.name;
  const { from, to, series } = move.change;
  return Math.abs(to - from) < 0.005
    ? t("plots.states_still", { name: data.name, months: monthsSaid(format, move.first.month, move.last.month) })
    : t("plots.states_title", { label: series.label, from: format.month(move.first.month), to: format.month(move.last.month), before: format.share(from, 0), now: format.share(to, 0) });
}

export function statesSubtitle(data: StatesData, { t, format }: ChartWords): string {
  const columns = known(data);
  const [first, last] = [columns[0], columns.at(-1)];
  if (!first || !last) return "";
  const open = columns.find((column) => column.open);
  return t(data.share ? "plots.states_share" : "plots.states_people", { name: data.name, months: monthsSaid(format, first.month, last.month) }) + (open ? ` ${t("plots.incomplete", { month: format.month(open.month) })}` : "");
}

export function statesDescription(data: StatesData, words: ChartWords): string {
  const { t, format } = words;
  const last = known(data).at(-1);
  if (last === undefined) return t("plots.empty_states", { name: data.name });
  const list = data.series.map((series, at) => `${series.label} ${format.value(last.values[at] ?? null, "count")} (${format.share(partOf(last, at), 0)})`).join(", ");
  const blank = stateColumns(data).length - known(data).length;
  const columns = stateColumns(data);
  const gaps = blank > 0 ? [t("charts.trend_gaps", { n: blank })] : [];
  return [t("plots.states_description", { month: format.month(last.month), list }), ...gaps, ...eventSentence(data.events, columns[0]?.at ?? 0, columns.at(-1)?.at ?? -1, words)].join(" ");
}

export function statesTable(data: StatesData, { t, format }: ChartWords): ChartTable {
  const columns = stateColumns(data);
  const marked = columns.some((column) => column.open || eventsAt(data.events, column.at).length > 0);
  return {
    columns: [{ label: t("charts.month"), numeric: false }, ...data.series.map((series) => ({ label: series.label, numeric: true })), { label: t("plots.all"), numeric: true }, ...(marked ? [{ label: t("charts.mark"), numeric: false }] : [])],
    rows: columns.map((column) => [
      format.month(column.month),
      ...data.series.map((_, at) => {
        const part = partOf(column, at);
        const people = format.value(column.values[at] ?? null, "count");
        return part === null ? people : `${people} (${format.share(part, 0)})`;
      }),
      format.value(column.total, "count"),
      ...(marked ? [[...(column.open ? [t("plots.month_open")] : []), ...eventsAt(data.events, column.at)].join(", ")] : []),
    ]),
  };
}
