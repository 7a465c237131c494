import { expect, test } from "vitest";
import type { Figure } from "#app/metrics/types.ts";
import { adjustedCheck, madeOf, merged } from "#app/services/check/adjusted.server.ts";
import { checkPage } from "#app/services/check/check-page.server.ts";
import { roundStep } from "#app/services/check/distribution.server.ts";
import type { Stratum } from "#app/stats/standardise.ts";
import { visitLine } from "../sql/factory.ts";
import { visit, withHome } from "./home.ts";

const stratum = (name: string, n: number, value: number): Stratum => ({ stratum: name, n, value, variance: 1 });
const figure = (n: number) => ({ n, by: {} }) as unknown as Figure;

test("cross-check 6: dearer as it stands, cheaper at the same mix, and it says so", () => {
  // Центр does mostly repair: (90 × 100 + 10 × 10) ÷ 100 = 91; Юг mostly washes: (10 × 120 + 90 × 20) ÷ 100 = 30. At half and half: 55 and 70.
  const groups = new Map<string | null, readonly Stratum[]>([["Центр", [stratum("repair", 90, 100), stratum("wash", 10, 10)]], ["Юг", [stratum("repair", 10, 120), stratum("wash", 90, 20)]], [null, [stratum("wash", 500, 1)]]]);
  const centre = adjustedCheck(figure(100), "Центр", groups);
  expect(centre).toMatchObject({ flips: "sure", adjusted: { value: 55 }, against: { crude: 61, adjusted: -15 } });
  expect(adjustedCheck(figure(100), "Юг", groups)).toMatchObject({ flips: "sure", adjusted: { value: 70 } });
  expect(adjustedCheck(figure(500), null, groups)).toMatchObject({ flips: "no", adjusted: null });
  expect(adjustedCheck(figure(9), "Центр", groups)).toMatchObject({ adjusted: null }); // too few to say
  // What it is made of adds up to it again.
  const made = madeOf("Центр", groups, ["visit_kind"]);
  expect(made).toEqual([{ by: { visit_kind: "repair" }, weight: 0.5, n: 90, value: 100 }, { by: { visit_kind: "wash" }, weight: 0.5, n: 10, value: 10 }]);
  expect(made.reduce((sum, { weight, value }) => sum + weight * value, 0)).toBe(centre.adjusted?.value);
});

test("strata of several groups together: mean by n, variance within and between", () => {
  // 1, 3 and 5, 7: mean 4, squares 9 + 1 + 1 + 9 = 20 over 3
  const one = merged([[{ stratum: "а", n: 2, value: 2, variance: 2 }], [{ stratum: "а", n: 2, value: 6, variance: 2 }, stratum("б", 1, 9)]]);
  expect(one[0]).toMatchObject({ stratum: "а", n: 4, value: 4 });
  expect(one[0]?.variance).toBeCloseTo(20 / 3, 12);
  expect(one[1]).toMatchObject({ n: 1, value: 9, variance: 0 });
});

test("steps of a histogram are round and never too small", () => {
  expect([1, 1.2, 2.1, 2.6, 5.1, 13_400, 0.3].map(roundStep)).toEqual([1, 2, 2.5, 5, 10, 20_000, 0.5]);
});

test("the page: bins hold every paid order, works are told of those that have them", () =>
  withHome(
    [
      ...Array.from({ length: 20 }, (_, i) => visit(`${i}`, { client_code: `к${i}`, closed_on: "2026-03-10", total_amount: (i + 1) * 10_000, branch: i % 2 ? "Юг" : "Центр" })),
      visit("гарантия", { closed_on: "2026-03-10", total_amount: 10_000, payer: "warranty" }),
      visitLine("0"), visitLine("2", { amount: 5_000 }), visitLine("1", { branch: "Юг", item_name: "Фильтр", line_kind: "part", amount: 700 }),
    ],
    async ({ home, ask }) => {
      const data = await checkPage(home, { asOf: "2026-05-31", filters: {} });
      expect(data.check.current).toMatchObject({ value: "1050.00", median: "1050.00", p90: "1810.00", n: 20 });
      // p90 1 810 × 1.5 ÷ 16 = 170: steps of 200, the last from 3 200 on
      expect(data.bins).toHaveLength(17);
      expect(data.bins[0]).toEqual({ from: 0, to: 200, count: 1 }); // 100; an order of 200 is in the next
      expect(data.bins.reduce((sum, { count }) => sum + count, 0)).toBe(20);
      expect(data.itemised).toMatchObject({ orders: 3, works: [{ item: "Замена масла", orders: { value: 2 }, revenue: { value: "60.00" } }], parts: [{ item: "Фильтр", revenue: { value: "7.00" } }] });
      const branches = data.splits.find(({ dimension }) => dimension === "branch");
      expect(branches?.rows.map(({ figure: { by, n } }) => [by["branch"], n])).toEqual([["Центр", 10], ["Юг", 10]]);
      // An average at the same mix opens to its strata: they add up to it, and each is a figure with rows.
      const opened = (await checkPage(home, { asOf: "2026-05-31", filters: {} }, "branch~Центр")).splits.flatMap(({ rows }) => rows).filter(({ made }) => made !== undefined);
      expect(opened.map(({ figure: { by } }) => by)).toEqual([{ branch: "Центр" }]);
      const [{ made = [], adjusted } = { adjusted: null }] = opened;
      expect(made.reduce((sum, { weight, value }) => sum + weight * value, 0)).toBeCloseTo(adjusted?.value ?? Number.NaN, 9);
      const strata = await ask({ asOf: "2026-05-31", metrics: ["average_check"], by: ["branch", "visit_kind", "car_age"], where: { branch: ["Центр"] } });
      expect(strata.map(({ value }) => Number(value))).toEqual(made.map(({ value }) => value));
      const none = await checkPage(home, { asOf: "2026-05-31", filters: { branch: ["Нет такого"] } });
      expect([none.check.current.value, none.bins, none.itemised.orders]).toEqual([null, [], 0]);
    },
  ));
