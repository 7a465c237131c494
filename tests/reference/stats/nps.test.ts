import { describe, expect, test } from "vitest";
import { normalCdf, twoSidedP, Z95 } from "#app/stats/normal.ts";
import { random } from "#app/stats/random.ts";
import { nps, npsAdjustedWald, npsDifference, npsPosterior, npsVariance, type NpsCounts } from "#app/stats/nps.ts";

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

  test("the plain difference of the same: 25 with an error of 10.186, p .01411", () => {
    const [a, b] = [counts(60, 30, 10), counts(45, 35, 20)];
    const error = Math.sqrt(((npsVariance(a) as number) + (npsVariance(b) as number)) / 100);
    expect(error).toBeCloseTo(10.186, 3);
    expect(twoSidedP(25 / error)).toBeCloseTo(0.01411, 5);
  });

  /** Every sample of n with its probability, when p of all are promoters and d detractors. */
  function* samples(n: number, p: number, d: number): Generator<{ readonly c: NpsCounts; readonly chance: number }> {
    const lnFactorials = [0];
    for (let i = 1; i <= n; i++) lnFactorials.push((lnFactorials[i - 1] as number) + Math.log(i));
    const lnFactorial = (k: number) => lnFactorials[k] as number;
    for (let P = 0; P <= n; P++) {
      for (let D = 0; D <= n - P; D++) {
        const N = n - P - D;
        yield { c: counts(P, N, D), chance: Math.exp(lnFactorial(n) - lnFactorial(P) - lnFactorial(N) - lnFactorial(D) + P * Math.log(p) + D * Math.log(d) + N * Math.log(1 - p - d)) };
      }
    }
  }

  test.each([[5, 0.85, 0.03, 0.552, 0.924], [10, 0.7, 0.1, 0.877, 0.951], [20, 0.85, 0.03, 0.845, 0.962], [50, 0.85, 0.03, 0.923, 0.964]])(
    "exact coverage at n = %i, p = %f, d = %f: %f of the plain interval, %f of the adjusted",
    (n, p, d, plain, adjusted) => {
      const truth = 100 * (p - d);
      let [byPlain, byAdjusted] = [0, 0];
      for (const { c, chance } of samples(n, p, d)) {
        const half = Z95 * Math.sqrt((npsVariance(c) as number) / n);
        const found = npsAdjustedWald(c);
        if (Math.abs((nps(c) as number) - truth) <= half) byPlain += chance;
        if (found && found.low <= truth && found.high >= truth) byAdjusted += chance;
      }
      expect(byPlain).toBeCloseTo(plain, 3);
      expect(byAdjusted).toBeCloseTo(adjusted, 3);
    },
  );

  /** Why a gate of a bonus must not be a bare NPS of few answers; by the normal curve, as the table was made. */
  test.each([[10, 0.3], [20, 0.23], [50, 0.12], [100, 0.05], [200, 0.01]])("of a true NPS of 70, %i answers show less than 60 with probability %f", (n, expected) => {
    const error = Math.sqrt((npsVariance(counts(78, 14, 8)) as number) / n);
    expect(Math.abs(normalCdf((60 - 70) / error) - expected)).toBeLessThan(0.005);
  });

  test("counted out, 100 answers show less than 60 once in twenty or so", () => {
    let below = 0;
    for (const { c, chance } of samples(100, 0.78, 0.08)) if (c.promoters - c.detractors < 60) below += chance;
    expect(Math.abs(below - 0.05)).toBeLessThan(0.01);
  });
});

describe("NPS with a Dirichlet prior", () => {
  test("6/3/1: mean 38.4615, sd 19.0097; ten promoters: 76.923, 14.464", () => {
    expect(npsPosterior(counts(6, 3, 1)).mean).toBeCloseTo(38.4615, 4);
    expect(npsPosterior(counts(6, 3, 1)).sd).toBeCloseTo(19.0097, 4);
    expect(npsPosterior(counts(10, 0, 0)).mean).toBeCloseTo(76.923, 3);
    expect(npsPosterior(counts(10, 0, 0)).sd).toBeCloseTo(14.464, 3);
  });

  test("ten promoters, 95 % by draws: about 41.5 … 96.4, and the closed form is that of the draws", () => {
    const source = random(6);
    const draws = Array.from({ length: 40_000 }, () => {
      const [p, n, d] = [10.75, 1.5, 0.75].map((shape) => Math.exp(source.lnGamma(shape))) as [number, number, number];
      return (100 * (p - d)) / (p + n + d);
    }).sort((a, b) => a - b);
    const mean = draws.reduce((a, b) => a + b, 0) / draws.length;
    expect(Math.abs(mean - npsPosterior(counts(10, 0, 0)).mean)).toBeLessThan(0.4);
    expect(Math.abs((draws[1000] as number) - 41.5)).toBeLessThan(1);
    expect(Math.abs((draws[39_000] as number) - 96.4)).toBeLessThan(0.3);
  });
});
