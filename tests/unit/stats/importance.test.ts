import fc from "fast-check";
import { expect, test } from "vitest";
import { importance, type Moments } from "#app/stats/importance.ts";

/** Rows of the variables, the outcome last. */
const moments = (rows: readonly (readonly number[])[]): Moments => {
  const columns = rows[0]?.length ?? 0;
  const at = Array.from({ length: columns }, (_, i) => i);
  return {
    n: rows.length,
    sums: at.map((i) => rows.reduce((sum, row) => sum + (row[i] as number), 0)),
    products: at.map((i) => at.map((j) => rows.reduce((sum, row) => sum + (row[i] as number) * (row[j] as number), 0))),
  };
};

test("one variable: the weight is the correlation, its interval that of the slope", () => {
  // x 1 2 3 4 5, y 2 4 5 4 5: r = 6 ÷ √(10 · 6), s.e. = √((1 − 0.6) ÷ 3), t(3) = 3.182446
  const [one] = importance(moments([[1, 2], [2, 4], [3, 5], [4, 4], [5, 5]])) ?? [];
  expect(one?.weight).toBeCloseTo(0.774597, 6);
  expect(one?.correlation).toBeCloseTo(0.774597, 6);
  expect(one?.high).toBeCloseTo(0.774597 + 3.182446 * Math.sqrt(0.4 / 3), 5);
});

test("variables that do not go together share out what is explained: y = 2a + b", () => {
  // a and b are ±1, crossed: sd of y is √5 times theirs
  const rows = [-1, 1].flatMap((a) => [-1, 1].map((b) => [a, b, 2 * a + b]));
  const [a, b] = importance(moments(rows)) ?? [];
  expect(a?.weight).toBeCloseTo(2 / Math.sqrt(5), 9);
  expect(b?.weight).toBeCloseTo(1 / Math.sqrt(5), 9);
  expect((a?.high ?? 0) - (a?.low ?? 0)).toBeCloseTo(0, 6);
});

test("a variable that only goes along with another weighs nothing though it correlates", () => {
  const rows = [[0, 0, 0], [1, 1, 1], [2, 2, 2], [3, 4, 3], [4, 3, 4], [5, 5, 5], [6, 6, 6], [7, 8, 7], [8, 7, 8]];
  const [first, second] = importance(moments(rows)) ?? [];
  expect(first?.weight).toBeCloseTo(1, 6);
  expect(second?.weight).toBeCloseTo(0, 6);
  expect(second?.correlation).toBeGreaterThan(0.9);
});

test("nothing is said where nothing can be: too few, no variance, one made of the others", () => {
  expect(importance(moments([[1, 2], [2, 3]]))).toBeNull();
  expect(importance(moments([[1, 2], [1, 3], [1, 4], [1, 5]]))).toBeNull();
  expect(importance(moments([[1, 2, 2], [2, 4, 3], [3, 6, 5], [4, 8, 1], [5, 10, 4]]))).toBeNull();
});

test("units do not matter", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 10 })), { minLength: 12, maxLength: 40 }), fc.integer({ min: 2, max: 50 }), (rows, factor) => {
      const own = importance(moments(rows));
      const scaled = importance(moments(rows.map(([a, b, y]) => [a * factor + 3, b, y * 10])));
      expect(scaled === null).toBe(own === null);
      own?.forEach((one, i) => expect(scaled?.[i]?.weight).toBeCloseTo(one.weight, 5));
    }),
  );
});
