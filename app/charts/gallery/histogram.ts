import { histogram, type HistogramData } from "../plots/histogram.ts";
import type { ChartStates } from "./words.ts";

const counts = [310, 820, 1240, 1105, 760, 512, 340, 0, 160, 104, 61, 40];
const checks = (name: string, median: string, ninety: string): HistogramData => ({
  name,
  unit: "money",
  bins: [...counts.flatMap((count, at) => (count === 0 ? [] : [{ from: at * 10_000, to: (at + 1) * 10_000, count }])), { from: 120_000, to: null, count: 190 }],
  marks: [{ label: median, value: 34_200 }, { label: ninety, value: 88_000 }],
});
const normal = checks("Чек", "медиана", "90 % меньше");

export const histogramStates: ChartStates<HistogramData> = {
  kind: histogram,
  states: {
    normal: { data: normal },
    uneven: { data: { name: "Дней между визитами", unit: "days", bins: [{ from: 0, to: 30, count: 40 }, { from: 30, to: 90, count: 120 }, { from: 90, to: 180, count: 310 }, { from: 180, to: 365, count: 280 }, { from: 365, to: null, count: 95 }], marks: [] } },
    empty: { data: { ...normal, bins: normal.bins.map((bin) => ({ ...bin, count: 0 })), marks: [] } },
    one: { data: { name: "Чек", unit: "money", bins: [{ from: 10_000, to: 20_000, count: 1 }], marks: [{ label: "медиана", value: 12_000 }] } },
    extreme: { data: { name: "Чек", unit: "money", bins: [{ from: -1_000_000, to: 0, count: 1 }, { from: 0, to: 1_000_000, count: 2_400_000 }, { from: 9_000_000, to: 10_000_000, count: 3 }], marks: [{ label: "медиана", value: -5_000_000 }, { label: "90 % меньше", value: 99_000_000 }, { label: "очень длинная отметка на самом краю", value: 9_990_000 }] } },
    kazakh: { locale: "kk", data: checks("Чек", "медиана (ортаңғы мән)", "тапсырыстардың 90 % осыдан аз") },
    dark: { dark: true, data: normal },
  },
};
