import { describe, expect, test } from "vitest";
import { Z95 } from "#app/stats/normal.ts";
import { nps, npsAdjustedWald, npsDifference, npsVariance, type NpsCounts } from "#app/stats/nps.ts";

const counts = (promoters: number, passives: number, detractors: number): NpsCounts => ({ promoters, passives, detractors });

/** Counts, NPS, standard error, plain Wald limits, adjusted Wald limits; three decimals but where one is printed. */
const table = [
  [counts(162, 108, 54), 33.333, 4.1409, [25.217, 41.449], [24.945, 41.11]],
  [counts(250, 675, 75), 17.5, 1.7157, [14.137, 20.863], [14.086, 20.809]],
  [counts(6, 3, 1), 50, 21.213, [8.423, 91.577], [-0.203, 77.126]],
  [counts(10, 0, 0), 100, 0, [100, 100], [47.504, 100]],
  [counts(3, 1, 1), 40, 35.777, [-30.1, 110.1], [-29.783, 79.783]],
  [counts(50, 30, 20), 30, 7.8102, [14.692, 45.308], [14.051, 44.201]],
] as const;

describe("NPS, worked values", () => {
  test.each(table)("%o", (c, value, error, wald, adjusted) => {
    const se = Math.sqrt((npsVariance(c) as number) / (c.promoters + c.passives + c.detractors));
    const found = npsAdjustedWald(c);
    expect(nps(c)).toBeCloseTo(value, 3);
    expect(se).toBeCloseTo(error, 3);
    const digits = c.passives === 1 ? 1 : 3;
    expect((nps(c) as number) - Z95 * se).toBeCloseTo(wald[0], digits);
    expect((nps(c) as number) + Z95 * se).toBeCloseTo(wald[1], digits);
    expect(found?.value).toBe(nps(c));
    expect(found?.low).toBeCloseTo(adjusted[0], 3);
    expect(found?.high).toBeCloseTo(adjusted[1], 3);
  });

  test("the variance of one answer for shares ½, ⅓, ⅙ is 5/9 (Cross Validated q18603)", () => {
    expect(npsVariance(counts(3, 2, 1))).toBeCloseTo(1e4 * (5 / 9), 8);
  });

  test("promoters and detractors are one sample: the interval that treats them as independent, 14.3–20.5, is wrong", () => {
    const found = npsAdjustedWald(counts(250, 675, 75));
    expect(found?.low).toBeLessThan(14.2);
    expect(found?.high).toBeGreaterThan(20.7);
  });

  test("the difference of 60/30/10 and 45/35/20", () => {
    const found = npsDifference(counts(60, 30, 10), counts(45, 35, 20));
    expect(found?.value).toBeCloseTo(25, 10);
    expect(found?.adjusted).toBeCloseTo(24.272, 3);
    expect(found?.standardError).toBeCloseTo(10.074, 3);
    expect(found?.low).toBeCloseTo(4.528, 3);
    expect(found?.high).toBeCloseTo(44.016, 3);
    expect(found?.p).toBeCloseTo(0.01598, 5);
  });

  /** Share of all samples of n whose interval holds the true NPS, by enumeration. */
  test.each([[5, 0.85, 0.03, 0.924], [10, 0.7, 0.1, 0.951], [20, 0.85, 0.03, 0.962]])("exact coverage at n = %i, p = %f, d = %f is %f", (n, p, d, coverage) => {
    const lnFactorial = (k: number) => Array.from({ length: k }, (_, i) => Math.log(i + 1)).reduce((a, b) => a + b, 0);
    let covered = 0;
    for (let P = 0; P <= n; P++) {
      for (let D = 0; D <= n - P; D++) {
        const N = n - P - D;
        const found = npsAdjustedWald(counts(P, N, D));
        if (!found || found.low > 100 * (p - d) || found.high < 100 * (p - d)) continue;
        covered += Math.exp(lnFactorial(n) - lnFactorial(P) - lnFactorial(N) - lnFactorial(D) + P * Math.log(p) + D * Math.log(d) + N * Math.log(1 - p - d));
      }
    }
    expect(covered).toBeCloseTo(coverage, 3);
  });
});
