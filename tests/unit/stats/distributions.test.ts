import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalCdf, normalQuantile, normalTail, twoSidedP, Z90, Z95, Z998 } from "#app/stats/normal.ts";
import { random } from "#app/stats/random.ts";
import { lnBeta, lnGamma } from "#app/stats/special.ts";

describe("normal distribution", () => {
  test("the z of 90, 95 and 99.8 % are the quantiles", () => {
    expect(normalQuantile(0.95)).toBeCloseTo(Z90, 13);
    expect(normalQuantile(0.975)).toBeCloseTo(Z95, 13);
    expect(normalQuantile(0.999)).toBeCloseTo(Z998, 13);
  });

  test("known values of Φ and of the far tail", () => {
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(1)).toBeCloseTo(0.8413447460685429, 15);
    expect(normalCdf(-2)).toBeCloseTo(0.022750131948179195, 15);
    expect(normalTail(6) / 9.865876450376946e-10).toBeCloseTo(1, 12);
    expect(normalTail(Number.POSITIVE_INFINITY)).toBe(0);
    expect(twoSidedP(-Z95)).toBeCloseTo(0.05, 14);
  });

  test("quantile and Φ undo each other, also where the formulas change", () => {
    fc.assert(fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => Math.abs(normalCdf(normalQuantile(p)) - p) <= 1e-13));
    expect(normalTail(3 - 1e-12) / normalTail(3)).toBeCloseTo(1, 10);
    expect(() => normalQuantile(0)).toThrow(RangeError);
    expect(() => normalQuantile(1)).toThrow(RangeError);
    expect(() => normalTail(Number.NaN)).toThrow(RangeError);
  });
});

describe("ln Γ and ln B", () => {
  test("factorials, Γ(½) and recurrence", () => {
    expect(lnGamma(11)).toBeCloseTo(Math.log(3628800), 12);
    expect(lnGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 13);
    expect(lnBeta(2, 3)).toBeCloseTo(Math.log(1 / 12), 13);
    fc.assert(fc.property(fc.double({ min: 1e-3, max: 1e4, noNaN: true }), (x) => Math.abs(lnGamma(x + 1) - lnGamma(x) - Math.log(x)) <= 1e-13 * (1 + Math.abs(lnGamma(x + 1)))));
    expect(() => lnGamma(0)).toThrow(RangeError);
  });
});

describe("seeded draws", () => {
  const moments = (draw: () => number, n = 40_000) => {
    const values = Array.from({ length: n }, draw);
    const mean = values.reduce((a, b) => a + b, 0) / n;
    return { mean, variance: values.reduce((s, v) => s + (v - mean) ** 2, 0) / (n - 1) };
  };

  test("one seed, one sequence; another seed, another", () => {
    const draw = (seed: number) => Array.from({ length: 5 }, random(seed).uniform);
    expect(draw(7)).toEqual(draw(7));
    expect(draw(8)).not.toEqual(draw(7));
    expect(draw(7 + 2 ** 40)).not.toEqual(draw(7));
    for (const value of draw(7)) expect(value >= 0 && value < 1).toBe(true);
    expect(() => random(0.5)).toThrow(RangeError);
  });

  test("uniform: mean ½, variance 1/12", () => {
    const { mean, variance } = moments(random(1).uniform);
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.006);
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.002);
  });

  test("normal: mean 0, variance 1, 2.5 % above 1.96", () => {
    const source = random(2);
    const { mean, variance } = moments(source.normal);
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(variance - 1)).toBeLessThan(0.03);
    const above = Array.from({ length: 40_000 }, source.normal).filter((z) => z > Z95).length / 40_000;
    expect(Math.abs(above - 0.025)).toBeLessThan(0.004);
  });

  test.each([0.3, 1, 2.5, 40])("gamma of shape %f: mean and variance equal the shape", (shape) => {
    const source = random(3);
    const { mean, variance } = moments(() => Math.exp(source.lnGamma(shape)));
    expect(Math.abs(mean / shape - 1)).toBeLessThan(0.03);
    expect(Math.abs(variance / shape - 1)).toBeLessThan(0.08);
  });

  test.each([[2, 3], [0.5, 0.5], [210, 580]])("beta(%f, %f): its mean and variance", (a, b) => {
    const source = random(4);
    const { mean, variance } = moments(() => source.beta(a, b));
    expect(Math.abs(mean - a / (a + b))).toBeLessThan(0.01);
    expect(Math.abs(variance / ((a * b) / ((a + b) ** 2 * (a + b + 1))) - 1)).toBeLessThan(0.05);
  });

  test("tiny shapes neither underflow to NaN nor hang", () => {
    const source = random(5);
    for (let i = 0; i < 200; i++) expect(source.beta(1e-4, 1e-4)).toSatisfy((x: number) => x >= 0 && x <= 1);
    expect(() => source.beta(0, 1)).toThrow(RangeError);
  });
});
