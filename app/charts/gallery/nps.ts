import { nps, type NpsData } from "../plots/nps-bars.ts";
import { type ChartStates, figure } from "./words.ts";

const row = (label: string, detractor: number, passive: number, promoter: number, half = 6) => {
  const n = detractor + passive + promoter;
  const value = n === 0 ? null : ((promoter - detractor) / n) * 100;
  return { label, figure: figure("nps", "points", { value, n, low: value === null ? null : Math.max(-100, value - half), high: value === null ? null : Math.min(100, value + half), parts: { detractor, passive, promoter } }) };
};
const two = [row("Дилер", 96, 168, 342), row("Импортёр", 61, 74, 83, 11)];

export const npsStates: ChartStates<NpsData> = {
  kind: nps,
  states: {
    normal: { data: { rows: two } },
    empty: { data: { rows: [row("Дилер", 0, 0, 0)] } },
    one: { data: { rows: [row("Дилер", 0, 0, 1, 60)] } },
    extreme: { data: { rows: [row("Дилер", 9, 0, 0, 40), row("Импортёр", 2, 31_200, 1, 1)] } },
    kazakh: { locale: "kk", data: { rows: [row("Дилер", 96, 168, 342), row("Импорттаушы", 61, 74, 83, 11)] } },
    dark: { dark: true, data: { rows: two } },
  },
};
