import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attain, type AttainmentRule } from "#app/bonus/attainment.ts";
import { counted } from "#app/bonus/counted.ts";
import type { Result } from "#app/bonus/inputs.ts";
import type { PlanComponent } from "#app/bonus/plan.ts";
import { decimal, ratio, toNumber } from "#app/bonus/ratio.ts";

const higher: AttainmentRule = { better: "higher", threshold: 0.5, cap: 1.5, tiers: null };
const lower: AttainmentRule = { ...higher, better: "lower" };
const factor = (actual: number, target: number, rule: AttainmentRule) => toNumber(attain(decimal(actual), decimal(target), rule).factor);

describe("what counts, higher is better", () => {
  test.each([[0.6, 0.6, 1], [0.45, 0.6, 0.75], [0.3, 0.6, 0.5], [0.29, 0.6, 0], [0, 0.6, 0], [0.9, 0.6, 1.5], [0.95, 0.6, 1.5], [85, 85, 1], [17, 34, 0.5], [16, 34, 0], [52, 34, 1.5]])(
    "%f of a target of %f is %f",
    (actual, target, value) => expect(factor(actual, target, higher)).toBe(value),
  );
});

describe("what counts, lower is better: 2 − actual ÷ target", () => {
  test.each([[1, 1, 1], [0.75, 1, 1.25], [0.5, 1, 1.5], [0, 1, 1.5], [1.5, 1, 0.5], [1.51, 1, 0], [2, 1, 0], [50, 1, 0], [3, 2, 0.5]])("%f against %f is %f", (actual, target, value) =>
    expect(factor(actual, target, lower)).toBe(value),
  );
  test("attainment itself is at least 0", () => expect(toNumber(attain(decimal(50), decimal(1), lower).attainment)).toBe(0));
});

test("a result on the threshold counts whatever doubles make of it: 2 − 5.4 ÷ 4.5 is .8, not .7999999999999998", () => {
  expect(2 - 5.4 / 4.5).toBeLessThan(0.8);
  expect(factor(5.4, 4.5, { ...lower, threshold: 0.8 })).toBe(0.8);
  expect(factor(5.400001, 4.5, { ...lower, threshold: 0.8 })).toBe(0);
});

describe("tiers of attainment", () => {
  const steps = (pays: "marginal" | "whole") => [{ from: 0, rate: 0.5, pays }, { from: 1, rate: 2, pays }];
  test.each([
    // half for what lies below the target, double above it
    ["marginal", 0.8, 0.4], ["marginal", 1, 0.5], ["marginal", 1.2, 0.9],
    // from the target on, double for everything: a cliff
    ["whole", 0.9999, 0.49995], ["whole", 1, 2], ["whole", 1.2, 2.4],
  ] as const)("%s: an attainment of %f counts %f", (pays, attained, counts) => expect(factor(attained, 1, { ...higher, cap: 9, tiers: steps(pays) })).toBe(counts));
  test("the cap is held after them", () => expect(factor(1.2, 1, { ...higher, tiers: steps("whole") })).toBe(1.5));
  test("below the threshold no tier counts", () => expect(factor(0.49, 1, { ...higher, tiers: steps("marginal") })).toBe(0));
});

test("a target of 0, a negative result, a NaN are errors, not bonuses", () => {
  for (const target of [0, -1]) expect(() => factor(1, target, higher)).toThrow(RangeError);
  for (const number of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => decimal(number)).toThrow(RangeError);
  expect(() => factor(-1, 1, lower)).toThrow(RangeError);
});

const component: PlanComponent = { id: "first_visit_recommend", weight: 1, target: { kind: "fixed", value: 0.6 }, ...higher, minimum: { n: 10, fallback: "neutral" }, use: "raw" };
const answers = (good: number, n: number, more: Partial<Result> = {}): Result => ({ actual: n ? good / n : null, n, numerator: good, denominator: n, low: null, high: null, marks: [], rows: [], ...more });
const shows = (part: PlanComponent, result: Result, known: Parameters<typeof counted>[2] = { target: 0.6 }) => {
  const { factor: f, marks } = counted(part, result, known);
  return [toNumber(f), ...marks];
};

