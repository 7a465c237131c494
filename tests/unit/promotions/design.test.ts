import { describe, expect, it } from "vitest";
import { clientsToProve, designAt, designCurve, suggestShare, type DesignInput } from "#app/promotions/design.ts";
import { trialPlanSchema } from "#app/promotions/design-plan.ts";

/** The published example: a standard deviation of 15, an effect of a half. */
const plain = { sd: 15, effect: 0.5, contactCost: 0, fixedCost: 0 };
const of = (clients: number, more: Partial<DesignInput> = {}): DesignInput => ({ ...plain, clients, ...more });

describe("a design", () => {
  it("needs 14,128 clients an arm for an effect of .5 at a deviation of 15", () => {
    expect(clientsToProve(plain)).toBe(2 * 14_128);
    const half = designAt(0.5, of(2 * 14_128));
    expect(half).toMatchObject({ holdout: 14_128, treated: 14_128, breakEven: 0, information: 1, forgone: 7064, cost: 7064 });
    expect(half.seen).toBeCloseTo(0.5, 5);
    expect(half.chance).toBeCloseTo(0.8, 4);
    expect(designAt(0.5, of(2 * 14_127)).seen!).toBeGreaterThan(0.5);
  });
  it("counts what contacts and fixed costs ask of the effect", () => {
    // 1,000 clients, a fifth held out: 800 treated pay 400 fixed and .2 each: .7 a client to break even.
    const point = designAt(0.2, of(1000, { effect: 5, contactCost: 0.2, fixedCost: 400 }));
    expect(point).toMatchObject({ holdout: 200, treated: 800, forgone: 1000, cost: 960 });
    expect(point.breakEven).toBeCloseTo(0.7, 12);
    // 2.80158 × 15 × √(1/800 + 1/200) = 3.3223
    expect(point.seen).toBeCloseTo(3.3223, 4);
    expect(point.proven).toBeCloseTo(4.0223, 4);
    // Φ((5 − .7) ÷ 1.18585 − 1.96) = Φ(1.6661)
    expect(point.chance).toBeCloseTo(0.9522, 3);
    expect(point.information).toBeCloseTo(0.64, 12);
  });
  it("sees more the nearer the arms are to equal", () => {
    const seen = designCurve(of(1000)).map((point) => point.seen!);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
    expect(designAt(0.2, of(1000)).seen! / designAt(0.5, of(1000)).seen!).toBeCloseTo(1.25, 12);
  });
  it("has no answer with an empty arm, and refuses what is no design", () => {
    expect(designAt(0.05, of(5))).toMatchObject({ holdout: 0, seen: null, proven: null, chance: null });
    expect(() => designAt(1, of(5))).toThrow(RangeError);
    expect(() => designAt(0.2, of(-1))).toThrow(RangeError);
  });
});

describe("the share that is suggested", () => {
  it("is the smallest by which the expected effect would be found to have earned", () => {
    const input = of(10_000, { effect: 1.5, contactCost: 0.2, fixedCost: 100 });
    const found = suggestShare(input)!;
    expect(found.why).toBe("proves");
    expect(designAt(found.share, input).proven!).toBeLessThanOrEqual(1.5);
    expect(designAt(found.share - 0.01, input).proven!).toBeGreaterThan(1.5);
    expect(suggestShare(of(1e6, { effect: 5 }))).toMatchObject({ share: 0.05, why: "proves" });
  });
  it("says how many clients it would take, where so few can tell nothing", () => {
    expect(suggestShare(of(1000))).toEqual({ share: 0.5, why: "too_few", clients: 28_256 });
    const costly = suggestShare(of(10_000, { effect: 1, contactCost: 0.3 }))!;
    expect(costly.why).toBe("sees");
    expect(designAt(0.5, of(costly.clients!, { effect: 1, contactCost: 0.3 })).proven!).toBeLessThanOrEqual(1);
    expect(designAt(0.5, of(costly.clients! - 2, { effect: 1, contactCost: 0.3 })).proven!).toBeGreaterThan(1);
  });
  it("says so where nothing is expected, and where the contact costs more than it brings", () => {
    expect(suggestShare(of(1000, { effect: null }))).toEqual({ share: 0.2, why: "usual", clients: null });
    expect(suggestShare(of(1e7, { effect: 0.2, contactCost: 0.2 }))).toEqual({ share: 0.2, why: "never_pays", clients: null });
    expect([clientsToProve({ ...plain, contactCost: 0.5 }), suggestShare(of(3))]).toEqual([null, null]);
  });
});

describe("a planned analysis", () => {
  const plan = {
    version: 1, method: "intention_to_treat", starts_on: "2026-06-01", ends_on: "2026-06-30", tail_days: 180, counted_until: "2026-12-27", basis: "margin", margin_share: null,
    contact_cost: 2000, fixed_cost: 0, expected_effect: null, share: 0.2, seed: 1, as_of: "2026-05-31", before: { clients: 10, mean: 1, sd: 2 }, seen: 3,
    group: { kind: "segment", id: "overdue", spec: { all: [["overdue"]] } }, left_out: { refused: 0, unreachable: 0, displeased: 0 }, channel: "sms",
  };
  it("says one thing, and nothing besides", () => {
    expect(trialPlanSchema.parse(plan)).toEqual(plan);
    for (const wrong of [{ counted_until: "2026-12-28" }, { ends_on: "2026-05-01" }, { margin_share: 0.4 }, { basis: "assumed_margin" }, { share: 1 }, { besides: 1 }]) expect(trialPlanSchema.safeParse({ ...plan, ...wrong }).success).toBe(false);
    expect(trialPlanSchema.safeParse({ ...plan, basis: "assumed_margin", margin_share: 0.4 }).success).toBe(true);
  });
});
