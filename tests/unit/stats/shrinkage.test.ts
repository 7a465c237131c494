import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betaMean, betaPosterior, fitBetaBinomial, KAPPA_CAP, shrunkShare, type BetaBinomialFit } from "#app/stats/beta-binomial.ts";
import { minimise } from "#app/stats/minimise.ts";
import { pool, shrink, tau2 } from "#app/stats/normal-normal.ts";

const fit = (x: readonly number[], n: readonly number[]) => fitBetaBinomial(x, n) as BetaBinomialFit;

describe("minimise", () => {
  test("finds the bottom of Rosenbrock's valley from either side", () => {
    const { at, value } = minimise(([x, y]) => (1 - (x as number)) ** 2 + 100 * ((y as number) - (x as number) ** 2) ** 2, [[-1.2, 1], [3, -3]]);
    expect(at[0]).toBeCloseTo(1, 6);
    expect(at[1]).toBeCloseTo(1, 6);
    expect(value).toBeLessThan(1e-12);
  });

  test("starts again where one descent is used up: Rosenbrock in six dimensions", () => {
    const valley = (x: readonly number[]) =>
      x.slice(1).reduce((sum, next, i) => sum + 100 * (next - (x[i] as number) ** 2) ** 2 + (1 - (x[i] as number)) ** 2, 0);
    expect(minimise(valley, [[-1.2, 1, -1.2, 1, -1.2, 1]]).value).toBeLessThan(1e-12);
  });

  test("walks around what is not a number, and needs a start", () => {
    expect(minimise(([x]) => Math.log(x as number) ** 2, [[0.2]]).at[0]).toBeCloseTo(1, 6);
    expect(() => minimise(() => 0, [])).toThrow(RangeError);
  });
});

describe("beta-binomial", () => {
  test("a posterior adds what was seen to the prior: (2 + 3) of (4 + 10)", () => {
    const posterior = betaPosterior({ alpha: 2, beta: 2 }, 3, 10);
    expect(posterior).toEqual({ alpha: 5, beta: 9 });
    expect(betaMean(posterior)).toBeCloseTo(5 / 14, 14);
    expect(() => betaPosterior(posterior, 4, 3)).toThrow(RangeError);
  });

  test("units that differ no more than by chance reach the cap and are said not to differ", () => {
    const found = fit(Array(12).fill(10), Array(12).fill(20));
    expect(found.differ).toBe(false);
    expect(found.kappa).toBeCloseTo(KAPPA_CAP, 6);
    expect(found.mean).toBeCloseTo(0.5, 6);
  });

  test("units that differ keep their own shares", () => {
    const found = fit([2, 4, 10, 50, 90, 96, 98, 20, 80, 60], Array(10).fill(100));
    expect(found.differ).toBe(true);
    expect(found.kappa).toBeLessThan(5);
    expect(betaMean(betaPosterior(found, 96, 100))).toBeGreaterThan(0.93);
  });

  test("six answers neither win nor lose: 6 of 6 lies nearer to the common share than to 1", () => {
    const found = fit([6, 30, 28, 33, 25, 31, 29, 27, 32, 26, 30], [6, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50]);
    const { mean } = shrunkShare(found, 6, 6);
    expect(mean - found.mean).toBeLessThan(1 - mean);
    expect(mean).toBeGreaterThan(found.mean);
  });

  test("shrunk shares lie between own and common share, inside their interval, and keep the order of equal n", () => {
    const units = fc.array(fc.integer({ min: 1, max: 60 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n))), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(units, (us) => {
        const found = fit(us.map(([x]) => x), us.map(([, n]) => n));
        for (const [x, n] of us) {
          const { mean, low, high } = shrunkShare(found, x, n);
          expect(mean).toBeGreaterThanOrEqual(Math.min(x / n, found.mean) - 1e-12);
          expect(mean).toBeLessThanOrEqual(Math.max(x / n, found.mean) + 1e-12);
          expect(low).toBeLessThanOrEqual(mean);
          expect(high).toBeGreaterThanOrEqual(mean);
          expect(low >= 0 && high <= 1).toBe(true);
          if (x < n) expect(shrunkShare(found, x + 1, n).mean).toBeGreaterThan(mean);
        }
      }),
      { numRuns: 25 },
    );
  });

  test("few units under the cap still have an honest interval: three of 5 in 10 are not known to a point", () => {
    const found = fit([5, 5, 5], [10, 10, 10]);
    const { low, high } = shrunkShare(found, 5, 10);
    expect(found.differ).toBe(false);
    expect(low).toBeLessThan(0.35);
    expect(high).toBeGreaterThan(0.65);
  });

  test("everybody at 0, or one person alone, gives finite figures", () => {
    const zero = fit([0, 0, 0], [10, 10, 10]);
    expect(zero.mean).toBeLessThan(0.05);
    expect(shrunkShare(zero, 0, 10).high).toBeGreaterThan(0.02);
    const alone = fit([7], [10]);
    expect(shrunkShare(alone, 7, 10).mean).toBeCloseTo(0.7, 1);
  });

  test("who was not asked says nothing; nobody asked is no fit; crooked input is an error", () => {
    expect(fit([3, 5, 0], [10, 10, 0])).toEqual(fit([3, 5], [10, 10]));
    expect(fitBetaBinomial([0], [0])).toBeNull();
    expect(fitBetaBinomial([], [])).toBeNull();
    expect(() => fitBetaBinomial([1], [1, 2])).toThrow(RangeError);
    expect(() => fitBetaBinomial([2], [1])).toThrow(RangeError);
  });
});

