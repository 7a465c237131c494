import { quadrant, type QuadrantData } from "../plots/quadrant.ts";
import type { ChartStates } from "./words.ts";

const point = (label: string, x: number, y: number, n: number) => ({ label, x, y, n, low: y - 0.9 / Math.sqrt(n), high: y + 0.9 / Math.sqrt(n) });
const drivers = (words: Pick<QuadrantData, "name" | "xLabel" | "yLabel">, labels: readonly string[]): QuadrantData => ({
  ...words,
  points: [point(labels[0] ?? "", 8.9, 0.61, 402), point(labels[1] ?? "", 7.1, 0.48, 398), point(labels[2] ?? "", 8.2, 0.33, 377), point(labels[3] ?? "", 9.3, 0.19, 401), point(labels[4] ?? "", 7.6, 0.21, 120)],
});
const russian = { name: "Что движет рекомендацией", xLabel: "средняя оценка", yLabel: "связь с рекомендацией" };
const normal = drivers(russian, ["Качество ремонта", "Цена", "Сроки", "Чистота", "Личное внимание"]);

export const quadrantStates: ChartStates<QuadrantData> = {
  kind: quadrant,
  states: {
    normal: { data: normal },
    empty: { data: { ...russian, points: [] } },
    one: { data: { ...russian, points: normal.points.slice(1, 2) } },
    extreme: { data: { ...russian, points: [...Array.from({ length: 9 }, (_, at) => point(`Одинаковая причина ${at + 1}`, 8 + at / 1000, 0.3, 12)), point("Далеко", -400, 0.9, 2)] } },
    kazakh: { locale: "kk", data: drivers({ name: "Ұсынуға не әсер етеді", xLabel: "клиенттердің қойған орташа бағасы", yLabel: "ұсынуға дайындықпен байланысы" }, ["Жөндеудің сапасы", "Баға", "Жөндеу мерзімі", "Тазалық", "Жеке көңіл бөлу"]) },
    dark: { dark: true, data: normal },
  },
};
