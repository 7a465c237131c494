import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bgNbdAlive, bgNbdChance, bgNbdExpected, bgNbdVisits, fitBgNbd } from "#app/stats/bg-nbd.ts";
import { correlation, fitGammaGamma, gammaGammaMean, gammaGammaSpend } from "#app/stats/gamma-gamma.ts";
import { hyp2f1 } from "#app/stats/hypergeometric.ts";
import { fitMbgNbd, mbgNbdAlive, mbgNbdExpected, mbgNbdLikelihood, mbgNbdVisits } from "#app/stats/mbg-nbd.ts";
import { fitParetoNbd, paretoNbdAlive, paretoNbdExpected, paretoNbdLikelihood, paretoNbdVisits } from "#app/stats/pareto-nbd.ts";
import { random } from "#app/stats/random.ts";
import type { History } from "#app/stats/repeat-visits.ts";

const model = { r: 0.8, alpha: 12, a: 0.7, b: 2.2 };
const pareto = { r: 0.8, alpha: 12, s: 0.6, beta: 30 };
const history = fc
  .record({ x: fc.integer({ min: 0, max: 60 }), seen: fc.double({ min: 0.01, max: 1, noNaN: true }), T: fc.double({ min: 1, max: 400, noNaN: true }) })
  .map(({ x, seen, T }): History => ({ x, tx: x === 0 ? 0 : seen * T, T }));

/** Clients drawn as MBG/NBD says: a rate each, and after every visit the same chance to leave. */
function drawn(truth: { r: number; alpha: number; a: number; b: number }, clients: number, seed: number): readonly History[] {
  const source = random(seed);
  return Array.from({ length: clients }, () => {
    const rate = Math.exp(source.lnGamma(truth.r)) / truth.alpha;
    const leaves = source.beta(truth.a, truth.b);
    const T = 50 + Math.floor(50 * source.uniform());
    let [x, tx] = [0, 0];
    while (source.uniform() >= leaves) {
      const next = tx - Math.log(1 - source.uniform()) / rate;
      if (next > T) break;
      [x, tx] = [x + 1, next];
    }
    return { x, tx, T };
  });
}
const truth = { r: 1.5, alpha: 8, a: 1, b: 3 };
const some = drawn(truth, 400, 11).map((h, i) => ({ ...h, weight: 1 + (i % 3) }));

describe("₂F₁", () => {
  test("known values: −ln(1 − z) ÷ z, (1 − z)^−a, and 1 at 0", () => {
    expect(hyp2f1(1, 1, 2, 0.5)).toBeCloseTo(2 * Math.LN2, 13);
    expect(hyp2f1(1.7, 3, 3, 0.4)).toBeCloseTo(0.6 ** -1.7, 12);
    expect(hyp2f1(5, 6, 7, 0)).toBe(1);
    expect(() => hyp2f1(1, 1, 2, 1)).toThrow(RangeError);
  });
});

describe("chance to be alive", () => {
  test.each([["BG/NBD", (h: History) => bgNbdAlive(model, h)], ["MBG/NBD", (h: History) => mbgNbdAlive(model, h)], ["Pareto/NBD", (h: History) => paretoNbdAlive(pareto, h)]])(
    "%s: within 0–1, and silence lowers it",
    (_, alive) => {
      fc.assert(
        fc.property(history, (h) => {
          const longer = { ...h, T: h.T + 26 };
          expect(alive(h) >= 0 && alive(h) <= 1).toBe(true);
          expect(alive(longer)).toBeLessThanOrEqual(alive(h) + 1e-12);
        }),
      );
    },
  );

  test("after one visit: certain by BG/NBD; b ÷ (a + b) by MBG/NBD on that very day; 1 by Pareto/NBD", () => {
    const first = { x: 0, tx: 0, T: 0 };
    expect(bgNbdAlive(model, first)).toBe(1);
    expect(mbgNbdAlive(model, first)).toBeCloseTo(2.2 / 2.9, 12);
    expect(paretoNbdAlive(pareto, first)).toBe(1);
    const moments = Array.from({ length: 400 }, (_, i) => ({ x: 39, tx: 1 + i / 97, T: 1 + i / 97 + 6 * Number.EPSILON }));
    for (const moment of moments) expect(paretoNbdAlive(pareto, moment)).toBeCloseTo(1, 9);
  });
});

