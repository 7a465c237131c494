import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { payout, roundHalfAway, splitLargestRemainder, type Share } from "#app/bonus/money.ts";
import { tierPayout, tiers, type Tier } from "#app/bonus/tiers.ts";

describe("rounding, half away from zero", () => {
  test.each([[5n, 2n, 3n], [-5n, 2n, -3n], [5n, -2n, -3n], [-5n, -2n, 3n], [3n, 2n, 2n], [1n, 2n, 1n], [-1n, 2n, -1n], [1n, 3n, 0n], [2n, 3n, 1n], [-1n, 3n, 0n], [0n, 7n, 0n], [7n, 1n, 7n]])(
    "%d ÷ %d → %d",
    (n, d, rounded) => expect(roundHalfAway(n, d)).toBe(rounded),
  );

  test("is never further off than half, and odd in its sign", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 9n }), (n, d) => {
        const error = 2n * (roundHalfAway(n, d) * d - n);
        expect(error <= d && error >= -d).toBe(true);
        expect(roundHalfAway(-n, d)).toBe(-roundHalfAway(n, d));
      }),
    );
    expect(() => roundHalfAway(1n, 0n)).toThrow(RangeError);
  });
});

describe("payout = base fund × score", () => {
  test.each([
    [10_000_000n, 0.9965, 9_965_000n],
    [10_000_000n, 1, 10_000_000n],
    [100n, 1.005, 101n],
    [50n, 1.01, 51n],
    [333n, 0.5, 167n],
    [-100n, 1.005, -101n],
    [0n, 1.5, 0n],
    [12_345_678_901_234_567n, 1, 12_345_678_901_234_567n],
    [1000n, 0.35 + 0.525 + 0.15 + 0.15, 1175n],
  ])("%d × %f → %d", (fund, score, paid) => expect(payout(fund, score)).toBe(paid));

  test("no score is no payment", () => {
    for (const score of [Number.NaN, Number.POSITIVE_INFINITY, 1e6]) expect(() => payout(1n, score)).toThrow(RangeError);
  });
});

describe("splits by largest remainder", () => {
  const split = (amount: bigint, weights: Record<string, bigint>) =>
    splitLargestRemainder(amount, Object.entries(weights).map(([id, weight]) => ({ id, weight }))).map(({ id, amountMinor }) => `${id} ${amountMinor}`);

  test("known outcomes", () => {
    expect(split(800n, { a: 1n, b: 1n, c: 1n })).toEqual(["a 267", "b 267", "c 266"]);
    expect(split(5n, { a: 3n, b: 7n })).toEqual(["a 2", "b 3"]);
    expect(split(5n, { a: 70n, b: 30n })).toEqual(["a 4", "b 1"]);
    expect(split(100n, { a: 1n, b: 2n, c: 0n })).toEqual(["a 33", "b 67", "c 0"]);
  });

  test("who is listed first gains nothing by it", () => {
    expect(split(5n, { b: 30n, a: 70n })).toEqual(["b 1", "a 4"]);
    expect(split(800n, { c: 1n, b: 1n, a: 1n })).toEqual(["c 266", "b 267", "a 267"]);
  });

  test("a clawback splits as the payment did", () => {
    expect(split(-800n, { a: 1n, b: 1n, c: 1n })).toEqual(["a -267", "b -267", "c -266"]);
  });

  test("the parts add up, and each is within one unit of its exact part", () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1, maxLength: 12 }).filter((ws) => ws.some((w) => w > 0n));
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), weights, (amount, ws) => {
        const shares: Share[] = ws.map((weight, i) => ({ id: `e${i}`, weight }));
        const total = ws.reduce((a, b) => a + b, 0n);
        const parts = splitLargestRemainder(amount, shares);
        expect(parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(amount);
        parts.forEach(({ amountMinor }, i) => {
          const off = amountMinor * total - amount * (ws[i] as bigint);
          expect(off < total && off > -total).toBe(true);
        });
      }),
    );
  });

  test("nothing to split by is an error", () => {
    expect(() => splitLargestRemainder(5n, [])).toThrow(RangeError);
    expect(() => splitLargestRemainder(5n, [{ id: "a", weight: 0n }])).toThrow(RangeError);
    expect(() => splitLargestRemainder(5n, [{ id: "a", weight: 2n }, { id: "b", weight: -1n }])).toThrow(RangeError);
    expect(() => splitLargestRemainder(5n, [{ id: "a", weight: 1n }, { id: "a", weight: 1n }])).toThrow("repeated");
  });
});

describe("tiers", () => {
  /** 8 % to 80 % of the quota, 10 % to 100 %, 15 % over. */
  const steps = [[0n, 80_000n], [8_000n, 100_000n], [10_000n, 150_000n]] as const;

  test("120 000 on a quota of 100 000: marginal 11 400, slab 18 000", () => {
    expect(tierPayout(120_000n, 100_000n, tiers("marginal", steps))).toBe(11_400n);
    expect(tierPayout(120_000n, 100_000n, tiers("whole", steps))).toBe(18_000n);
  });

  test.each([
    [79_999n, 6_400n, 6_400n],
    [80_000n, 6_400n, 8_000n],
    [100_000n, 8_400n, 15_000n],
    [100_010n, 8_402n, 15_002n],
    [0n, 0n, 0n],
    [-5_000n, 0n, 0n],
  ])("around the edges: %d pays %d marginal, %d slab", (amount, marginal, slab) => {
    expect(tierPayout(amount, 100_000n, tiers("marginal", steps))).toBe(marginal);
    expect(tierPayout(amount, 100_000n, tiers("whole", steps))).toBe(slab);
  });

  /** QuotaPath: 5 % below half of the quota; from half 10 % on everything; above the quota 20 % on what is above. */
  const mixed: readonly Tier[] = [{ fromBps: 0n, ratePpm: 50_000n, pays: "marginal" }, { fromBps: 5_000n, ratePpm: 100_000n, pays: "whole" }, { fromBps: 10_000n, ratePpm: 200_000n, pays: "marginal" }];
  test.each([[15_000n, 750n], [16_499n, 825n], [16_500n, 1_650n], [20_000n, 2_000n], [33_000n, 3_300n], [40_000n, 4_700n]])("mixed tiers on a quota of 33 000: %d → %d", (amount, paid) => {
    expect(tierPayout(amount, 33_000n, mixed)).toBe(paid);
  });

  test("an edge that falls between two minor units is compared exactly: 33.33 % of 10 is 3.333", () => {
    const plan = tiers("marginal", [[3_333n, 1_000_000n]]);
    expect(tierPayout(3n, 10n, plan)).toBe(0n);
    expect(tierPayout(4n, 10n, plan)).toBe(1n);
    expect(tierPayout(5n, 10n, plan)).toBe(2n);
  });

  test("marginal tiers have no cliffs: one unit more never pays less, nor more than the highest rate and a rounding", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 300_000n }), (amount) => {
        const step = tierPayout(amount + 1n, 100_000n, tiers("marginal", steps)) - tierPayout(amount, 100_000n, tiers("marginal", steps));
        expect(step === 0n || step === 1n).toBe(true);
      }),
    );
  });

  test("tiers that fall, and a quota of nothing, are errors", () => {
    expect(() => tierPayout(1n, 1n, tiers("marginal", [[5n, 1n], [5n, 2n]]))).toThrow("rise");
    expect(() => tierPayout(1n, 1n, tiers("marginal", [[-1n, 1n]]))).toThrow("rise");
    expect(() => tierPayout(1n, 0n, tiers("marginal", steps))).toThrow("quota");
  });
});
