import { describe, expect, test } from "vitest";
import { logRank } from "#app/stats/log-rank.ts";
import { Z95 } from "#app/stats/normal.ts";
import { kaplanMeier, restrictedMean } from "#app/stats/survival.ts";

/** "6 7+ 9": weeks, + censored. */
const weeks = (list: string) => list.split(" ").map((item) => ({ time: Number.parseFloat(item), event: !item.endsWith("+") }));

/** Freireich et al. 1963: weeks in remission under 6-mercaptopurine and under placebo. */
const treated = weeks("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");
const placebo = weeks("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23");

describe("Freireich's remission times (R survival)", () => {
  const km = kaplanMeier(treated);

  test.each([
    [6, 21, 3, 0.857143, 0.07636, 0.619718, 0.951552],
    [7, 17, 1, 0.806723, 0.086935, 0.563147, 0.922809],
    [10, 15, 1, 0.752941, 0.09635, 0.5032, 0.889362],
    [13, 12, 1, 0.690196, 0.106815, 0.43161, 0.849066],
    [16, 11, 1, 0.627451, 0.114054, 0.367511, 0.804912],
    [22, 7, 1, 0.537815, 0.128234, 0.267779, 0.746791],
    [23, 6, 1, 0.448179, 0.134591, 0.188052, 0.680143],
  ])("week %i: %i at risk, %i events, S %f", (t, atRisk, events, survival, error, low, high) => {
    const step = km.steps.find((s) => s.t === t);
    expect([step?.atRisk, step?.events]).toEqual([atRisk, events]);
    expect(step?.survival).toBeCloseTo(survival, 6);
    expect(step?.error).toBeCloseTo(error, 6);
    expect(step?.low).toBeCloseTo(low, 6);
    expect(step?.high).toBeCloseTo(high, 6);
  });

  test("steps only where something happened; medians 23, and 8 under placebo", () => {
    expect(km.steps).toHaveLength(7);
    expect(km.median).toBe(23);
    expect(kaplanMeier(placebo).median).toBe(8);
  });

  /** R's default limits are on the log scale, ours on the log-log scale: the upper one of the median moves from 12 to 11. */
  test("limits of the placebo median: 4–12 on R's log scale", () => {
    const { steps, medianLow, medianHigh } = kaplanMeier(placebo);
    const limit = (z: number) => steps.find(({ survival, error }) => survival * Math.exp((z * error) / survival) <= 0.5)?.t;
    expect([limit(-Z95), limit(Z95)]).toEqual([4, 12]);
    expect([medianLow, medianHigh]).toEqual([4, 11]);
  });

  test("log-rank: χ² 16.79, p 4.2e-5", () => {
    const found = logRank([treated, placebo]);
    expect(found?.chi2).toBeCloseTo(16.79, 2);
    expect(found?.p).toBeCloseTo(4.2e-5, 6);
    expect(found?.degrees).toBe(1);
  });

  test("mean remission up to 35 weeks: 23.29 (2.827)", () => {
    const found = restrictedMean(km, 35);
    expect(found?.value).toBeCloseTo(23.29, 2);
    expect(found?.error).toBeCloseTo(2.827, 3);
  });
});

test("R's `aml`, maintained: .9091 .8182 .7159 .6136 .4909 .3682 .1841", () => {
  const { steps } = kaplanMeier(weeks("9 13 13+ 18 23 28+ 31 34 45+ 48 161+"));
  expect(steps.map(({ t }) => t)).toEqual([9, 13, 18, 23, 31, 34, 48]);
  [0.9091, 0.8182, 0.7159, 0.6136, 0.4909, 0.3682, 0.1841].forEach((s, i) => expect(steps[i]?.survival).toBeCloseTo(s, 4));
});
