import { describe, expect, test } from "vitest";
import { atLeast, hints } from "#app/services/staff/watch.ts";
import { sameWork, turnedPairs, type Cell } from "#app/services/staff/same-work.ts";
import { shrinkages } from "#app/services/staff/shrinkage.ts";
import type { ComponentRow, Figure } from "#app/metrics/types.ts";

describe("a hint", () => {
  test("the tail of the binomial: 2 of 3 at a half, and 3 of 4 at a quarter", () => {
    expect(atLeast(2, 3, 0.5)).toBeCloseTo(0.5, 12);
    expect(atLeast(3, 4, 0.25)).toBeCloseTo((4 * 3 + 1) / 256, 12);
    expect([atLeast(0, 5, 0.1), atLeast(6, 5, 0.1)]).toEqual([1, 0]);
  });

  const others = [{ x: 1, n: 100 }, { x: 1, n: 100 }, { x: 1, n: 100 }];
  test("far above the rest, with enough cases; the rest are none", () => {
    // The rest has 3 of 300, with half a case 3.5 of 301: of 100 orders 1.2 are to be expected, and 20 are not chance.
    expect(hints([{ x: 20, n: 100 }, ...others], "above").map(({ says }) => says)).toEqual(["hint", "nothing", "nothing", "nothing"]);
    expect(hints([{ x: 20, n: 100 }, ...others], "above")[0]?.others).toBeCloseTo(0.01, 12);
  });
  test("a small n is none, and two cases are none, however rare they are elsewhere", () => {
    expect(hints([{ x: 15, n: 19 }, ...others], "above")[0]?.says).toBe("few");
    expect(hints([{ x: 2, n: 30 }, { x: 0, n: 9_000 }], "above")[0]?.says).toBe("nothing");
    expect(hints([{ x: 3, n: 30 }, { x: 0, n: 9_000 }], "above")[0]?.says).toBe("hint");
  });
  test("three cases of a hundred are chance beside eighty without any: half a case may have been missed there", () =>
    expect(hints([{ x: 3, n: 100 }, { x: 0, n: 80 }], "above")[0]?.says).toBe("nothing"));
  test("few invitations are a hint below, and never above", () => {
    const people = [{ x: 10, n: 100 }, { x: 60, n: 100 }, { x: 62, n: 100 }, { x: 58, n: 100 }];
    expect(hints(people, "below").map(({ says }) => says)).toEqual(["hint", "nothing", "nothing", "nothing"]);
    expect(hints(people, "above").map(({ says }) => says)).toEqual(["nothing", "nothing", "nothing", "nothing"]);
  });
  test("where everybody differs from everybody by far, nobody is singled out", () =>
    expect(hints([10, 25, 40, 55, 70, 85].map((x) => ({ x, n: 100 })), "above").map(({ says }) => says)).toEqual(Array.from({ length: 6 }, () => "nothing")));
  test("alone in the role there is nobody to be held against", () => expect(hints([{ x: 9, n: 100 }], "above")).toEqual([{ says: "few", others: null }]));
});

describe("at the same work", () => {
  const cell = (staff: string, branch: string, work: string, x: number, n: number): Cell => ({ staff, branch, work, who: "new", n, total: x, squares: x });
  // Simpson: А is ahead in both kinds of work and behind in all, because most of the work is the hard one.
  const cells = [cell("А", "Центр", "repair", 30, 90), cell("А", "Центр", "maintenance", 9, 10), cell("Б", "Центр", "repair", 2, 10), cell("Б", "Центр", "maintenance", 72, 90)];

  test("worked by hand: what colleagues have with this person's mix", () => {
    const { parts, group, strata } = sameWork("first_visit_recommend", cells, 1);
    const [a, b] = [parts.get("А"), parts.get("Б")];
    if (typeof a !== "object" || typeof b !== "object") throw new Error("both have a twin");
    // Б has 2 of 10 repairs and 72 of 90 services; with А's 90 and 10 that is .9 × .2 + .1 × .8 = .26, and А has .39.
    expect([a.raw, a.expected, a.difference, a.covered]).toEqual([0.39, expect.closeTo(0.26, 12), expect.closeTo(0.13, 12), 1]);
    // А has 1/3 and .9; with Б's 10 and 90 that is 1/30 + .81, and Б has .74.
    expect([b.raw, b.expected]).toEqual([0.74, expect.closeTo(1 / 30 + 0.81, 12)]);
    // Together 113 of 200; А's .565 + .13, Б's .565 − .1033.
    expect([group, a.adjusted, b.adjusted]).toEqual([0.565, expect.closeTo(0.695, 12), expect.closeTo(0.565 + 0.74 - 1 / 30 - 0.81, 12)]);
    expect([a.turned, b.turned].every((turned) => turned !== "no")).toBe(true);
    expect(strata).toEqual({ fine: 200, coarse: 0, none: 0 });
    expect(turnedPairs([{ name: "А", before: a.raw, after: a.adjusted, error: 0.01 }, { name: "Б", before: b.raw, after: b.adjusted, error: 0.01 }])).toEqual([{ upper: "Б", lower: "А", sure: true }]);
  });

  test("too few colleagues in the branch: those of the other branches; nobody anywhere: left out, and said so", () => {
    const { parts, strata } = sameWork("first_visit_recommend", [cell("А", "Центр", "repair", 20, 40), cell("Б", "Юг", "repair", 10, 40), cell("А", "Центр", "tyres", 5, 10), cell("В", "Юг", "diagnostics", 9, 9)], 1);
    const a = parts.get("А");
    expect(typeof a === "object" && [a.expected, a.own, a.raw, a.covered]).toEqual([0.25, 0.5, 0.5, 0.8]);
    expect(parts.get("В")).toBe("few");
    expect(strata).toEqual({ fine: 0, coarse: 80, none: 19 });
    expect(sameWork("first_visit_recommend", [cell("А", "Центр", "repair", 20, 40), cell("Б", "Центр", "tyres", 20, 40)], 1).parts.get("А")).toBe("thin");
  });
});

describe("how a value was drawn to the mean", () => {
  const figure = (metric: string, over: Partial<Figure>): Figure => ({ metric, as_of: "2026-05-31", definition: `${metric}@1`, by: {}, value: null, numerator: 0, denominator: 0, n: 0, low: null, high: null, unit: "score", ...over });
  const row = (code: string, x: number, n: number) => ({
    staffCode: code,
    score: figure("motivation_score", { value: 1 + x / 100, low: 0.9 + x / 100, high: 1.1 + x / 100, n }),
    components: [{ id: "first_visit_recommend" as const, weight: 0.35, actual: figure("first_visit_recommend", { value: x / n, numerator: x, denominator: n, n, unit: "share" }), shrunk: null, target: 0.6, attainment: 1, points: 0.35, marks: [] } satisfies ComponentRow],
  });

  test("the parts of the value are its own and the mean's: own × raw + (1 − own) × mean", () => {
    const all = shrinkages([row("А", 3, 6), row("Б", 80, 100), row("В", 30, 100), row("Г", 55, 100)]);
    for (const one of Object.values(all).flat()) expect(one.shrunk).toBeCloseTo(one.own * one.raw + (1 - one.own) * (one.toward ?? NaN), 9);
    const [few, many] = [all["А"]?.[0], all["Б"]?.[0]];
    expect(few?.own).toBeLessThan(many?.own ?? 0);
    // n ÷ (n + κ)
    expect(few?.own).toBeCloseTo(6 / (6 + (few?.strength ?? 0)), 12);
  });
});
