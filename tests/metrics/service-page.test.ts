import fc from "fast-check";
import { expect, test } from "vitest";
import type { Figure } from "#app/metrics/types.ts";
import { loopSteps } from "#app/services/service/loop.server.ts";
import { servicePage } from "#app/services/service/service-page.server.ts";
import { happened } from "#app/stats/happened.ts";
import { kaplanMeier } from "#app/stats/survival.ts";
import { sale, visit, withHome } from "./home.ts";

const figure = (value: string | null, parts: Record<string, number> = {}) => ({ metric: "m", value, parts }) as unknown as Figure;

test("what a leak costs: those missing times the average of those who stayed; blank where nothing tells it", () => {
  const parts = { sold: 10, came: 6, could_return: 5, regular: 2, stored: 0, bought_again: 3, traded_in: 1, no_first: 4, no_return: 3, no_store: 2, no_trade_in: 2 };
  const steps = loopSteps(figure(null, parts), { came: figure("150.50"), regular: figure("10.00"), stored: figure(null) });
  expect(steps.map(({ id, people, share, leak, money }) => [id, people, share, leak, money])).toEqual([
    ["sold", 10, null, null, null],
    ["came", 6, 0.6, 4, "602.00"],
    ["regular", 2, 0.4, 3, "30.00"],
    ["stored", 0, 0, 2, null],
    ["traded_in", 1, 1 / 3, 2, null],
    ["bought_again", 3, 0.3, null, null],
  ]);
  expect(loopSteps(figure(null), {}).map(({ share, leak }) => [share, leak])).toEqual(Array.from({ length: 6 }, () => [null, null]));
});

/** 4 cars of Центр and 2 of Юг a year earlier, 2 and 4 later; so many of each come to service. */
const bought = (no: string, branch: string, day: string, came: boolean) => [
  sale(no, { client_code: no, branch, sold_on: day, vin: `V${no}` }),
  ...(came ? [visit(`в${no}`, { client_code: no, branch, vin: `V${no}`, closed_on: `${day.slice(0, 8)}28` })] : []),
];
const rows = [
  visit("0", { client_code: "давний", closed_on: "2020-01-10" }),
  ...["1", "2", "3", "4"].flatMap((no) => bought(no, "Центр", "2024-02-01", no !== "4")), // 3 of 4
  ...["5", "6"].flatMap((no) => bought(no, "Юг", "2024-02-01", no === "5")), // 1 of 2
  ...["7", "8"].flatMap((no) => bought(no, "Центр", "2025-02-01", true)), // 2 of 2
  ...["9", "10", "11", "12"].flatMap((no) => bought(no, "Юг", "2025-02-01", no === "9")), // 1 of 4
];

test("what branches bring adds up to the change of the whole, and filters apply", () =>
  withHome(rows, async ({ home }) => {
    const { moved, toService, ignores, loop } = await servicePage(home, { asOf: "2026-05-31", filters: {} }, "brand");
    // 4 of 6 → 3 of 6. Центр: mix Δw −1/3 × (7/8 − 7/12), rate ½ × ¼; Юг: mix 1/3 × (3/8 − 7/12), rate ½ × −¼.
    expect([moved?.before, moved?.after]).toEqual([4 / 6, 3 / 6]);
    const brought = Object.fromEntries(moved?.parts.map((part) => [part.key, part]) ?? []);
    expect(brought["Центр"]?.mix).toBeCloseTo(-7 / 72, 12);
    expect(brought["Центр"]?.rate).toBeCloseTo(1 / 8, 12);
    expect(brought["Юг"]?.mix).toBeCloseTo(-5 / 72, 12);
    expect(brought["Юг"]?.rate).toBeCloseTo(-1 / 8, 12);
    expect(moved?.parts.reduce((sum, { total }) => sum + total, 0)).toBeCloseTo(-1 / 6, 12);
    expect(toService.branches.map((f) => [f.by["branch"], f.numerator, f.denominator])).toEqual([["Центр", 2, 2], ["Юг", 1, 4]]);
    expect([ignores, loop.steps[0]?.people]).toEqual([[], 12]);
    const south = await servicePage(home, { asOf: "2026-05-31", period: { from: "2026-05-01", to: "2026-05-31" }, filters: { branch: ["Юг"], visit_kind: ["repair"] } }, "branch");
    expect(south.ignores).toEqual(["period", "visit_kind"]);
    expect([south.toService.whole.n, south.loop.steps[0]?.people, south.loop.steps[1]?.people]).toEqual([4, 6, 2]);
    expect(south.toService.branches).toHaveLength(2); // the chart split by branch keeps all its marks
  }));

test("limits of a life table's sums are those of the curve", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ time: fc.integer({ min: 1, max: 9 }), event: fc.boolean() }), { minLength: 2, maxLength: 30 }), (observations) => {
      const { steps } = kaplanMeier(observations);
      const last = steps.at(-1);
      fc.pre(last !== undefined && last.survival > 0);
      const log = steps.reduce((sum, { atRisk, events }) => sum + Math.log(1 - events / atRisk), 0);
      const greenwood = steps.reduce((sum, { atRisk, events }) => sum + events / (atRisk * (atRisk - events)), 0);
      const { value, low, high } = happened(log, greenwood, false);
      expect(value).toBeCloseTo(1 - (last?.survival ?? 0), 10);
      expect(low).toBeCloseTo(1 - (last?.high ?? 0), 10);
      expect(high).toBeCloseTo(1 - (last?.low ?? 0), 10);
    }),
  );
});
