import { describe, expect, test } from "vitest";
import { rankBands, type RankUnit } from "#app/stats/ranks.ts";

const unit = (mean: number, sd: number, n = 50): RankUnit => ({ n, posterior: { mean, sd } });

describe("rank bands", () => {
  test("units far apart have one rank each, best first", () => {
    const bands = rankBands([unit(1, 0.1), unit(3, 0.1), unit(2, 0.1)], { seed: 1, draws: 500 });
    expect(bands).toEqual([{ low: 3, high: 3, pBest: 0 }, { low: 1, high: 1, pBest: 1 }, { low: 2, high: 2, pBest: 0 }]);
  });

  test("where lower is better the order turns", () => {
    const bands = rankBands([unit(1, 0.1), unit(3, 0.1)], { seed: 1, draws: 500, better: "lower" });
    expect(bands.map((b) => b?.low)).toEqual([1, 2]);
  });

  test("below ten answers there is no rank, and no rank is taken from the others", () => {
    const bands = rankBands([unit(9, 0.1, 9), unit(3, 0.1, 10), unit(2, 0.1, 10)], { seed: 1, draws: 500 });
    expect(bands).toEqual([null, { low: 1, high: 1, pBest: 1 }, { low: 2, high: 2, pBest: 0 }]);
    expect(rankBands([unit(9, 0.1, 9)], { seed: 1, minimum: 9 })[0]).toEqual({ low: 1, high: 1, pBest: 1 });
  });

  test("equals share all ranks alike, also when they are known exactly", () => {
    for (const sd of [1, 0]) {
      for (const band of rankBands([unit(5, sd), unit(5, sd), unit(5, sd), unit(5, sd)], { seed: 3 })) {
        expect(band).toMatchObject({ low: 1, high: 4 });
        expect(Math.abs((band?.pBest ?? 0) - 0.25)).toBeLessThan(0.02);
      }
    }
  });

  test("two normals one standard error of the difference apart: P(best) is Φ(1) = .8413", () => {
    const [first] = rankBands([unit(Math.SQRT2, 1), unit(0, 1)], { seed: 11, draws: 100_000 });
    expect(Math.abs((first?.pBest ?? 0) - 0.8413)).toBeLessThan(0.005);
    expect(first).toMatchObject({ low: 1, high: 2 });
  });

  test("the same seed gives the same bands; beta and normal posteriors mix", () => {
    const units: RankUnit[] = [{ n: 40, posterior: { alpha: 30, beta: 12 } }, { n: 40, posterior: { alpha: 25, beta: 17 } }, unit(0.65, 0.05)];
    expect(rankBands(units, { seed: 4, draws: 2000 })).toEqual(rankBands(units, { seed: 4, draws: 2000 }));
    expect(rankBands(units, { seed: 4, draws: 2000 })).not.toEqual(rankBands(units, { seed: 5, draws: 2000 }));
  });

  test("nobody is no band; no draw and no posterior are errors", () => {
    expect(rankBands([], { seed: 1 })).toEqual([]);
    expect(() => rankBands([unit(1, 1)], { seed: 1, draws: 0 })).toThrow(RangeError);
    expect(() => rankBands([unit(1, -1)], { seed: 1 })).toThrow(RangeError);
    expect(() => rankBands([{ n: 20, posterior: { alpha: 0, beta: 1 } }], { seed: 1 })).toThrow(RangeError);
  });
});
