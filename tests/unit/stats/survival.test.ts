import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chiSquaredTail, gammaTail } from "#app/stats/gamma.ts";
import { logRank } from "#app/stats/log-rank.ts";
import { twoSidedP } from "#app/stats/normal.ts";
import { lostGap, returnChance } from "#app/stats/return-chance.ts";
import { atRiskAt, kaplanMeier, restrictedMean, survivalAt } from "#app/stats/survival.ts";

const returned = (time: number, weight = 1) => ({ time, event: true, weight });
const silent = (time: number, weight = 1) => ({ time, event: false, weight });
const times = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 40 });
const observations = fc.array(fc.record({ time: fc.integer({ min: 0, max: 30 }), event: fc.boolean() }), { minLength: 1, maxLength: 40 });

describe("Kaplan–Meier", () => {
  test("by hand: of ten 2 return at month 6, 2 leave observation at 8, at month 12 return 3 of the 6 left", () => {
    const km = kaplanMeier([returned(6, 2), silent(8, 2), returned(12, 3), silent(20, 3)]);
    expect(km.steps.map(({ t, atRisk, events, survival }) => [t, atRisk, events, survival])).toEqual([[6, 10, 2, 0.8], [12, 6, 3, 0.4]]);
    expect(km).toMatchObject({ n: 10, followUp: 20, median: 12 });
    expect([0, 5.9, 6, 12, 20, 20.1].map((t) => survivalAt(km, t))).toEqual([1, 1, 0.8, 0.4, 0.4, null]);
  });

  test("without censoring it is the share that lasted longer", () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 40 }), (all, t) => {
        const km = kaplanMeier(all.map((time) => returned(time)));
        expect(survivalAt(km, t)).toBeCloseTo(all.filter((time) => time > t).length / all.length, 12);
      }),
    );
  });

  test("falls, within its limits, and weights are people", () => {
    fc.assert(
      fc.property(observations, fc.integer({ min: 1, max: 5 }), (all, weight) => {
        const km = kaplanMeier(all);
        let before = 1;
        for (const { survival, low, high } of km.steps) {
          expect(survival).toBeLessThan(before);
          expect(low).toBeLessThanOrEqual(survival);
          expect(high).toBeGreaterThanOrEqual(survival);
          expect(low >= 0 && high <= 1).toBe(true);
          before = survival;
        }
        const repeated = kaplanMeier(all.flatMap((o) => Array.from({ length: weight }, () => o)));
        expect(kaplanMeier(all.map((o) => ({ ...o, weight })))).toEqual(repeated);
      }),
    );
  });

  test("nobody, nothing, everybody", () => {
    expect(kaplanMeier([])).toEqual({ steps: [], median: null, medianLow: null, medianHigh: null, n: 0, followUp: null });
    expect(survivalAt(kaplanMeier([]), 0)).toBeNull();
    expect(survivalAt(kaplanMeier([silent(5)]), 5)).toBe(1);
    const gone = kaplanMeier([returned(3), returned(4)]);
    expect(gone.steps[1]).toMatchObject({ survival: 0, error: 0, low: 0, high: gone.steps[0]?.high });
    expect(survivalAt(gone, 99)).toBe(0);
    expect(() => kaplanMeier([returned(-1)])).toThrow(RangeError);
    expect(() => kaplanMeier([returned(1, Number.NaN)])).toThrow(RangeError);
  });

  test("an S of exactly one half is the median, whatever the product rounds to", () => {
    expect(kaplanMeier([1, 2, 3, 4, 5, 6].map((t) => returned(t))).median).toBe(3);
  });

  test("the numbers under the chart", () => {
    expect(atRiskAt([returned(6, 2), silent(8, 2), returned(12, 3), silent(20, 3)], [0, 6, 7, 12, 13, 21])).toEqual([10, 10, 8, 6, 3, 0]);
  });
});

describe("restricted mean", () => {
  test("by hand: 6 whole months, 6 at .8, 8 at .4 = 14 of 20", () => {
    const km = kaplanMeier([returned(6, 2), silent(8, 2), returned(12, 3), silent(20, 3)]);
    expect(restrictedMean(km, 20)?.value).toBeCloseTo(14, 12);
    expect(restrictedMean(km, 3)).toEqual({ value: 3, error: 0 });
    expect(restrictedMean(km, 21)).toBeNull();
  });

  test("without censoring it is the mean, and its error that of a mean", () => {
    fc.assert(
      fc.property(times, (all) => {
        const found = restrictedMean(kaplanMeier(all.map((time) => returned(time))), 30);
        const mean = all.reduce((a, b) => a + b, 0) / all.length;
        expect(found?.value).toBeCloseTo(mean, 10);
        expect(found?.error).toBeCloseTo(Math.sqrt(all.reduce((s, t) => s + (t - mean) ** 2, 0)) / all.length, 8);
      }),
    );
  });
});

