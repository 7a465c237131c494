import type { Figure } from "#app/metrics/types.ts";
import { trend } from "../plots/trend-with-band.ts";
import type { TrendData } from "../plots/trend-words.ts";
import { type ChartStates, figure, share } from "./words.ts";

const monthsBack = (back: number) => new Date(Date.UTC(2026, 5 - back, 0)).toISOString().slice(0, 10);
const corridor = { low: 0.35, high: 0.45 };
const wave = [0.412, 0.418, 0.409, 0.415, 0.42, 0.424, 0.421, 0.428, 0.43, 0.426, 0.419, 0.411, 0.405, 0.396, 0.391, 0.383, 0.379, 0.371, 0.366, 0.372, 0.369, 0.363, 0.361, 0.358, 0.364, 0.36, 0.357, 0.352, 0.349, 0.355];

/** Thirty months of the loyal share; the first year of data and two blank months are in it. */
export const loyalShare: readonly Figure[] = wave.map((value, at) => {
  const as_of = monthsBack(wave.length - 1 - at);
  if (at === 19 || at === 20) return figure("loyal_client_share", "share", { value: null, n: 0, as_of });
  return share("loyal_client_share", value, 700 + at * 25, { as_of, ...(at < 9 ? { marks: ["first_year_of_data"] as const } : {}) });
});
const check = Array.from({ length: 18 }, (_, at) =>
  figure("average_check", "money", { value: `${86_000 + at * 900 + (at % 4) * 3100}.50`, low: `${82_000 + at * 900}.00`, high: `${97_000 + at * 900}.00`, n: 1200 + at * 30, as_of: monthsBack(17 - at) }),
);
const importerNps = [31, 44, -12, 8, 22, 41, 38, 35, 12, 24, 29, 33].map((value, at) =>
  figure("nps", "points", { value, low: value - (at === 2 ? 88 : 19), high: value + (at === 2 ? 70 : 17), n: at === 2 ? 4 : 60 + at, as_of: monthsBack(11 - at), by: { origin: "importer" } }),
);

export const trendStates: ChartStates<TrendData> = {
  kind: trend,
  states: {
    normal: { data: { figures: loyalShare, name: "Доля лояльных", corridor } },
    money: { data: { figures: check, name: "Средний чек" } },
    nps: { data: { figures: importerNps, name: "NPS импортёра" } },
    against: {
      data: {
        figures: check.map((each, at) => (at === 17 ? { ...each, as_of: "2026-05-18", n: 610 } : each)),
        name: "Средний чек",
        goal: check.map((each, at) => ({ month: each.as_of.slice(0, 7), value: 95_000 + Math.floor(at / 6) * 6000 })),
        compare: check.map((each, at) => ({ ...each, value: at === 5 ? null : `${74_000 + at * 1300}.00`, as_of: `${Number(each.as_of.slice(0, 4)) - 1}${each.as_of.slice(4, 8)}28` })),
        compareName: "год назад",
        compareShift: 12,
        events: [{ day: "2025-03-14", label: "Акция «Весна»" }, { day: "2025-04-02", label: "Новый прейскурант" }, { day: "2025-11-20", label: "Переход на 1С" }, { day: "2026-05-09", label: "Праздники" }, { day: "2030-01-01", label: "Не видно" }],
      },
    },
    empty: { data: { figures: [], name: "Доля лояльных", corridor } },
    blank: { data: { figures: loyalShare.map((each) => ({ ...each, value: null, low: null, high: null })), name: "Доля лояльных", corridor } },
    "one-point": { data: { figures: loyalShare.slice(-1), name: "Доля лояльных", corridor } },
    extreme: { data: { figures: [share("service_retention", 0, 3, { as_of: "2026-01-31", low: 0, high: 0.56 }), share("service_retention", 1, 2, { as_of: "2026-03-31", low: 0.34, high: 1 }), share("service_retention", 1, 40_000, { as_of: "2026-05-31" })], name: "Удержание на сервисе" } },
    kazakh: { locale: "kk", data: { figures: loyalShare, name: "Адал клиенттердің үлесі", corridor } },
    english: { locale: "en", data: { figures: loyalShare, name: "Loyal client share", corridor } },
    dark: { dark: true, data: { figures: loyalShare, name: "Доля лояльных", corridor } },
  },
};
