import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betaCdf, studentP } from "#app/stats/beta-tail.ts";
import { responseIndex, topTwoBoxes } from "#app/stats/csi.ts";
import { twoSidedP } from "#app/stats/normal.ts";
import { breakEvenMargin, cameAnyway, grossReturn, promotionProfit, pulledForward } from "#app/stats/promotion-profit.ts";
import { random } from "#app/stats/random.ts";
import { clientsPerArm, cuped, differenceInDifferences, sampleRatio, shareSample, smallestDetectable, welch, type CovariateSample } from "#app/stats/uplift.ts";

function covariateSample(x: readonly number[], y: readonly number[]): CovariateSample {
  const n = x.length;
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / n;
  const [meanX, meanY] = [mean(x), mean(y)];
  const product = (u: readonly number[], mu: number, v: readonly number[], mv: number) => u.reduce((sum, value, i) => sum + (value - mu) * ((v[i] as number) - mv), 0) / (n - 1);
  return { n, mean: meanY, sd: Math.sqrt(product(y, meanY, y, meanY)), meanX, sdX: Math.sqrt(product(x, meanX, x, meanX)), covariance: product(x, meanX, y, meanY) };
}

describe("the tail of t", () => {
  test("known values: t 12.7062 of 1, 2.262157 of 9; Cauchy in closed form; Beta(2, 3) at ½", () => {
    expect(studentP(12.706204736, 1)).toBeCloseTo(0.05, 10);
    expect(studentP(2.262157163, 9)).toBeCloseTo(0.05, 9);
    expect(studentP(1, 1)).toBeCloseTo(0.5, 12);
    expect(betaCdf(0.5, 2, 3)).toBeCloseTo(11 / 16, 13);
    expect([betaCdf(0, 2, 3), betaCdf(1, 2, 3)]).toEqual([0, 1]);
    expect(() => betaCdf(2, 1, 1)).toThrow(RangeError);
  });

  test("mirrors, and with many degrees is normal", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 0.999, noNaN: true }), fc.double({ min: 0.3, max: 40, noNaN: true }), fc.double({ min: 0.3, max: 40, noNaN: true }), (x, a, b) => {
        expect(betaCdf(x, a, b)).toBeCloseTo(1 - betaCdf(1 - x, b, a), 10);
      }),
    );
    expect(studentP(2.5, 1e7)).toBeCloseTo(twoSidedP(2.5), 6);
  });
});

describe("uplift", () => {
  test("Welch: zero variance, too few, order", () => {
    const a = { n: 12, mean: 3, sd: 2 };
    const b = { n: 7, mean: 5, sd: 1 };
    expect(welch(a, b)?.p).toBeCloseTo(welch(b, a)?.p ?? 0, 14);
    expect(welch(a, { ...b, n: 1 })).toBeNull();
    expect(welch({ ...a, sd: 0 }, { ...b, sd: 0 })?.p).toBe(0);
    expect(welch({ ...a, sd: 0 }, { ...a, sd: 0 })?.p).toBe(1);
    expect(shareSample(3, 4)).toEqual({ n: 4, mean: 0.75, sd: 0.5 });
    expect(shareSample(0, 0)).toEqual({ n: 0, mean: 0, sd: 0 });
    expect(() => shareSample(2, 1)).toThrow(RangeError);
  });

  test("CUPED: where the past explains all, the effect stands without noise", () => {
    const past = [1, 4, 2, 8, 5, 7];
    const found = cuped(covariateSample(past, past.map((x) => 3 * x + 2)), covariateSample([3, 1, 9, 6], [3, 1, 9, 6].map((x) => 3 * x)));
    expect(found?.theta).toBeCloseTo(3, 12);
    expect(found?.explained).toBeCloseTo(1, 12);
    expect(found?.value).toBeCloseTo(2, 10);
    expect((found?.high ?? 0) - (found?.low ?? 0)).toBeLessThan(1e-6);
  });

  test("CUPED cuts the error to √(1 − ρ²) of it, and is Welch where the past does not vary", () => {
    const source = random(3);
    const arm = (effect: number) => {
      const x = Array.from({ length: 4000 }, source.normal);
      return covariateSample(x, x.map((value) => 0.8 * value + 0.6 * source.normal() + effect));
    };
    const [t, c] = [arm(0.1), arm(0)];
    const [plain, sharper] = [welch(t, c), cuped(t, c)];
    expect(sharper?.explained).toBeCloseTo(0.64, 1);
    expect((sharper?.standardError ?? 0) / (plain?.standardError ?? 1)).toBeCloseTo(Math.sqrt(1 - (sharper?.explained ?? 0)), 2);
    expect(cuped({ ...t, sdX: 0, covariance: 0 }, { ...c, sdX: 0, covariance: 0 })).toMatchObject({ ...plain, theta: 0, explained: 0 });
    expect(cuped({ ...t, n: 1 }, c)).toBeNull();
  });

  test("difference in differences by hand", () => {
    const cell = (mean: number, n = 4) => ({ n, mean, sd: 2 });
    expect(differenceInDifferences({ before: cell(10), after: cell(15) }, { before: cell(8), after: cell(10) })).toMatchObject({ value: 3, standardError: 2 });
    expect(differenceInDifferences({ before: cell(1, 1), after: cell(1) }, { before: cell(1), after: cell(1) })).toBeNull();
  });

  test("arms of 600 and 400 that should be equal, of 400 and 200 that should be two to one", () => {
    expect(sampleRatio([600, 400])).toMatchObject({ chi2: 40, mismatch: true });
    expect(sampleRatio([400, 200], [2, 1])).toEqual({ chi2: 0, p: 1, mismatch: false });
    expect([sampleRatio([]), sampleRatio([0, 0]), sampleRatio([5])]).toEqual([null, null, null]);
    expect(() => sampleRatio([1, 2], [1])).toThrow(RangeError);
  });

  test("what is detectable with so many is what so many detect", () => {
    const n = clientsPerArm(15, 0.5);
    expect(smallestDetectable(15, n, n)).toBeCloseTo(0.5, 12);
    expect(smallestDetectable(15, 0, 10)).toBeNull();
    expect(smallestDetectable(1, 100, 100, 0.9)).toBeGreaterThan(smallestDetectable(1, 100, 100) ?? 9);
    expect(() => clientsPerArm(1, 0)).toThrow(RangeError);
    expect(() => smallestDetectable(1, 5, 5, 1)).toThrow(RangeError);
  });
});

