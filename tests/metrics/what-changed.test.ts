import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figure } from "#app/metrics/types.ts";
import { causeOf, contributions, differenceOf, foremost, movedAlike } from "#app/services/overview/contributions.ts";
import { alongLine, atLevel, paceTo, wholeGoal } from "#app/services/overview/pace.ts";
import { mixRows } from "#app/services/overview/same-mix.server.ts";
import { turningMonth } from "#app/services/overview/turning-month.ts";
import { whatChanged } from "#app/services/overview/what-changed.server.ts";
import { newcombe10, wilson } from "#app/stats/proportions.ts";
import { visit, withHome } from "./home.ts";

const share = (x: number, n: number, by: Figure["by"] = {}): Figure => {
  const limits = wilson(x, n);
  return { metric: "loyal_client_share", as_of: "2026-05-31", definition: "d@1", by, value: x / n, numerator: x, denominator: n, n, low: limits?.low ?? null, high: limits?.high ?? null, unit: "share" };
};
const group = (key: string, before: [number, number], after: [number, number]) => ({ key, from: share(...before), to: share(...after) });

describe("who moved a share", () => {
  // Both half of the whole. A: 50 % → 30 %, so the whole falls by 10 points, all of it from A.
  const parts = contributions([group("A", [50, 100], [30, 100]), group("B", [50, 100], [50, 100])]);
  it("is counted to the last point, beyond what its size would bring", () => {
    expect(parts.map(({ key, mix, rate, value, excess }) => [key, mix, +rate.toFixed(6), +value.toFixed(6), +excess.toFixed(6)])).toEqual([
      ["A", 0, -0.1, -0.1, -0.05],
      ["B", 0, 0, 0, 0.05],
    ]);
  });
  it("is clear where Newcombe's interval, at the group's weight, leaves out zero", () => {
    const difference = newcombe10(30, 100, 50, 100);
    const [a, b] = parts;
    expect(a?.low).toBeCloseTo((difference?.low ?? 0) / 2, 10);
    expect(a?.high).toBeCloseTo((difference?.high ?? 0) / 2, 10);
    expect([a?.clear, b?.clear]).toEqual([true, false]);
    expect(foremost(parts, 1).map(({ key }) => key)).toEqual(["A"]);
  });
  it("is told apart: a group that only grew moved the mix", () => {
    // A 20 % of its clients, B 60 %; A grows from a tenth to half of the whole.
    const grown = contributions([group("A", [20, 100], [100, 500]), group("B", [540, 900], [300, 500])]);
    const a = grown.find(({ key }) => key === "A");
    // Δw .4 × (.2 − (.56 + .4) ÷ 2) = −.112; no rate.
    expect(a?.mix).toBeCloseTo(-0.112, 10);
    expect(a?.rate).toBe(0);
    expect(a?.clear).toBe(true);
    expect(a && causeOf(a)).toBe("mix");
  });
  it("names the unwelcome first where both ways are pulled, whichever is larger", () => {
    const both = contributions([group("A", [500, 1000], [400, 1000]), group("B", [500, 1000], [650, 1000])]);
    expect(foremost(both, 1).map(({ key }) => key)).toEqual(["A", "B"]);
    expect(foremost(both, -1).map(({ key }) => key)).toEqual(["B", "A"]);
    expect(movedAlike(both)).toBe(false);
    expect(movedAlike(contributions([group("A", [500, 1000], [400, 1000]), group("B", [500, 1000], [380, 1000])]))).toBe(true);
  });
  it("always adds up to the change of the whole, and has nothing to say of nobody", () => {
    const part = fc.tuple(fc.nat(50), fc.nat(50)).map(([x, more]): [number, number] => [x, x + more + 1]);
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part), { minLength: 1, maxLength: 6 }), (pairs) => {
        const found = contributions(pairs.map(([before, after], i) => group(String(i), before, after)));
        const whole = (at: 0 | 1) => pairs.reduce((s, p) => s + p[at][0], 0) / pairs.reduce((s, p) => s + p[at][1], 0);
        expect(found.reduce((s, { value }) => s + value, 0)).toBeCloseTo(whole(1) - whole(0), 9);
      }),
    );
    expect(contributions([{ key: "A", from: undefined, to: share(1, 2) }])).toEqual([]);
    expect(differenceOf(share(1, 2), { ...share(1, 2), value: null })).toBeNull();
  });
});

describe("since when", () => {
  const months = (values: readonly (number | null)[]) => values.map((value, i) => ({ month: `2025-${String(i + 1).padStart(2, "0")}`, value }));
  it("is the month after the level ends", () => {
    expect(turningMonth(months([44, 44, 44, 44, 44, 43, 42, 41, 40]), -1)).toBe("2025-06");
    expect(turningMonth(months([44, 44, 44, 44, 44, 45, 46, 47, 48]), 1)).toBe("2025-06");
  });
  it("is not told of a line all along, the other way, with gaps or too short", () => {
    expect(turningMonth(months([48, 47, 46, 45, 44, 43, 42, 41, 40]), -1)).toBeNull();
    expect(turningMonth(months([44, 44, 44, 44, 44, 43, 42, 41, 40]), 1)).toBeNull();
    expect(turningMonth(months([44, 44, null, 44, 44, 43, 42, 41, 40]), -1)).toBeNull();
    expect(turningMonth(months([44, 44, 44, 43, 42]), -1)).toBeNull();
  });
});

