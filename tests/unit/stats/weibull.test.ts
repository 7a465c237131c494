import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { random } from "#app/stats/random.ts";
import { fitWeibull } from "#app/stats/weibull.ts";

describe("Weibull", () => {
  test("times drawn from one give it back, censored ones included", () => {
    const source = random(9);
    const observations = Array.from({ length: 4000 }, () => {
      const time = 12 * (-Math.log(1 - source.uniform())) ** (1 / 2.5);
      return { time: Math.min(time, 14), event: time <= 14 };
    });
    const found = fitWeibull(observations);
    expect(Math.abs((found?.shape ?? 0) - 2.5)).toBeLessThan(0.1);
    expect(Math.abs((found?.scale ?? 0) - 12)).toBeLessThan(0.2);
  });

  test("another unit scales the scale, weights are repeats", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.5, max: 50, noNaN: true }), { minLength: 3, maxLength: 20 }), fc.integer({ min: 2, max: 30 }), (times, unit) => {
        const found = fitWeibull(times.map((time) => ({ time, event: true })));
        const other = fitWeibull(times.map((time) => ({ time: time * unit, event: true, weight: 2 })));
        fc.pre(found !== null && found.shape < 1e4);
        expect((other?.shape ?? 0) / (found?.shape ?? 1)).toBeCloseTo(1, 6);
        expect((other?.scale ?? 0) / (found?.scale ?? 1)).toBeCloseTo(unit, 5);
      }),
    );
  });

  test("nothing to tell a shape from is blank; a time of 0 is an error", () => {
    expect(fitWeibull([])).toBeNull();
    expect(fitWeibull([{ time: 3, event: true }, { time: 3, event: true }, { time: 9, event: false }])).toBeNull();
    expect(() => fitWeibull([{ time: 0, event: true }])).toThrow(RangeError);
  });
});