describe("expected visits", () => {
  test.each([
    ["BG/NBD", (h: History, t: number) => bgNbdVisits(model, h, t)],
    ["MBG/NBD", (h: History, t: number) => mbgNbdVisits(model, h, t)],
    ["Pareto/NBD", (h: History, t: number) => paretoNbdVisits(pareto, h, t)],
  ])("%s: none in no time, more in more, never more than at the rate of one who stays", (_, visits) => {
    fc.assert(
      fc.property(history, fc.double({ min: 0.1, max: 200, noNaN: true }), (h, t) => {
        expect(visits(h, 0)).toBeCloseTo(0, 12);
        expect(visits(h, 2 * t)).toBeGreaterThanOrEqual(visits(h, t) - 1e-9);
        expect(visits(h, t)).toBeLessThanOrEqual(((model.r + h.x) / (model.alpha + h.T)) * t * (1 + 1e-9));
      }),
    );
  });

  test("BG/NBD: the chances of all counts add up to 1, and their mean is the expectation", () => {
    for (const t of [2, 20]) {
      const chances = Array.from({ length: 400 }, (_, n) => bgNbdChance(model, n, t));
      expect(chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 8);
      expect(chances.reduce((sum, chance, n) => sum + n * chance, 0)).toBeCloseTo(bgNbdExpected(model, t), 6);
    }
    expect([bgNbdChance(model, 0, 0), bgNbdChance(model, 1, 0)]).toEqual([1, 0]);
  });

  test("a = 1 and s = 1, where formulas divide by 0, are as their neighbours", () => {
    const two = { x: 2, tx: 30, T: 40 };
    for (const visits of [bgNbdVisits, mbgNbdVisits]) {
      const at = (a: number) => visits({ ...model, a }, two, 39);
      expect(at(1)).toBeCloseTo((at(1 - 1e-3) + at(1 + 1e-3)) / 2, 5);
    }
    const at = (s: number) => paretoNbdVisits({ ...pareto, s }, two, 39);
    expect(at(1)).toBeCloseTo((at(1 - 1e-3) + at(1 + 1e-3)) / 2, 5);
  });

  test("new clients by MBG/NBD come less often than by BG/NBD: some never return", () => {
    expect(mbgNbdExpected(model, 52)).toBeLessThan(bgNbdExpected(model, 52));
    expect(paretoNbdExpected(pareto, 52)).toBeGreaterThan(0);
  });

  test("Pareto/NBD is the same function on both sides of α = β", () => {
    const near = (beta: number) => paretoNbdLikelihood({ ...pareto, beta }, { x: 3, tx: 20, T: 60 });
    expect(near(12 + 1e-7)).toBeCloseTo(near(12 - 1e-7), 6);
    expect(near(12)).toBeCloseTo(near(12 + 1e-7), 6);
  });
});

