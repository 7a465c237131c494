import { survival, type SurvivalData, type SurvivalGroup } from "../plots/survival.ts";
import type { ChartStates } from "./words.ts";

/** A falling curve of whole months with an interval that widens as fewer are watched. */
function curve(label: string, hazard: number, n: number, months = 24): SurvivalGroup {
  const points = Array.from({ length: months }, (_, at) => {
    const value = Math.exp((-hazard * (at + 1)) / (1 + at * 0.004));
    const atRisk = Math.round(n * Math.exp(-hazard * at) * (1 - at / (months + 6)));
    const half = 1.96 * Math.sqrt((value * (1 - value)) / Math.max(1, atRisk));
    return { t: at + 1, value, low: Math.max(0, value - half), high: Math.min(1, value + half), atRisk };
  });
  return { label, points, median: points.find((point) => point.value <= 0.5)?.t ?? null };
}
const name = "Возврат на сервис";
const xLabel = "месяцев после визита";
const groups = [curve("Север", 0.055, 640), curve("Центр", 0.04, 1120), curve("Юг", 0.02, 90)];

export const survivalStates: ChartStates<SurvivalData> = {
  kind: survival,
  states: {
    normal: { data: { name, xLabel, rising: true, groups: groups.slice(0, 1), marker: { t: 12, label: "год" } } },
    groups: { data: { name, xLabel, rising: true, groups, marker: { t: 12, label: "год" } } },
    empty: { data: { name, xLabel, groups: [{ label: "Север", points: [], median: null }] } },
    one: { data: { name, xLabel, groups: [{ label: "Север", points: [{ t: 3, value: 0, low: 0, high: 0, atRisk: 1 }], median: 3 }] } },
    extreme: { data: { name, xLabel: "дней после визита", groups: [curve("Клиенты с очень длинным названием группы", 0.02, 480_000, 120), curve("Трое", 0.004, 3, 60)], marker: { t: 116, label: "очень длинная подпись отметки" } } },
    kazakh: { locale: "kk", data: { name: "Сервиске қайта келу", xLabel: "соңғы келгеннен кейінгі айлар", rising: true, groups: [curve("Солтүстік филиалы", 0.055, 640), curve("Орталық филиалы", 0.04, 1120)], marker: { t: 12, label: "бір жыл" } } },
    dark: { dark: true, data: { name, xLabel, rising: true, groups: groups.slice(0, 1), marker: { t: 12, label: "год" } } },
  },
};
