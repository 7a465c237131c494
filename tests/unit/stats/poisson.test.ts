import fc from "fast-check";
import { expect, test } from "vitest";
import { poissonInterval } from "#app/stats/poisson.ts";
import { poissonCdf } from "#app/stats/tails.ts";

test("published 95 % limits of small counts (Garwood 1936)", () => {
  expect(poissonInterval(0)).toEqual({ low: 0, high: expect.closeTo(3.6889, 4) });
  expect(poissonInterval(1)).toEqual({ low: expect.closeTo(0.0253, 4), high: expect.closeTo(5.5716, 4) });
  expect(poissonInterval(5)).toEqual({ low: expect.closeTo(1.6235, 4), high: expect.closeTo(11.6683, 4) });
  expect(poissonInterval(10)).toEqual({ low: expect.closeTo(4.7954, 4), high: expect.closeTo(18.3904, 4) });
});

test("at each end the observed count is just as rare as the level says", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), (events) => {
      const { low, high } = poissonInterval(events);
      expect(1 - poissonCdf(events - 1, low)).toBeCloseTo(0.025, 6);
      expect(poissonCdf(events, high)).toBeCloseTo(0.025, 6);
      expect(low < events && events < high).toBe(true);
    }),
  );
});

test("what is no count is refused", () => {
  expect(() => poissonInterval(-1)).toThrow(RangeError);
  expect(() => poissonInterval(1.5)).toThrow(RangeError);
});