describe("the plan's minimum", () => {
  test("ten answers count, nine do not, none is said to be none; blank or nothing to attain is neutral", () => {
    expect(shows(component, answers(10, 10))).toEqual([1.5]);
    expect(shows(component, answers(9, 9))).toEqual([1, "small_n"]);
    expect(shows(component, answers(0, 9))).toEqual([1, "small_n"]);
    expect(shows(component, answers(0, 10))).toEqual([0]);
    expect(shows(component, answers(0, 0))).toEqual([1, "no_answers"]);
    expect(shows(component, answers(12, 12, { actual: null }))).toEqual([1, "neutral"]);
    expect(shows(component, answers(12, 12), { target: null })).toEqual([1, "neutral"]);
  });

  test("the role's mean stands in where the plan says so, and where it is known", () => {
    const part: PlanComponent = { ...component, minimum: { n: 10, fallback: "role_mean" } };
    expect(shows(part, answers(0, 9), { target: 0.6, mean: 0.45 })).toEqual([0.75, "small_n", "role_mean"]);
    expect(shows(part, answers(0, 9), { target: 0.6, mean: null })).toEqual([1, "small_n"]);
    expect(shows(part, answers(6, 10), { target: 0.6, mean: 0.45 })).toEqual([1]);
  });

  test("an earlier result stands in that had enough answers itself", () => {
    const part: PlanComponent = { ...component, minimum: { n: 10, fallback: "carried_over" } };
    expect(shows(part, answers(0, 0), { target: 0.6, carried: answers(8, 20) })).toEqual([ratioOf(2, 3), "no_answers", "carried_over"]);
    expect(shows(part, answers(0, 0), { target: 0.6, carried: answers(8, 9) })).toEqual([1, "no_answers"]);
  });
});
const ratioOf = (n: number, d: number) => n / d;

describe("shrunk results", () => {
  const shrinking: PlanComponent = { ...component, use: "shrunk", minimum: null, threshold: 0, cap: 9 };
  test("a share by a beta prior: 10 of 10 against a prior of 30 in 50 is 40 of 60", () => {
    const [value, mark] = shows(shrinking, answers(10, 10), { target: 0.6, prior: { kind: "beta", alpha: 30, beta: 20 } });
    expect([value, mark]).toEqual([expect.closeTo(40 / 60 / 0.6, 11), "shrunk"]);
  });
  test("a mean by a normal prior: an error as wide as the spread goes half the way", () => {
    const csi: PlanComponent = { ...shrinking, id: "importer_csi" };
    const half = 2 * 1.959963984540054;
    const result: Result = { actual: 95, n: 20, numerator: null, denominator: null, low: 95 - half, high: 95 + half, marks: [], rows: [] };
    expect(shows(csi, result, { target: 90, prior: { kind: "normal", mean: 85, variance: 4 } })).toEqual([expect.closeTo(1, 11), "shrunk"]);
  });
  test("without a prior the raw result counts, and says so", () => expect(shows(shrinking, answers(9, 10), { target: 0.6, prior: null })).toEqual([1.5, "prior_missing"]));
});

test("what counts is 0 or between threshold and cap, and rises (or falls) with the result, whatever the tiers", () => {
  const whole = fc.integer({ min: 0, max: 2000 });
  const tiered = fc.constantFrom<AttainmentRule["tiers"]>(null, [{ from: 0, rate: 1, pays: "marginal" }, { from: 1, rate: 1.5, pays: "whole" }]);
  fc.assert(
    fc.property(whole, whole, fc.integer({ min: 1, max: 2000 }), fc.constantFrom(higher, lower), tiered, (a, b, target, rule, tiers) => {
      const of = (actual: number) => toNumber(attain(ratio(BigInt(actual), 7n), ratio(BigInt(target), 7n), { ...rule, tiers }).factor);
      const [less, more] = [of(Math.min(a, b)), of(Math.max(a, b))];
      for (const value of [less, more]) expect(value === 0 || (value >= 0.5 && value <= 1.5)).toBe(true);
      if (rule.better === "higher") expect(more).toBeGreaterThanOrEqual(less);
      else expect(more).toBeLessThanOrEqual(less);
    }),
  );
});
