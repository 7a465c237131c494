import { states, type StatesData } from "../plots/states.ts";
import { type ChartStates, galleryMonths } from "./words.ts";

const series = (labels: readonly string[]): StatesData["series"] => [
  { id: "regular", label: labels[0] ?? "", role: "good" },
  { id: "fresh", label: labels[1] ?? "", role: "good" },
  { id: "wavering", label: labels[2] ?? "", role: "uncertain" },
  { id: "lost", label: labels[3] ?? "", role: "bad" },
  { id: "never", label: labels[4] ?? "", role: "quiet" },
];
const months: StatesData["months"] = galleryMonths("2025-03", 15).flatMap((month, at) => (at === 9 ? [] : [{ month, incomplete: at === 14, values: [820 + at * 6, 240 + (at % 5) * 22, 310 + at * 4, 190 + at * 17, 60] }]));
const russian = series(["Постоянные", "Новые", "На грани", "Потерянные", "Без визитов"]);
const name = "Состояния клиентов";

export const statesStates: ChartStates<StatesData> = {
  kind: states,
  states: {
    normal: { data: { name, share: false, series: russian, months } },
    share: { data: { name, share: true, series: russian, months } },
    empty: { data: { name, share: true, series: russian, months: months.slice(0, 3).map(({ month }) => ({ month, values: [null, null, null, null, null] })) } },
    one: { data: { name, share: false, series: russian, months: [{ month: "2026-05", values: [1, 0, 0, 0, 0] }] } },
    extreme: { data: { name, share: false, series: russian, months: [{ month: "2025-11", values: [1, null, 2, 0, 0] }, { month: "2026-01", values: [0, 0, 0, 0, 0] }, { month: "2026-05", values: [1_204_300, 3, 1, 2, 0] }] } },
    events: { data: { name, share: false, series: russian, months, events: [{ day: "2025-09-12", label: "Новые цены" }, { day: "2026-05-02", label: "Весенняя диагностика" }] } },
    kazakh: { locale: "kk", data: { name: "Клиенттердің күйлері", share: true, series: series(["Тұрақты клиенттер", "Жаңа клиенттер", "Кетуге жақын клиенттер", "Жоғалған клиенттер", "Келмегендер"]), months } },
    dark: { dark: true, data: { name, share: false, series: russian, months } },
  },
};