describe("profit of a promotion", () => {
  test("by hand: 1,000 clients, +2 [1, 3] of margin each, .5 a contact, 300 fixed: 1,200 on a cost of 800", () => {
    const found = promotionProfit({ value: 2, low: 1, high: 3 }, { clients: 1000, perClient: 0.5, fixed: 300 });
    expect(found).toEqual({ perClient: { value: 1.5, low: 0.5, high: 2.5 }, total: { value: 1200, low: 200, high: 2200 }, roi: { value: 1.5, low: 0.25, high: 2.75 } });
    expect(promotionProfit({ value: 2, low: 1, high: 3 }, { clients: 10, perClient: 0, fixed: 0 }).roi).toBeNull();
    expect(() => promotionProfit({ value: 2, low: 1, high: 3 }, { clients: 10, perClient: -1, fixed: 0 })).toThrow(RangeError);
  });

  test("gross return, break-even margin, who came anyway, what was brought forward", () => {
    expect(grossReturn(100, 5, 200, 50)).toBe(1);
    expect(grossReturn(100, 5, 0, 0)).toBeNull();
    expect([breakEvenMargin(0.2, 0.8), breakEvenMargin(0.2, 0)]).toEqual([0.25, null]);
    expect([cameAnyway(0.2, 0.15), cameAnyway(0.1, 0.2), cameAnyway(0, 0.2)]).toEqual([expect.closeTo(0.75, 12), 1, null]);
    expect([pulledForward(4, 1), pulledForward(4, 5), pulledForward(0, 1)]).toEqual([0.75, -0.25, null]);
  });
});

describe("satisfaction", () => {
  test("an index over what was answered, blank under half of the weight", () => {
    expect(responseIndex([5, 3, 4], [2, 1, 1])).toBe(4.25);
    expect(responseIndex([5, null, 4], [2, 1, 1])).toBeCloseTo(14 / 3, 12);
    expect(responseIndex([null, 3, 4], [2, 1, 1])).toBe(3.5);
    expect(responseIndex([null, 3, null], [2, 1, 1])).toBeNull();
    expect(responseIndex([null], [1])).toBeNull();
    expect(() => responseIndex([1], [0])).toThrow(RangeError);
    expect(() => responseIndex([1, 2], [1])).toThrow(RangeError);
  });

  test("fours and fives of five", () => {
    expect(topTwoBoxes([5, 4, 3, 1, 5])).toEqual({ x: 3, n: 5 });
    expect(topTwoBoxes([])).toEqual({ x: 0, n: 0 });
    expect(() => topTwoBoxes([6])).toThrow(RangeError);
  });
});
