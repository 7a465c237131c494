import { describe, expect, test } from "vitest";
import { pool, shrink, tau2 } from "#app/stats/normal-normal.ts";
import { AT_BATS, batters, bcg, schools } from "./data.ts";

const sumOfSquares = (values: readonly number[], centre: number) => values.reduce((s, y) => s + (y - centre) ** 2, 0);

describe("normal-normal, published data", () => {
  test("eight schools: μ 7.6856 (4.0719), Q 4.7071, no variance between schools by any method", () => {
    const v = schools.se.map((se) => se ** 2);
    for (const method of ["paule_mandel", "dersimonian_laird", "reml"] as const) {
      const fit = shrink(schools.y, v, method);
      expect(fit?.tau2).toBe(0);
      expect(fit?.mu).toBeCloseTo(7.6856, 4);
      expect(Math.sqrt(fit?.muVariance ?? 0)).toBeCloseTo(4.0719, 4);
      for (const unit of fit?.units ?? []) expect(unit.mean).toBeCloseTo(7.6856, 4);
    }
    expect(pool(schools.y, v).q).toBeCloseTo(4.7071, 4);
  });

  test("BCG trials, fixed effect: −.4303 (.0405), Q 152.233, I² 92.12 %", () => {
    const fixed = pool(bcg.y, bcg.v);
    expect(fixed.mean).toBeCloseTo(-0.4303, 4);
    expect(Math.sqrt(fixed.variance)).toBeCloseTo(0.0405, 4);
    expect(fixed.q).toBeCloseTo(152.233, 3);
    expect((fixed.q - 12) / fixed.q).toBeCloseTo(0.9212, 4);
  });

  test.each([
    ["dersimonian_laird", 0.30876, -0.71412, 0.17874],
    ["reml", 0.31324, -0.71453, 0.17978],
    ["paule_mandel", 0.31807, -0.71497, 0.18089],
  ] as const)("BCG trials by %s: τ² %f, μ %f (%f)", (method, between, mean, error) => {
    const fit = shrink(bcg.y, bcg.v, method);
    expect(tau2(bcg.y, bcg.v, method)).toBeCloseTo(between, 5);
    expect(fit?.mu).toBeCloseTo(mean, 5);
    expect(Math.sqrt(fit?.muVariance ?? 0)).toBeCloseTo(error, 5);
  });
});

/** With equal variances the James–Stein rule is this posterior for one τ²: B = (k − 3) v ÷ Σ(y − ȳ)². */
describe("Efron–Morris batters through the posterior means", () => {
  const k = batters.length;
  const shrinkage = (y: readonly number[], v: number) => {
    const centre = y.reduce((a, b) => a + b, 0) / k;
    return ((k - 3) * v) / sumOfSquares(y, centre);
  };
  const posterior = (y: readonly number[], v: number) => shrink(y, y.map(() => v), v / shrinkage(y, v) - v)?.units.map(({ mean }) => mean) ?? [];
  const shares = batters.map(([, hits]) => hits / AT_BATS);
  const rest = batters.map(([, , later]) => later);
  const error = (guess: readonly number[], truth: readonly number[]) => guess.reduce((s, g, i) => s + (g - (truth[i] as number)) ** 2, 0);

  test("1977, linear: ȳ .26543, c .21165, and the published column", () => {
    const centre = shares.reduce((a, b) => a + b, 0) / k;
    const v = (centre * (1 - centre)) / AT_BATS;
    expect(centre).toBeCloseTo(0.26543, 5);
    expect(1 - shrinkage(shares, v)).toBeCloseTo(0.21165, 5);
    const found = posterior(shares, v);
    batters.forEach(([name, , , js], i) => expect(Math.abs((found[i] as number) - js), name).toBeLessThan(0.0006));
    expect(error(shares, rest)).toBeCloseTo(0.07532, 4);
    expect(error(found, rest)).toBeCloseTo(0.02131, 4);
  });

  test("1975, arcsine: Σ(X − X̄)² 18.96, and the published column", () => {
    const forward = (y: number) => Math.sqrt(AT_BATS) * Math.asin(2 * y - 1);
    const backward = (x: number) => (1 + Math.sin(x / Math.sqrt(AT_BATS))) / 2;
    const x = shares.map(forward);
    expect(sumOfSquares(x, x.reduce((a, b) => a + b, 0) / k)).toBeCloseTo(18.96, 2);
    const found = posterior(x, 1);
    batters.forEach(([name, , , , js], i) => expect(Math.abs(backward(found[i] as number) - js), name).toBeLessThan(0.0011));
    const truth = rest.map(forward);
    expect(error(x, truth)).toBeCloseTo(17.57, 1);
    expect(error(found, truth)).toBeCloseTo(5, 1);
    expect(error(x, truth) / error(found, truth)).toBeCloseTo(3.51, 1);
  });
});