describe("chance to return", () => {
  /** Of 100: 50 return after 12 months, 30 after 24, 10 after 36; the rest is silent, seen for 60. */
  const km = kaplanMeier([returned(12, 50), returned(24, 30), returned(36, 10), silent(60, 10)]);

  test("by hand", () => {
    expect(returnChance(km, 0, 12)).toBeCloseTo(0.5, 12);
    expect(returnChance(km, 12, 12)).toBeCloseTo(0.6, 12);
    expect(returnChance(km, 24, 12)).toBeCloseTo(0.5, 12);
    expect(returnChance(km, 36, 12)).toBe(0);
    expect(returnChance(km, 11, 1)).toBeCloseTo(0.5, 12);
    expect(returnChance(km, 49, 12)).toBeNull();
  });

  test("the smallest gap below the threshold: for .1 in 12 months it is 36", () => {
    expect(lostGap(km, 12, 0.1)).toBe(36);
    expect(lostGap(km, 12, 0.55)).toBe(0);
    expect(lostGap(km, 24, 0.55)).toBe(24);
  });

  test("no smaller gap has a chance below the threshold, tried day by day", () => {
    fc.assert(
      fc.property(observations, fc.integer({ min: 1, max: 12 }), fc.constantFrom(0.1, 0.5), (all, horizon, threshold) => {
        const curve = kaplanMeier(all);
        const below = Array.from({ length: 62 }, (_, i) => i / 2).find((gap) => (returnChance(curve, gap, horizon) ?? 1) < threshold);
        expect(lostGap(curve, horizon, threshold)).toBe(below ?? null);
      }),
    );
  });

  test("blank where follow-up does not reach, and where all return", () => {
    expect(lostGap(kaplanMeier([returned(12, 9), silent(20)]), 12, 0.1)).toBeNull();
    expect(lostGap(kaplanMeier([returned(12), returned(24)]), 12, 0.1)).toBeNull();
    expect(lostGap(kaplanMeier([]), 12, 0.1)).toBeNull();
    expect(() => returnChance(km, -1, 1)).toThrow(RangeError);
  });
});

describe("log-rank", () => {
  test("equal groups do not differ; observed and expected add up alike", () => {
    fc.assert(
      fc.property(observations, observations, (a, b) => {
        const found = logRank([a, b]);
        const back = logRank([b, a]);
        if (!found) return;
        const sum = (values: readonly number[]) => values.reduce((x, y) => x + y, 0);
        expect(sum(found.observed)).toBeCloseTo(sum(found.expected), 9);
        expect(found.chi2).toBeCloseTo(back?.chi2 ?? Number.NaN, 8);
        expect(logRank([a, a])?.chi2 ?? 0).toBeCloseTo(0, 12);
      }),
    );
  });

  test("three groups have two degrees of freedom, an empty one takes none", () => {
    const groups = [[returned(1, 5), silent(9, 5)], [returned(4, 5), silent(9, 5)], [returned(8, 5), silent(9, 5)]];
    expect(logRank(groups)?.degrees).toBe(2);
    expect(logRank([...groups, []])).toMatchObject({ degrees: 2, chi2: logRank(groups)?.chi2 });
    expect(logRank([groups[0] ?? [], []])).toBeNull();
    expect(logRank([[silent(3)], [silent(4)]])).toBeNull();
  });
});

describe("χ²", () => {
  test("known tails: .05 at 3.841 (1), 5.991 (2), 18.307 (10)", () => {
    expect(chiSquaredTail(3.841458820694124, 1)).toBeCloseTo(0.05, 12);
    expect(chiSquaredTail(5.991464547107979, 2)).toBeCloseTo(0.05, 12);
    expect(chiSquaredTail(18.307038053275146, 10)).toBeCloseTo(0.05, 12);
    expect([gammaTail(2, 0), gammaTail(2, Number.POSITIVE_INFINITY)]).toEqual([1, 0]);
    expect(() => gammaTail(0, 1)).toThrow(RangeError);
  });

  test("one degree is a squared normal, two an exponential", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 30, noNaN: true }), (x) => {
        expect(chiSquaredTail(x, 1) / twoSidedP(Math.sqrt(x))).toBeCloseTo(1, 9);
        expect(chiSquaredTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 9);
      }),
    );
  });
});
