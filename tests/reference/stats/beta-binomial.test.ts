import { describe, expect, test } from "vitest";
import { betaMean, betaPosterior, fitBetaBinomial } from "#app/stats/beta-binomial.ts";
import { rankBands } from "#app/stats/ranks.ts";
import { AT_BATS, batters, rats, tumours } from "./data.ts";

describe("beta-binomial, published data", () => {
  const hits = batters.map(([, h]) => h);
  const fit = fitBetaBinomial(hits, hits.map(() => AT_BATS));
  if (!fit) throw new Error("the batters have at-bats");

  test("Efron–Morris batters: α 210.56, β 582.71, μ .26543, κ 793", () => {
    expect(Math.abs(fit.alpha - 210.56)).toBeLessThan(0.05);
    expect(Math.abs(fit.beta - 582.71)).toBeLessThan(0.1);
    expect(fit.mean).toBeCloseTo(0.26543, 5);
    expect(Math.abs(fit.kappa - 793)).toBeLessThan(0.5);
    expect(fit.differ).toBe(true);
    expect(betaMean(betaPosterior(fit, 18, AT_BATS))).toBeCloseTo(0.273, 3);
    expect(betaMean(betaPosterior(fit, 7, AT_BATS))).toBeCloseTo(0.26, 3);
  });

  test("the best batter is best with probability .119 only, and his rank band is 1–17", () => {
    const bands = rankBands(hits.map((h) => ({ n: AT_BATS, posterior: betaPosterior(fit, h, AT_BATS) })), { seed: 1 });
    expect(bands[0]).toMatchObject({ low: 1, high: 17 });
    expect(Math.abs((bands[0]?.pBest ?? 0) - 0.119)).toBeLessThan(0.01);
  });

  test("P(B > A) of Beta(21, 81) and Beta(31, 71) is .947603 (exact sum)", () => {
    const [, b] = rankBands([{ n: 100, posterior: { alpha: 21, beta: 81 } }, { n: 100, posterior: { alpha: 31, beta: 71 } }], { seed: 5, draws: 100_000 });
    expect(Math.abs((b?.pBest ?? 0) - 0.947603)).toBeLessThan(0.003);
  });

  test("rat tumours, 71 groups: α 2.3416, β 14.1148, mean .14229", () => {
    const found = fitBetaBinomial(tumours, rats);
    expect(found?.alpha).toBeCloseTo(2.3416, 3);
    expect(found?.beta).toBeCloseTo(14.1148, 3);
    expect(found?.mean).toBeCloseTo(0.14229, 5);
  });

  test("the rat data are the published ones: moments of the 70 historical rates .1360 and .1035, by which α is 1.356 and β 8.615", () => {
    const rates = tumours.slice(0, 70).map((x, i) => x / (rats[i] as number));
    const mean = rates.reduce((a, b) => a + b, 0) / 70;
    expect(mean).toBeCloseTo(0.136, 4);
    const variance = rates.reduce((s, r) => s + (r - mean) ** 2, 0) / 69;
    expect(Math.sqrt(variance)).toBeCloseTo(0.1035, 4);
    const kappa = (mean * (1 - mean)) / variance - 1;
    expect(mean * kappa).toBeCloseTo(1.356, 3);
    expect((1 - mean) * kappa).toBeCloseTo(8.615, 3);
  });

  test("the 71st group, 4 of 14 under Beta(5.4, 18.6): mean .225, sd .0835", () => {
    const { alpha, beta } = betaPosterior({ alpha: 1.4, beta: 8.6 }, 4, 14);
    expect([alpha, beta]).toEqual([5.4, 18.6]);
    expect(betaMean({ alpha, beta })).toBeCloseTo(0.225, 10);
    expect(Math.sqrt((alpha * beta) / ((alpha + beta) ** 2 * (alpha + beta + 1)))).toBeCloseTo(0.0835, 4);
  });

  test.each([[4, 10, 0.2636], [300, 1000, 0.2905], [3771, 12364, 0.3039]])("Robinson's batting averages, %i of %i → %f", (x, n, mean) => {
    expect(betaMean(betaPosterior({ alpha: 78.661, beta: 224.875 }, x, n))).toBeCloseTo(mean, 4);
  });
});
