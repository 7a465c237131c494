import { waterfall, type WaterfallData } from "../plots/waterfall.ts";
import type { ChartStates } from "./words.ts";

const share = (name: string, labels: readonly string[]): WaterfallData => ({
  name,
  unit: "share",
  from: { label: labels[0] ?? "", value: 0.412 },
  steps: [{ label: labels[1] ?? "", delta: -0.031, n: 790 }, { label: labels[2] ?? "", delta: 0.012, n: 1120 }, { label: labels[3] ?? "", delta: -0.008, n: 230 }],
  to: { label: labels[4] ?? "", value: 0.381 },
});
const normal = share("Доля лояльных", ["Май 2025", "Север", "Центр", "Доли филиалов", "Май 2026"]);

export const waterfallStates: ChartStates<WaterfallData> = {
  kind: waterfall,
  states: {
    normal: { data: normal },
    whole: { data: { name: "Жалобы", unit: "count", lowerIsBetter: true, from: { label: "Апрель", value: 40 }, steps: [{ label: "Качество ремонта", delta: 22 }, { label: "Сроки", delta: -31 }], to: { label: "Май", value: 31 } } },
    empty: { data: { name: "Выручка", unit: "money", from: { label: "Апрель", value: 0 }, steps: [], to: { label: "Май", value: 0 } } },
    one: { data: { name: "Выручка", unit: "money", from: { label: "Апрель", value: 100 }, steps: [], to: { label: "Май", value: 100 } } },
    extreme: { data: { name: "Маржа", unit: "money", from: { label: "Апрель", value: 2_400_000 }, steps: [{ label: "Один очень большой возврат по гарантийному ремонту", delta: -9_100_000 }, { label: "Мелочь", delta: 0.4 }], to: { label: "Май", value: -6_700_000 } } },
    kazakh: { locale: "kk", data: share("Адал клиенттердің үлесі", ["2025 жылғы мамыр", "Солтүстік филиалы", "Орталық филиалы", "Филиалдардың үлестік салмағы", "2026 жылғы мамыр"]) },
    dark: { dark: true, data: normal },
  },
};
