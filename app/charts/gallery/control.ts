import { control, type ControlData } from "../plots/control.ts";
import { type ChartStates, galleryMonths } from "./words.ts";

const rates = [0.031, 0.028, 0.034, 0.03, 0.026, 0.037, 0.033, null, 0.029, 0.031, 0.058, 0.061, 0.035, 0.032, 0.028, 0.027, 0.012, 0.03];
const data = (name: string): ControlData => ({
  name,
  unit: "share",
  centre: 0.0318,
  points: galleryMonths("2024-12", rates.length).map((month, at) => {
    const n = 520 + ((at * 97) % 400);
    const half = 3 * Math.sqrt((0.0318 * 0.9682) / n) * 0.9;
    const value = rates[at] ?? null;
    return { month, value, n: value === null ? 0 : n, low: Math.max(0, 0.0318 - half), high: 0.0318 + half, signal: value !== null && (value > 0.0318 + half || value < 0.0318 - half), incomplete: at === rates.length - 1 };
  }),
});
const normal = data("Доля визитов с жалобой");
const point = { value: 4, n: 12, low: 0, high: 9, signal: false };

export const controlStates: ChartStates<ControlData> = {
  kind: control,
  states: {
    normal: { data: normal },
    calm: { data: { ...normal, points: normal.points.filter((each) => !each.signal) } },
    empty: { data: { ...normal, points: normal.points.map((each) => ({ ...each, value: null })) } },
    one: { data: { name: "Дней до ответа", unit: "days", centre: 3.2, points: [{ ...point, month: "2026-05" }] } },
    extreme: { data: { name: "Жалобы", unit: "count", centre: 2, points: [{ ...point, month: "2025-01", value: 0 }, { ...point, month: "2025-02", value: 41_200, signal: true }, { ...point, month: "2026-05", value: 1, incomplete: true }] } },
    events: { data: { ...normal, events: [{ day: "2025-03-20", label: "Новые цены" }, { day: "2025-10-02", label: "Переезд на другую систему" }, { day: "2031-01-01", label: "Не из этих месяцев" }] } },
    kazakh: { locale: "kk", data: data("Шағым түскен келулердің үлесі") },
    dark: { dark: true, data: normal },
  },
};
