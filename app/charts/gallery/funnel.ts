import type { BranchRow } from "#app/metrics/types.ts";
import type { FunnelData, FunnelLimits } from "../plots/funnel-data.ts";
import { funnel } from "../plots/funnel-plot.ts";
import { type ChartStates, share } from "./words.ts";

const around = (p: number) => (n: number): FunnelLimits => {
  const error = Math.sqrt((p * (1 - p)) / n);
  const cut = (value: number) => Math.min(1, Math.max(0, value));
  return { low95: cut(p - 1.96 * error), high95: cut(p + 1.96 * error), low998: cut(p - 3.09 * error), high998: cut(p + 3.09 * error) };
};
const row = (branch: string, value: number, n: number, funnelPlace: BranchRow["funnel"] = "inside"): BranchRow => ({ branch, figures: [share("loyal_client_share", value, n, { by: { branch } })], funnel: funnelPlace });
const group = share("loyal_client_share", 0.382, 2140);
const name = "Доля лояльных";
const three = [row("Центр", 0.403, 1120), row("Север", 0.338, 790, "below95"), row("Юг", 0.461, 230, "above95")];
const limits = around(0.382);
const many = Array.from({ length: 14 }, (_, at) => row(`Филиал ${at + 1}`, 0.382 + Math.sin(at * 2.3) * (0.9 / Math.sqrt(60 + at * 45)), 60 + at * 45, at === 13 ? "below998" : "inside"));

export const funnelStates: ChartStates<FunnelData> = {
  kind: funnel,
  states: {
    normal: { data: { name, group, rows: three, limits } },
    many: { data: { name, group, rows: many, limits } },
    empty: { data: { name, group: { ...group, value: null, n: 0 }, rows: [], limits } },
    one: { data: { name, group, rows: three.slice(0, 1), limits } },
    extreme: { data: { name, group, rows: [row("Очень длинное название филиала в Усть-Каменогорске", 1, 2), row("Центр", 0.31, 180_000, "below998"), row("Юг", 0, 5)], limits } },
    kazakh: { locale: "kk", data: { name: "Адал клиенттердің үлесі", group, rows: [row("Орталық", 0.403, 1120), row("Солтүстік", 0.338, 790, "below95"), row("Оңтүстік", 0.461, 230, "above95")], limits } },
    dark: { dark: true, data: { name, group, rows: three, limits } },
  },
};
