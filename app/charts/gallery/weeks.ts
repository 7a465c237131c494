import { weeks, type WeeksData } from "../plots/weeks.ts";
import type { ChartStates } from "./words.ts";

const day = (week: number): string => new Date(Date.UTC(2025, 8, 15) + week * 7 * 86_400_000).toISOString().slice(0, 10);
const cumulative = (count: number): WeeksData["points"] =>
  Array.from({ length: count }, (_, at) => {
    const value = 210_000 * at + 90_000 * Math.sin(at) - 60_000;
    const half = 380_000 * Math.sqrt(at + 1);
    return { day: day(at), value, low: value - half, high: value + half };
  });
const normal: WeeksData = { name: "Прибавка маржи с начала", subtitle: "Полоса — интервал 95 %", empty: "Сравнивать пока нечего", unit: "money", points: cumulative(27), end: { at: 8, label: "Конец акции" }, level: { value: 430_000, label: "Затраты на акцию" } };
const beside: WeeksData = { ...normal, name: "Ожидали", besideName: "Получили", points: cumulative(27).map(({ day: on }, at) => ({ day: on, value: 300_000 - at * 4_000, low: 220_000 - at * 4_000, high: 380_000 - at * 4_000, beside: 360_000 + 120_000 * Math.cos(at) })) };
const { level: _level, ...bare } = beside;

export const weeksStates: ChartStates<WeeksData> = {
  kind: weeks,
  states: {
    normal: { data: normal },
    beside: { data: bare },
    empty: { data: { ...normal, points: [] } },
    one: { data: { ...normal, points: cumulative(1) } },
    extreme: { data: { ...normal, points: [{ day: day(0), value: 0, low: 0, high: 0 }, { day: day(1), value: -41_000_000, low: -90_000_000, high: 8_000_000 }] } },
    kazakh: { locale: "kk", data: { ...normal, name: "Басынан бергі маржа өсімі", subtitle: "Жолақ — 95 % аралық", end: { at: 8, label: "Акцияның соңы" }, level: { value: 430_000, label: "Акция шығыны" } } },
    dark: { dark: true, data: normal },
  },
};
