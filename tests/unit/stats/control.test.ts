import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cChart, laneyP, laneyU, pChart, uChart } from "#app/stats/control.ts";
import { cusum, ewma, poissonCusumRunLength, poissonReference } from "#app/stats/cusum.ts";
import { solve } from "#app/stats/linear.ts";
import { binomialLimits, poissonCdf, poissonLimits } from "#app/stats/tails.ts";

const points = fc.array(fc.integer({ min: 0, max: 400 }).chain((n) => fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n) })), { minLength: 1, maxLength: 30 });

describe("control charts", () => {
  test("by hand: 60 of 400 is .15, the limits of 100 are .15 ± 3 · .0357", () => {
    const chart = pChart([{ x: 10, n: 100 }, { x: 20, n: 100 }, { x: 0, n: 0 }, { x: 30, n: 200 }]);
    expect(chart).toMatchObject({ centre: 0.15, sigmaZ: 1, baseline: 3 });
    expect(chart?.points[0]?.low).toBeCloseTo(0.15 - 3 * Math.sqrt(0.001275), 12);
    expect(chart?.points[0]?.high).toBeCloseTo(0.15 + 3 * Math.sqrt(0.001275), 12);
    expect(chart?.points[2]).toEqual({ value: null, n: 0, low: null, high: null, signal: false, run: false });
  });

  test("limits hold the centre, stay within 0–1, and a point is a signal exactly outside them", () => {
    fc.assert(
      fc.property(points, (inputs) => {
        for (const chart of [pChart(inputs), laneyP(inputs), uChart(inputs), laneyU(inputs)]) {
          for (const { value, low, high, signal, n } of chart?.points ?? []) {
            if (value === null || low === null || high === null) continue;
            expect(low).toBeGreaterThanOrEqual(0);
            expect(low * n).toBeLessThanOrEqual((chart?.centre ?? 0) * n + 1);
            expect(high * n).toBeGreaterThanOrEqual((chart?.centre ?? 0) * n - 1);
            expect(signal).toBe(value < low || value > high);
          }
        }
        for (const point of pChart(inputs)?.points ?? []) expect(point.high ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("a frozen baseline is not moved by what comes", () => {
    const chart = laneyP([{ x: 90, n: 100 }, { x: 20, n: 100 }], { frozen: { centre: 0.2, sigmaZ: 2 } });
    expect(chart).toMatchObject({ centre: 0.2, sigmaZ: 2, baseline: 0 });
    expect(chart?.points.map(({ signal }) => signal)).toEqual([true, false]);
    expect(chart?.points[0]?.high).toBeCloseTo(0.2 + 3 * 2 * 0.04, 12);
  });

  test("few expected: exact limits, and four complaints where .5 are usual are no signal yet (P .00175), five are", () => {
    const months = Array.from({ length: 20 }, (_, i) => ({ x: i % 2, n: 1 }));
    const chart = uChart([...months, { x: 4, n: 1 }, { x: 5, n: 1 }], { baseline: (i) => i < 20 });
    expect(chart?.centre).toBe(0.5);
    expect(chart?.points[0]).toMatchObject({ low: 0, high: 4 });
    expect(chart?.points.slice(20).map(({ signal }) => signal)).toEqual([false, true]);
    expect(pChart([{ x: 0, n: 10 }, { x: 1, n: 10 }])?.points[0]).toMatchObject({ low: 0, high: binomialLimits(10, 0.05).high / 10 });
  });

  test("few expected on a prime chart: the wider of both limits", () => {
    const still = laneyU(Array.from({ length: 20 }, () => ({ x: 2, n: 1 })));
    expect(still).toMatchObject({ centre: 2, sigmaZ: 0 });
    expect(still?.points[0]).toMatchObject(poissonLimits(2));
    const wild = laneyU(Array.from({ length: 20 }, (_, i) => ({ x: i % 2 === 0 ? 0 : 8, n: 1 })));
    expect(wild?.points[0]?.high).toBeCloseTo(4 + 3 * (wild?.sigmaZ ?? 0) * 2, 12);
    expect(wild?.points[0]?.high).toBeGreaterThan(poissonLimits(4).high);
  });

  test("eight in a row on one side are a run, seven are not, and the centre ends one", () => {
    const runsOf = (xs: readonly number[]) => cChart(xs, { frozen: { centre: 10, sigmaZ: 1 } })?.points.map(({ run }) => run);
    expect(runsOf([11, 12, 11, 12, 11, 12, 11, 12, 9])).toEqual([true, true, true, true, true, true, true, true, false]);
    expect(runsOf([11, 12, 11, 12, 11, 12, 11, 9])?.includes(true)).toBe(false);
    expect(runsOf([11, 12, 11, 12, 10, 11, 12, 11, 12])?.includes(true)).toBe(false);
  });

  test("one point has no moving range: σ_z is 1; nothing counted is blank; more than all is an error", () => {
    expect(laneyP([{ x: 3, n: 10 }])?.sigmaZ).toBe(1);
    expect([pChart([]), laneyU([{ x: 0, n: 0 }])]).toEqual([null, null]);
    expect(pChart([{ x: 0, n: 5 }])?.points[0]).toMatchObject({ value: 0, low: 0, high: 0, signal: false });
    expect(() => pChart([{ x: 6, n: 5 }])).toThrow(RangeError);
    expect(() => uChart([{ x: 1, n: 0 }])).toThrow(RangeError);
    expect(uChart([{ x: 6, n: 5 }])?.centre).toBe(1.2);
  });
});

describe("exact limits of counts", () => {
  test("a Poisson count of mean 2: P(X ≤ 2) = 5 e⁻²", () => {
    expect(poissonCdf(2, 2)).toBeCloseTo(5 * Math.exp(-2), 14);
    expect([poissonCdf(-1, 2), poissonCdf(0, 0)]).toEqual([0, 1]);
  });

  test("the limit is the last count that is no surprise", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 60, noNaN: true }), (mean) => {
        const { low, high } = poissonLimits(mean);
        const atLeast = (x: number) => 1 - poissonCdf(x - 1, mean);
        expect(poissonCdf(low - 1, mean)).toBeLessThan(0.00135);
        expect(atLeast(high + 1)).toBeLessThan(0.00135);
        if (low > 0 && low < Math.floor(mean)) expect(poissonCdf(low, mean)).toBeGreaterThanOrEqual(0.00135);
        if (high > Math.floor(mean)) expect(atLeast(high)).toBeGreaterThanOrEqual(0.00135);
      }),
    );
  });

  test("a binomial mirrors, and a rare one is a Poisson", () => {
    const { low, high } = binomialLimits(40, 0.3);
    expect(binomialLimits(40, 0.7)).toEqual({ low: 40 - high, high: 40 - low });
    expect(binomialLimits(100_000, 0.00003)).toEqual(poissonLimits(3));
    expect([binomialLimits(5, 0), binomialLimits(5, 1), binomialLimits(0, 0.5)]).toEqual([{ low: 0, high: 0 }, { low: 5, high: 5 }, { low: 0, high: 0 }]);
    expect(() => binomialLimits(2.5, 0.1)).toThrow(RangeError);
    expect(() => poissonLimits(1, 0.5)).toThrow(RangeError);
  });
});

describe("sums over time", () => {
  test("by hand: k 2, h 3", () => {
    expect(cusum([1, 4, 3, 0, 5], 2, 3).map(({ value, signal }) => [value, signal])).toEqual([[0, false], [2, false], [3, true], [1, false], [4, true]]);
    expect(cusum([1, 4, 3], 2, 3, 0, "passes").map(({ signal }) => signal)).toEqual([false, false, false]);
    expect(cusum([1, 4, 3], 2, 3, 1.5).map(({ value }) => value)).toEqual([0.5, 2.5, 3.5]);
    expect(cusum([3, 9], [2, 8], 9).map(({ value }) => value)).toEqual([1, 2]);
    expect(() => cusum([1, 2], [1], 3)).toThrow(RangeError);
  });

  test("with h = 1 and k = 0 the first event signals: run length 1 ÷ (1 − e^−μ)", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 5, noNaN: true }), (mean) => {
        expect(poissonCusumRunLength(mean, 0, 1)).toBeCloseTo(-1 / Math.expm1(-mean), 9);
      }),
    );
  });

  test("a finer unit gives the same run length; one that does not fit is an error", () => {
    expect(poissonCusumRunLength(4, 5, 8, { unit: 0.5 })).toBeCloseTo(poissonCusumRunLength(4, 5, 8) ?? 0, 8);
    expect(poissonCusumRunLength(4, 5.36, 8, { unit: 0.01 })).toBeGreaterThan(poissonCusumRunLength(4, 5, 8) ?? 0);
    expect(() => poissonCusumRunLength(4, 5.36, 8)).toThrow("multiple");
    expect(() => poissonCusumRunLength(4, 5, 8, { start: 8 })).toThrow("head start");
    expect(() => poissonReference(3, 3)).toThrow(RangeError);
  });

  test("an EWMA of λ = 1 is the value itself", () => {
    expect(ewma([4, 9], 5, 1, 1)).toEqual({ low: 2, high: 8, points: [{ value: 4, signal: false }, { value: 9, signal: true }] });
    expect(() => ewma([1], 1, 1, 0)).toThrow(RangeError);
  });
});

describe("linear equations", () => {
  test("by hand, with a zero where the pivot would be", () => {
    expect(solve([[0, 2], [3, 1]], [4, 5])).toEqual([1, 2]);
    expect(solve([[1, 2], [2, 4]], [1, 2])).toBeNull();
  });
});