describe("the pace to a goal", () => {
  it("goes on along the line of six months, within what the unit allows", () => {
    expect(alongLine([9, 0.3, 0.31, 0.32, 0.33, 0.34, 0.35], 7, "share")).toBeCloseTo(0.42, 10);
    expect(alongLine([0.5, 0.6, 0.7, 0.8, 0.9, 1], 7, "share")).toBe(1);
    expect(alongLine([0.5, 0.6, null, 0.8, 0.9, 1], 7, "share")).toBeNull();
    expect(alongLine([0.5, 0.6], 7, "share")).toBeNull();
  });
  it("of single months is their level, Σ ÷ Σ", () => {
    const month = (x: number, n: number) => ({ numerator: x, denominator: n });
    expect(atLevel([month(9, 9), ...Array.from({ length: 5 }, () => month(100, 1)), month(300, 3)])).toBe(100);
    expect(atLevel([...Array.from({ length: 5 }, () => month(100, 1)), month(500, 5)])).toBe(100);
    expect(atLevel([...Array.from({ length: 5 }, () => month(100, 1)), month(700, 5)])).toBe(120);
    expect(atLevel(Array.from({ length: 6 }, () => month(0, 0)))).toBeNull();
  });
  it("of the whole is made of the branches' at their weight, or blank", () => {
    expect(wholeGoal([{ weight: 300, goal: 0.4 }, { weight: 100, goal: 0.6 }])).toBeCloseTo(0.45, 10);
    expect(wholeGoal([{ weight: 300, goal: 0.4 }, { weight: 100, goal: null }])).toBeNull();
    expect(wholeGoal([{ weight: 300, goal: 0.4 }, { weight: 0, goal: null }])).toBe(0.4);
  });
  it("is held against the last month that has a goal; of complaints less is better", () => {
    const goals = [{ month: "2026-05", value: 0.4 }, { month: "2026-12", value: 0.43 }];
    expect(paceTo(goals, "2026-05", "loyal_client_share", (ahead) => 0.35 + ahead / 100)).toEqual({ month: "2026-12", value: 0.42, goal: 0.43, reached: false });
    expect(paceTo(goals, "2026-05", "complaint_rate", () => 0.42)?.reached).toBe(true);
    expect(paceTo(goals, "2027-01", "loyal_client_share", () => 1)).toBeNull();
  });
});

it("one mix turns a comparison round, and says so", () => {
  const cell = (branch: string, kind: string, x: number, n: number) => share(x, n, { branch, client_kind: kind });
  // A is better in both kinds, and worse as a whole: nine tenths of it are companies, of whom few are loyal.
  const rows = mixRows([cell("A", "company", 27, 90), cell("A", "person", 8, 10), cell("B", "company", 2, 10), cell("B", "person", 63, 90)]);
  // Half of all are companies: A (30 % + 80 %) ÷ 2, B (20 % + 70 %) ÷ 2.
  expect(rows.map(({ branch, adjusted, flip }) => [branch, +adjusted.toFixed(6), flip])).toEqual([["A", 0.55, "above"], ["B", 0.45, "below"]]);
  expect(mixRows([cell("A", "company", 27, 90), cell("B", "company", 2, 10)])).toEqual([]);
});

it("over rows: the branch whose checks halved is named with its part, by rate", async () => {
  const paid = (branch: string, year: number, amount: number) => Array.from({ length: 40 }, (_, i) =>
    visit(`${branch}${year}${i}`, { branch, closed_on: `${year}-05-${String((i % 20) + 1).padStart(2, "0")}`, client_code: `${branch}${i}`, total_amount: amount + (i % 2) }));
  const rows = [...paid("Север", 2025, 10_000), ...paid("Север", 2026, 5_000), ...paid("Юг", 2025, 10_000), ...paid("Юг", 2026, 10_000)];
  await withHome(rows, async ({ home }) => {
    const { kind, looked, rows: told } = await whatChanged(home, { asOf: "2026-05-31", period: undefined, filters: {} });
    expect(kind).toBe("year");
    // The check as a whole, of two branches, of the one kind of client, of visit and of brand.
    expect(looked).toBe(6);
    const check = told.find(({ to }) => to.metric === "average_check");
    // 100.005 → 75.005 as a whole: 25 down, all of it from Север.
    expect(check?.change.value).toBe("-25.00");
    expect(check?.part).toMatchObject({ dimension: "branch", value: "Север", cause: "rate", mix: 0 });
    expect(check?.part?.total).toBeCloseTo(-25, 6);
    expect(check?.clear).toBe(true);
  });
});