describe("normal-normal", () => {
  test("a case by hand: y 0 and 4, v 1 each: Q 8, τ² 7, halfway weights 1/8", () => {
    const found = shrink([0, 4], [1, 1]);
    expect(pool([0, 4], [1, 1]).q).toBeCloseTo(8, 12);
    expect(found?.tau2).toBeCloseTo(7, 12);
    expect(found?.mu).toBeCloseTo(2, 12);
    expect(found?.muVariance).toBeCloseTo(4, 12);
    expect(found?.units[0]?.mean).toBeCloseTo(0.25, 12);
    expect(found?.units[0]?.variance).toBeCloseTo(7 / 8 + 4 / 64, 12);
    expect(tau2([0, 4], [1, 1], "dersimonian_laird")).toBeCloseTo(7, 12);
    expect(tau2([0, 4], [1, 1], "reml")).toBeCloseTo(7, 10);
  });

  test("Paule–Mandel leaves Q at k − 1 wherever it finds a variance", () => {
    const unit = fc.tuple(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: 0.1, max: 100, noNaN: true }));
    fc.assert(
      fc.property(fc.array(unit, { minLength: 2, maxLength: 20 }), (units) => {
        const y = units.map(([a]) => a);
        const v = units.map(([, b]) => b);
        const between = tau2(y, v);
        const { q } = pool(y, v, between);
        if (between > 0) expect(Math.abs(q - (y.length - 1))).toBeLessThan(1e-9 * y.length);
        else expect(q).toBeLessThanOrEqual(y.length - 1);
      }),
    );
  });

  test("a posterior lies between the own value and the common one, and is surer than the own value where units differ", () => {
    const found = shrink([10, 20, 40, 80, 15], [4, 9, 16, 25, 4]);
    [10, 20, 40, 80, 15].forEach((y, i) => {
      const mean = found?.units[i]?.mean as number;
      expect(Math.abs(mean - (found?.mu as number))).toBeLessThan(Math.abs(y - (found?.mu as number)));
      expect(Math.sign(mean - (found?.mu as number))).toBe(Math.sign(y - (found?.mu as number)));
    });
  });

  test("one unit is itself, none is blank, an error variance of 0 is an error", () => {
    expect(shrink([7], [2])).toEqual({ mu: 7, muVariance: 2, tau2: 0, units: [{ mean: 7, variance: 2 }] });
    expect(shrink([], [])).toBeNull();
    expect(() => shrink([1, 2], [1, 0])).toThrow(RangeError);
    expect(() => shrink([1, 2], [1])).toThrow(RangeError);
    expect(() => pool([], [])).toThrow(RangeError);
    expect(() => pool([1], [1], -1)).toThrow(RangeError);
  });
});
