import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ratioChange, type GroupChange } from "#app/stats/contribution.ts";
import { compareStandardised, crude, observedExpected, pooledWeights, shareStratum, standardise } from "#app/stats/standardise.ts";

const strata = fc
  .array(fc.integer({ min: 1, max: 300 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n))), { minLength: 1, maxLength: 6 })
  .map((rows) => rows.map(([x, n], i) => shareStratum(`s${i}`, x, n)));

describe("direct standardisation", () => {
  test("kidney stones: B looks better, A is; .83255 and .778875 at one mix", () => {
    const a = [shareStratum("small", 81, 87), shareStratum("large", 192, 263)];
    const b = [shareStratum("small", 234, 270), shareStratum("large", 55, 80)];
    const found = compareStandardised(a, b);
    expect(crude(a)).toBeCloseTo(0.78, 10);
    expect(crude(b)).toBeCloseTo(289 / 350, 12);
    expect(found?.first.value).toBeCloseTo(0.83255, 5);
    expect(found?.second.value).toBeCloseTo(0.778875, 12);
    expect(found?.signFlip).toBe(true);
    expect(found?.crude).toBeCloseTo(0.78 - 289 / 350, 12);
  });

  test("with its own numbers as weights it is the crude value", () => {
    fc.assert(
      fc.property(strata, (group) => {
        const found = standardise(group, pooledWeights([group]));
        expect(found?.value).toBeCloseTo(crude(group) as number, 12);
        expect(found).toMatchObject({ covered: expect.closeTo(1, 12), missing: [] });
      }),
    );
  });

  test("lies between the smallest and the largest stratum, whatever the weights", () => {
    fc.assert(
      fc.property(strata, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 6, maxLength: 6 }), (group, ws) => {
        const found = standardise(group, new Map(group.map(({ stratum }, i) => [stratum, ws[i] as number])));
        const values = group.map(({ value }) => value);
        expect(found?.value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
        expect(found?.value).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
        expect(found?.low).toBeLessThanOrEqual(found?.value ?? 0);
      }),
    );
  });

  test("by hand: weights 3 and 1 over .5 of 4 and 1 of 2", () => {
    const found = standardise([shareStratum("a", 2, 4), shareStratum("b", 2, 2)], new Map([["a", 3], ["b", 1]]));
    expect(found?.value).toBeCloseTo(0.625, 12);
    expect(found?.variance).toBeCloseTo(0.75 ** 2 * (0.25 / 4), 12);
  });

  test("a stratum where the group has nobody is said, and its weight goes to the others", () => {
    const weights = new Map([["a", 3], ["b", 1], ["c", 0]]);
    expect(standardise([shareStratum("a", 2, 4), shareStratum("b", 0, 0)], weights)).toMatchObject({ value: 0.5, covered: 0.75, missing: ["b"] });
    expect(standardise([], weights)).toBeNull();
    const found = compareStandardised([shareStratum("a", 2, 4), shareStratum("b", 1, 1)], [shareStratum("a", 1, 4), shareStratum("c", 1, 1)]);
    expect(found).toMatchObject({ onlyFirst: ["b"], onlySecond: ["c"], adjusted: { value: 0.25 }, signFlip: false });
    expect(compareStandardised([shareStratum("a", 2, 4)], [shareStratum("b", 2, 4)])).toBeNull();
    expect(() => standardise([shareStratum("a", 1, 1), shareStratum("a", 1, 1)], weights)).toThrow("twice");
    expect(() => standardise([], new Map([["a", -1]]))).toThrow(RangeError);
  });
});

describe("indirect standardisation", () => {
  const rates = new Map([["new", 0.1], ["old", 0.4]]);

  test("by hand: 12 seen, 10 × .1 + 20 × .4 = 9 expected", () => {
    const found = observedExpected([{ stratum: "new", x: 2, n: 10 }, { stratum: "old", x: 10, n: 20 }], rates);
    expect(found).toMatchObject({ observed: 12, expected: 9, missing: [] });
    expect(found?.ratio).toBeCloseTo(4 / 3, 12);
    /** Exact Poisson limits of 12 are 6.2006 and 20.9616. */
    expect(found?.low).toBeCloseTo(6.2006 / 9, 5);
    expect(found?.high).toBeCloseTo(20.9616 / 9, 5);
  });

  test("none seen has no lower limit; strata without a rate are named; nothing expected is blank", () => {
    expect(observedExpected([{ stratum: "new", x: 0, n: 10 }], rates)).toMatchObject({ low: 0, ratio: 0 });
    expect(observedExpected([{ stratum: "new", x: 1, n: 10 }, { stratum: "fleet", x: 5, n: 5 }], rates)).toMatchObject({ observed: 1, expected: 1, missing: ["fleet"] });
    expect(observedExpected([{ stratum: "fleet", x: 5, n: 5 }], rates)).toBeNull();
  });
});