describe("fits", () => {
  test.each([["BG/NBD", fitBgNbd], ["MBG/NBD", fitMbgNbd], ["Pareto/NBD", fitParetoNbd]])("%s: nobody, and nobody who came again, teach nothing", (_, fit) => {
    expect(fit([])).toEqual({ refused: "no_repeats" });
    expect(fit([{ x: 0, tx: 0, T: 50 }, { x: 2, tx: 20, T: 50, weight: 0 }])).toEqual({ refused: "no_repeats" });
    expect(() => fit([{ x: 1, tx: 60, T: 50 }])).toThrow(RangeError);
    expect(() => fit([{ x: 0, tx: 5, T: 50 }])).toThrow(RangeError);
  });

  test("clients who are all alike and never leave are no mixture: refused", () => {
    expect(fitMbgNbd([{ x: 10, tx: 50, T: 52, weight: 500 }])).toEqual({ refused: expect.stringMatching(/degenerate|no_convergence/) });
  });

  test("the peak is a peak: no small step does better", () => {
    const fit = fitMbgNbd(some);
    if ("refused" in fit) throw new Error(fit.refused);
    const at = (factor: Partial<Record<"r" | "alpha" | "a" | "b", number>>) => {
      const { r, alpha, a, b } = fit.parameters;
      const moved = { r: r * (factor.r ?? 1), alpha: alpha * (factor.alpha ?? 1), a: a * (factor.a ?? 1), b: b * (factor.b ?? 1) };
      return some.reduce((sum, h) => sum + h.weight * mbgNbdLikelihood(moved, h), 0);
    };
    expect(at({})).toBeCloseTo(fit.lnLikelihood, 8);
    for (const name of ["r", "alpha", "a", "b"] as const) for (const factor of [0.98, 1.02]) expect(at({ [name]: factor })).toBeLessThan(fit.lnLikelihood);
  });

  test("clients drawn from a model give it back", () => {
    const fit = fitMbgNbd(drawn(truth, 3000, 5));
    if ("refused" in fit) throw new Error(fit.refused);
    for (const name of ["r", "alpha", "a", "b"] as const) expect(Math.abs(fit.parameters[name] - truth[name])).toBeLessThan(3 * fit.errors[name]);
    expect(fit.errors.r).toBeLessThan(0.3);
  });

  test("weights are clients, and the unit of time moves α alone", () => {
    const repeated = some.flatMap((h) => Array.from({ length: h.weight }, () => ({ x: h.x, tx: h.tx, T: h.T })));
    const weeks = fitMbgNbd(some);
    const days = fitMbgNbd(some.map((h) => ({ ...h, tx: 7 * h.tx, T: 7 * h.T })));
    if ("refused" in weeks || "refused" in days) throw new Error("refused");
    expect(fitMbgNbd(repeated)).toEqual(weeks);
    expect(days.parameters.alpha / weeks.parameters.alpha).toBeCloseTo(7, 6);
    expect(days.parameters.b / weeks.parameters.b).toBeCloseTo(1, 6);
    expect(days.lnLikelihood).toBeCloseTo(weeks.lnLikelihood - Math.log(7) * repeated.reduce((sum, { x }) => sum + x, 0), 6);
  });
});

describe("Gamma-Gamma", () => {
  const fitted = { p: 6, q: 4, v: 15 };

  test("one's spend is drawn from the own mean to that of all, 30, the less the oftener one came", () => {
    expect(gammaGammaMean(fitted)).toBe(30);
    expect(gammaGammaSpend(fitted, 0, 0)).toBe(30);
    expect(gammaGammaSpend(fitted, 1, 60)).toBeCloseTo((6 * 75) / 9, 12);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.double({ min: 1, max: 500, noNaN: true }), (x, m) => {
        const spend = gammaGammaSpend(fitted, x, m);
        expect(spend).toBeGreaterThanOrEqual(Math.min(m, 30) - 1e-9);
        expect(spend).toBeLessThanOrEqual(Math.max(m, 30) + 1e-9);
        expect(Math.abs(gammaGammaSpend(fitted, x + 1, m) - m)).toBeLessThanOrEqual(Math.abs(spend - m) + 1e-9);
      }),
    );
  });

  test("refused: nobody, spend that rises with visits, a mean that does not exist", () => {
    expect(fitGammaGamma([])).toEqual({ refused: "no_repeats" });
    expect(fitGammaGamma(Array.from({ length: 20 }, (_, i) => ({ x: i + 1, m: 10 + i })))).toEqual({ refused: "correlated" });
    /** Spend that spans three orders of magnitude. */
    const wild = Array.from({ length: 60 }, (_, i) => ({ x: 5, m: 10 ** ((i % 20) / 6) * (1 + (i % 3) / 10) }));
    expect(fitGammaGamma(wild)).toEqual({ refused: "no_mean" });
    expect(() => fitGammaGamma([{ x: 1, m: 0 }])).toThrow(RangeError);
    expect(() => gammaGammaMean({ p: 1, q: 1, v: 1 })).toThrow(RangeError);
  });

  test("correlation: 1, −1, blank without spread, weights as repeats", () => {
    expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 12);
    expect(correlation([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
    expect(correlation([1, 1], [2, 3])).toBeNull();
    expect(correlation([], [])).toBeNull();
    expect(correlation([1, 2, 4], [1, 5, 2], [1, 2, 1])).toBeCloseTo(correlation([1, 2, 2, 4], [1, 5, 5, 2]) ?? 0, 12);
  });
});
