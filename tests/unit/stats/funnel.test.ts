import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { funnelLimits, funnelPosition, overdispersionFactor } from "#app/stats/funnel.ts";
import { median, quantile } from "#app/stats/quantile.ts";

describe("funnel", () => {
  /** p0 = ½, n = 100: one standard error is 5 points, the limits are 40.2 and 59.8, 34.55 and 65.45. */
  test.each([[50, "inside"], [59, "inside"], [60, "above95"], [65, "above95"], [66, "above998"], [41, "inside"], [40, "below95"], [35, "below95"], [34, "below998"]])(
    "%i of 100 against ½ is %s",
    (x, position) => expect(funnelPosition(x, 100, 0.5)?.position).toBe(position),
  );

  test("the limits of 100 around ½", () => {
    const [limits] = funnelLimits(0.5, [100]);
    expect(limits?.n).toBe(100);
    expect(limits?.low95).toBeCloseTo(0.5 - 0.0979982, 6);
    expect(limits?.high95).toBeCloseTo(0.5 + 0.0979982, 6);
    expect(limits?.low998).toBeCloseTo(0.5 - 0.1545116, 6);
    expect(limits?.high998).toBeCloseTo(0.5 + 0.1545116, 6);
  });

  test("a small branch is not blamed for noise: 2 of 10 against .4 is inside, 200 of 1000 is not", () => {
    expect(funnelPosition(2, 10, 0.4)?.position).toBe("inside");
    expect(funnelPosition(200, 1000, 0.4)?.position).toBe("below998");
  });

  test("over-dispersion widens the limits: φ = 4 doubles them", () => {
    expect(funnelPosition(60, 100, 0.5, 4)?.position).toBe("inside");
    expect(funnelLimits(0.5, [100], 4)[0]?.high95).toBeCloseTo(0.5 + 2 * 0.0979982, 6);
  });

  test("limits lie within 0–1, hold the common share, nest, and narrow with n", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.integer({ min: 1, max: 10_000 }), (p0, n) => {
        const [wide, narrow] = funnelLimits(p0, [n, n + 1]);
        if (!wide || !narrow) return false;
        expect(wide.low998).toBeGreaterThanOrEqual(0);
        expect(wide.high998).toBeLessThanOrEqual(1);
        expect(wide.low998).toBeLessThanOrEqual(wide.low95);
        expect(wide.low95).toBeLessThan(p0);
        expect(wide.high95).toBeGreaterThan(p0);
        expect(wide.high998).toBeGreaterThanOrEqual(wide.high95);
        expect(narrow.high95 - narrow.low95).toBeLessThanOrEqual(wide.high95 - wide.low95);
        return true;
      }),
    );
  });

  test("position mirrors under the complement", () => {
    const mirror = { inside: "inside", above95: "below95", below95: "above95", above998: "below998", below998: "above998" };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 64 }), fc.integer({ min: 1, max: 7 }), (x, eighths) => {
        expect(funnelPosition(64 - x, 64, 1 - eighths / 8)?.position).toBe(mirror[funnelPosition(x, 64, eighths / 8)?.position ?? "inside"]);
      }),
    );
  });

  test("where everybody does it, everybody is inside; nothing of nothing has no place", () => {
    expect(funnelPosition(5, 5, 1)?.position).toBe("inside");
    expect(funnelPosition(0, 0, 0.4)).toBeNull();
    expect(() => funnelPosition(1, 2, 1.1)).toThrow(RangeError);
    expect(() => funnelLimits(0.4, [0])).toThrow(RangeError);
    expect(() => funnelLimits(0.4, [5], 0.5)).toThrow(RangeError);
  });

  test("the factor: z of ±2 everywhere give 4, z of 0 gives 1, an odd one is pulled in", () => {
    const even = Array.from({ length: 10 }, (_, i) => ({ x: i % 2 ? 60 : 40, n: 100 }));
    expect(overdispersionFactor(even, 0.5)).toBeCloseTo(4, 10);
    expect(overdispersionFactor([{ x: 50, n: 100 }], 0.5)).toBe(1);
    const odd = [...Array.from({ length: 20 }, () => ({ x: 50, n: 100 })), { x: 95, n: 100 }];
    expect(overdispersionFactor(odd, 0.5)).toBe(1);
    expect(overdispersionFactor([{ x: 0, n: 0 }], 0.5)).toBe(1);
    expect(overdispersionFactor([{ x: 2, n: 2 }], 1)).toBe(1);
  });
});

describe("quantile, type 7", () => {
  test("by hand: of 1, 2, 4, 8 the 10 % is 1.3, the median 3, the 90 % 6.8", () => {
    const values = [8, 1, 4, 2];
    expect(quantile(values, 0.1)).toBeCloseTo(1.3, 12);
    expect(median(values)).toBe(3);
    expect(quantile(values, 0.9)).toBeCloseTo(6.8, 12);
    expect([quantile(values, 0), quantile(values, 1)]).toEqual([1, 8]);
    expect(values).toEqual([8, 1, 4, 2]);
  });

  test("sorts by number, not by text; one value is all quantiles; none is blank", () => {
    expect(median([10, 9, 100])).toBe(10);
    expect(quantile([7], 0.3)).toBe(7);
    expect(median([])).toBeNull();
    expect(() => quantile([1], 1.5)).toThrow(RangeError);
  });
});
