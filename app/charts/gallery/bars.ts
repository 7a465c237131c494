import { bars, type BarsData } from "../plots/bars.ts";
import type { ChartStates } from "./words.ts";

const works: BarsData = {
  name: "Выручка",
  unit: "money",
  rows: [
    { key: "a", label: "Замена масла и фильтра", value: 12_430_000, n: 1240 },
    { key: "b", label: "Диагностика подвески", value: 7_910_500, n: 806 },
    { key: "c", label: "Шиномонтаж", value: 5_204_000, n: 1911, dimmed: true },
    { key: "d", label: "Замена тормозных колодок передней оси с обслуживанием суппортов", value: 3_870_000, n: 214 },
    { key: "e", label: "Кузовной ремонт", value: null, n: 0 },
  ],
};
const rate = (key: string, label: string, value: number, half: number, n: number) => ({ key, label, value, low: Math.max(0, value - half), high: Math.min(1, value + half), n });
const rates = (name: string, label: string): BarsData => ({
  name,
  unit: "share",
  dots: true,
  reference: { label, value: 0.62 },
  rows: [rate("n", "Север", 0.71, 0.03, 640), rate("c", "Центр", 0.64, 0.02, 1820), rate("s", "Юг", 0.58, 0.14, 48), { key: "w", label: "Запад", value: null, n: 0 }],
});

export const barsStates: ChartStates<BarsData> = {
  kind: bars,
  states: {
    normal: { data: works },
    dots: { data: rates("Удержание", "группа") },
    empty: { data: { ...works, rows: works.rows.map((row) => ({ ...row, value: null })) } },
    one: { data: { ...works, rows: works.rows.slice(2, 3) } },
    extreme: { data: { name: "Вклад", unit: "points", rows: [{ key: "a", label: "Вверх", value: 100 }, { key: "b", label: "Вниз", value: -64.2 }, { key: "c", label: "Ноль", value: 0 }, { key: "d", label: "Чуть", value: 0.04 }] } },
    kazakh: { locale: "kk", data: { ...rates("Клиенттерді сақтау", "топ бойынша орташа"), rows: [rate("n", "Солтүстік филиалы", 0.71, 0.03, 640), rate("c", "Орталық филиалы (Астана қаласы)", 0.64, 0.02, 1820), rate("s", "Оңтүстік", 0.58, 0.14, 48)] } },
    dark: { dark: true, data: works },
  },
};
