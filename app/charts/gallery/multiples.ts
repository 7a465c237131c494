import { multiples, type MultiplesData } from "../plots/multiples.ts";
import { loyalShare } from "./trend.ts";
import { type ChartStates, share } from "./words.ts";

const moved = (label: string, by: number, n: number) => ({ label, figures: loyalShare.slice(-18).map((each) => (each.value === null ? each : share(each.metric, Number(each.value) + by, n, { as_of: each.as_of }))) });
const panels = (labels: readonly string[]): MultiplesData["panels"] => labels.map((label, at) => moved(label, [0.02, -0.05, 0.09, 0.01, -0.02][at % 5] ?? 0, [1120, 790, 230, 640, 95][at % 5] ?? 100));
const name = "Доля лояльных";
const normal = { name, panels: panels(["Центр", "Север", "Юг", "Запад", "Восток"]) };

export const multiplesStates: ChartStates<MultiplesData> = {
  kind: multiples,
  states: {
    normal: { data: normal },
    empty: { data: { name, panels: [{ label: "Центр", figures: [] }] } },
    one: { data: { name, panels: [{ label: "Центр", figures: loyalShare.slice(-1) }] } },
    extreme: { data: { name, panels: [moved("Филиал с очень длинным названием в Усть-Каменогорске", 0.55, 2), { label: "Без данных", figures: [] }, { label: "Один месяц", figures: [share("loyal_client_share", 0, 3, { as_of: "2026-02-14" })] }] } },
    kazakh: { locale: "kk", data: { name: "Адал клиенттердің үлесі", panels: panels(["Орталық филиалы", "Солтүстік филиалы", "Оңтүстік филиалы"]) } },
    dark: { dark: true, data: normal },
  },
};
