import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attainment, surveyAttainment } from "#app/bonus/attainment.ts";

const higher = { better: "higher", threshold: 0.5, cap: 1.5 } as const;
const lower = { better: "lower", threshold: 0.5, cap: 1.5 } as const;

describe("attainment, higher is better", () => {
  test.each([
    [0.6, 0.6, 1],
    [0.45, 0.6, 0.75],
    [0.3, 0.6, 0.5],
    [0.29, 0.6, 0],
    [0, 0.6, 0],
    [0.9, 0.6, 1.5],
    [0.95, 0.6, 1.5],
    [85, 85, 1],
    [17, 34, 0.5],
    [16, 34, 0],
    [52, 34, 1.5],
  ])("%f of a target of %f is %f", (actual, target, value) => {
    expect(attainment(actual, target, higher)).toEqual({ value: expect.closeTo(value, 12), marks: [] });
  });

});

describe("attainment, lower is better: 2 − actual ÷ target", () => {
  test.each([
    [1, 1, 1],
    [0.75, 1, 1.25],
    [0.5, 1, 1.5],
    [0, 1, 1.5],
    [1.5, 1, 0.5],
    [1.51, 1, 0],
    [2, 1, 0],
    [50, 1, 0],
    [3, 2, 0.5],
  ])("%f against %f is %f", (actual, target, value) => {
    expect(attainment(actual, target, lower).value).toBeCloseTo(value, 12);
  });
});

test("a result on the threshold counts whatever doubles make of it: 2 − 5.4 ÷ 4.5 is .8, not .7999999999999998", () => {
  expect(2 - 5.4 / 4.5).toBeLessThan(0.8);
  expect(attainment(5.4, 4.5, { ...lower, threshold: 0.8 }).value).toBe(0.8);
  expect(attainment(5.41, 4.5, { ...lower, threshold: 0.8 }).value).toBe(0);
});

test("what is not known is neutral, and says so", () => {
  expect(attainment(null, 0.6, higher)).toEqual({ value: 1, marks: ["neutral"] });
  expect(attainment(null, 1, lower)).toEqual({ value: 1, marks: ["neutral"] });
  expect(attainment(12, null, higher)).toEqual({ value: 1, marks: ["neutral"] });
});

test("a target of 0, a negative result, a NaN are errors, not bonuses", () => {
  for (const target of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => attainment(1, target, higher)).toThrow(RangeError);
  for (const actual of [-1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => attainment(actual, 1, lower)).toThrow(RangeError);
});

describe("surveys", () => {
  test("ten answers count, nine do not, none is said to be none", () => {
    expect(surveyAttainment(1, 10, 10, 0.6, higher)).toEqual({ value: 1.5, marks: [] });
    expect(surveyAttainment(1, 9, 10, 0.6, higher)).toEqual({ value: 1, marks: ["small_n"] });
    expect(surveyAttainment(0, 9, 10, 0.6, higher)).toEqual({ value: 1, marks: ["small_n"] });
    expect(surveyAttainment(0, 10, 10, 0.6, higher)).toEqual({ value: 0, marks: [] });
    expect(surveyAttainment(null, 0, 10, 0.6, higher)).toEqual({ value: 1, marks: ["no_answers"] });
    expect(surveyAttainment(null, 12, 10, 0.6, higher)).toEqual({ value: 1, marks: ["neutral"] });
  });
});

test("attainment is 0 or between threshold and cap, and rises (or falls) with the result", () => {
  const result = fc.double({ min: 0, max: 1000, noNaN: true });
  fc.assert(
    fc.property(result, result, fc.double({ min: 0.01, max: 1000, noNaN: true }), fc.constantFrom(higher, lower), (a, b, target, rule) => {
      const [less, more] = [attainment(Math.min(a, b), target, rule).value, attainment(Math.max(a, b), target, rule).value];
      for (const value of [less, more]) expect(value === 0 || (value >= 0.5 && value <= 1.5)).toBe(true);
      if (rule.better === "higher") expect(more).toBeGreaterThanOrEqual(less);
      else expect(more).toBeLessThanOrEqual(less);
    }),
  );
});
