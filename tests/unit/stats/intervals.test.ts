import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meanDifference, meanInterval } from "#app/stats/means.ts";
import { Z90, Z95 } from "#app/stats/normal.ts";
import { nps, npsAdjustedWald, npsDifference, npsPosterior, npsVariance, type NpsCounts } from "#app/stats/nps.ts";
import { jeffreys, newcombe10, wilson } from "#app/stats/proportions.ts";

/** x of n. */
const share = fc.integer({ min: 1, max: 5000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const count = fc.integer({ min: 0, max: 500 });
const answers = fc.record({ promoters: count, passives: count, detractors: count }).filter((c) => c.promoters + c.passives + c.detractors > 0);
const width = (i: { low: number; high: number } | null) => (i ? i.high - i.low : Number.NaN);

describe.each([["wilson", wilson], ["jeffreys", jeffreys]] as const)("%s", (_, interval) => {
  test("holds the share, lies within 0–1, and mirrors under the complement", () => {
    fc.assert(
      fc.property(share, ([x, n]) => {
        const found = interval(x, n);
        const mirror = interval(n - x, n);
        if (!found || !mirror) return false;
        expect(found.low).toBeGreaterThanOrEqual(0);
        expect(found.high).toBeLessThanOrEqual(1);
        expect(found.low).toBeLessThanOrEqual(x / n);
        expect(found.high).toBeGreaterThanOrEqual(x / n);
        expect(found.low).toBeCloseTo(1 - mirror.high, 10);
        return true;
      }),
      { numRuns: 60 },
    );
  });

  test("narrows as the same share is seen more often, widens with the level", () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 2, max: 9 }), ([x, n], times) => {
        expect(width(interval(x * times, n * times))).toBeLessThan(width(interval(x, n)));
        expect(width(interval(x, n, Z90))).toBeLessThan(width(interval(x, n, Z95)));
      }),
      { numRuns: 40 },
    );
  });

  test("nothing of nothing is blank; more than all, or less than none, is an error", () => {
    expect(interval(0, 0)).toBeNull();
    expect(() => interval(3, 2)).toThrow(RangeError);
    expect(() => interval(-1, 2)).toThrow(RangeError);
    expect(() => interval(Number.NaN, 2)).toThrow(RangeError);
  });
});

describe("newcombe10", () => {
  test("holds the difference, lies within ±1, and changes sign with the order", () => {
    fc.assert(
      fc.property(share, share, ([x1, n1], [x2, n2]) => {
        const there = newcombe10(x1, n1, x2, n2);
        const back = newcombe10(x2, n2, x1, n1);
        if (!there || !back) return false;
        expect(there.low).toBeLessThanOrEqual(there.value);
        expect(there.high).toBeGreaterThanOrEqual(there.value);
        expect(there.low).toBeGreaterThanOrEqual(-1);
        expect(there.high).toBeLessThanOrEqual(1);
        expect(there.low).toBeCloseTo(-back.high, 12);
        return true;
      }),
    );
  });

  test("is blank when either side is", () => {
    expect(newcombe10(0, 0, 1, 2)).toBeNull();
    expect(newcombe10(1, 2, 0, 0)).toBeNull();
  });
});

describe("NPS", () => {
  const turned = (c: NpsCounts): NpsCounts => ({ promoters: c.detractors, passives: c.passives, detractors: c.promoters });

  test("the interval lies within ±100, holds the adjusted centre, and mirrors when promoters and detractors change places", () => {
    fc.assert(
      fc.property(answers, (c) => {
        const found = npsAdjustedWald(c);
        const mirror = npsAdjustedWald(turned(c));
        if (!found || !mirror) return false;
        const n = c.promoters + c.passives + c.detractors;
        const centre = (100 * (c.promoters - c.detractors)) / (n + 3);
        expect(found.low).toBeGreaterThanOrEqual(-100);
        expect(found.high).toBeLessThanOrEqual(100);
        expect(found.low).toBeLessThan(centre);
        expect(found.high).toBeGreaterThan(centre);
        expect(found.low).toBeCloseTo(-mirror.high, 10);
        expect(found.value).toBeCloseTo(-mirror.value, 10);
        return true;
      }),
    );
  });

  test("narrows as the same answers repeat, and is never of no width", () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 4, max: 20 }), (c, times) => {
        const more = { promoters: c.promoters * times, passives: c.passives * times, detractors: c.detractors * times };
        expect(width(npsAdjustedWald(more))).toBeGreaterThan(0);
        const n = c.promoters + c.passives + c.detractors;
        if (n >= 30) expect(width(npsAdjustedWald(more))).toBeLessThan(width(npsAdjustedWald(c)));
      }),
    );
  });

  test("the difference turns with the order and is 0 with itself", () => {
    fc.assert(
      fc.property(answers, answers, (a, b) => {
        const there = npsDifference(a, b);
        const back = npsDifference(b, a);
        expect(there?.value).toBeCloseTo(-(back?.value ?? 0), 10);
        expect(there?.low).toBeCloseTo(-(back?.high ?? 0), 10);
        expect(there?.p).toBeCloseTo(back?.p ?? 0, 12);
        expect(npsDifference(a, a)?.p).toBe(1);
      }),
    );
  });

  test("without answers one believes the prior; without either there is nothing to believe", () => {
    const none = { promoters: 0, passives: 0, detractors: 0 };
    expect(npsPosterior(none).mean).toBe(0);
    expect(npsPosterior(none, { promoters: 3, passives: 0, detractors: 1 }).mean).toBe(50);
    expect(() => npsPosterior(none, none)).toThrow(RangeError);
  });

  test("without answers it is blank; half a promoter less than none is an error", () => {
    const none = { promoters: 0, passives: 0, detractors: 0 };
    expect([nps(none), npsVariance(none), npsAdjustedWald(none), npsDifference(none, { ...none, promoters: 1 })]).toEqual([null, null, null, null]);
    expect(() => nps({ ...none, passives: -0.5 })).toThrow(RangeError);
  });
});

describe("means", () => {
  test("one observation has no interval, two have a wide one, no spread none at all", () => {
    expect(meanInterval(0, 0, 0)).toBeNull();
    expect(meanInterval(1, 5, Number.NaN)).toBeNull();
    expect(meanInterval(2, 5, 0)).toEqual({ low: 5, high: 5 });
    expect(width(meanInterval(3, 5, 1))).toBeLessThan(width(meanInterval(2, 5, 1)));
    expect(() => meanInterval(2, 5, -1)).toThrow(RangeError);
    expect(() => meanInterval(Number.NaN, 5, 1)).toThrow(RangeError);
  });

  test("with many observations t is z", () => {
    expect(meanInterval(1e6, 0, 1000)?.high).toBeCloseTo(Z95, 4);
  });

  test("a difference turns with the order, and is blank with one observation on a side", () => {
    const a = { n: 12, mean: 3, sd: 2 };
    const b = { n: 7, mean: 5, sd: 1 };
    expect(meanDifference(a, b)?.value).toBe(-2);
    expect(meanDifference(a, b)?.low).toBeCloseTo(-(meanDifference(b, a)?.high ?? 0), 12);
    expect(meanDifference(a, { ...b, n: 1 })).toBeNull();
    expect(meanDifference({ ...a, sd: 0 }, { ...b, sd: 0 })).toEqual({ value: -2, low: -2, high: -2, degrees: 17 });
  });
});