describe("contributions to the change of a ratio", () => {
  const group = (key: string, x0: number, n0: number, x1: number, n1: number): GroupChange => ({ key, before: { x: x0, n: n0 }, after: { x: x1, n: n1 } });
  const part = fc.oneof(
    { weight: 1, arbitrary: fc.constant({ x: 0, n: 0 }) },
    { weight: 4, arbitrary: fc.record({ x: fc.double({ min: -1000, max: 1000, noNaN: true }), n: fc.integer({ min: 1, max: 500 }) }) },
  );
  const groups = fc.array(fc.record({ before: part, after: part }), { minLength: 1, maxLength: 8 }).map((rows) => rows.map((row, i) => ({ key: `g${i}`, ...row })));

  test("by hand: A stays at .8 and shrinks from ½ to ¼, B rises from .4 to .5", () => {
    const found = ratioChange([group("A", 40, 50, 20, 25), group("B", 20, 50, 37.5, 75)]);
    /** .6 → .575; mean .5875. A: mix −¼ (.8 − .5875); B: mix ¼ (.45 − .5875), rate .625 × .1. */
    expect(found?.change).toBeCloseTo(-0.025, 12);
    expect(found?.parts.map(({ mix, rate }) => [mix, rate])).toEqual([
      [expect.closeTo(-0.053125, 12), 0],
      [expect.closeTo(-0.034375, 12), expect.closeTo(0.0625, 12)],
    ]);
  });

  test("the parts add up to the change, mix and rate each to theirs", () => {
    fc.assert(
      fc.property(groups, (rows) => {
        const found = ratioChange(rows);
        if (!found) return;
        const scale = 1e-9 * (1 + Math.max(...found.parts.flatMap(({ mix, rate }) => [Math.abs(mix), Math.abs(rate)])));
        expect(Math.abs(found.parts.reduce((sum, { total }) => sum + total, 0) - found.change)).toBeLessThan(scale);
        expect(Math.abs(found.mix + found.rate - found.change)).toBeLessThan(scale);
      }),
    );
  });

  test("backwards in time every part changes its sign", () => {
    fc.assert(
      fc.property(groups, (rows) => {
        const there = ratioChange(rows);
        const back = ratioChange(rows.map(({ key, before, after }) => ({ key, before: after, after: before })));
        there?.parts.forEach(({ mix, rate }, i) => {
          expect(mix).toBeCloseTo(-(back?.parts[i]?.mix ?? Number.NaN), 8);
          expect(rate).toBeCloseTo(-(back?.parts[i]?.rate ?? Number.NaN), 8);
        });
      }),
    );
  });

  test("a group that comes is all mix; where nothing changes nothing contributes", () => {
    const found = ratioChange([group("old", 50, 100, 50, 100), group("new", 0, 0, 90, 100)]);
    expect(found?.parts[1]).toMatchObject({ rate: 0, mix: expect.closeTo(0.5 * (0.9 - 0.6), 12) });
    expect(ratioChange([group("a", 1, 2, 10, 20)])).toMatchObject({ change: 0, mix: 0, rate: 0 });
  });

  test("NPS: 100 (P − D) of n", () => {
    const found = ratioChange([group("sales", 100 * (60 - 10), 100, 100 * (45 - 20), 100), group("service", 100 * (30 - 20), 100, 100 * (30 - 20), 100)]);
    expect(found).toMatchObject({ before: 30, after: 17.5, change: -12.5, parts: [{ key: "sales", mix: 0, rate: -12.5 }, { key: "service", mix: 0, rate: 0 }] });
  });

  test("a period of nothing is blank; a ratio of nothing with something in it is an error", () => {
    expect(ratioChange([])).toBeNull();
    expect(ratioChange([group("a", 1, 2, 0, 0)])).toBeNull();
    expect(() => ratioChange([group("a", 1, 0, 1, 2)])).toThrow(RangeError);
    expect(() => ratioChange([group("a", 1, 2, 1, 2), group("a", 1, 2, 1, 2)])).toThrow(RangeError);
  });
});
