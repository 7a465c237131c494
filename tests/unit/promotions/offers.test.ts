import { describe, expect, it } from "vitest";
import { defaultOffers } from "#app/promotions/default-offers.ts";
import { inOrder, offerRulesSchema, reasonParams, sayReason } from "#app/promotions/offers.ts";
import { monthsFrom } from "#app/services/offers/reason.ts";

const rule = (id: string, margin: number, guard = false) => ({ ...defaultOffers.rules[0]!, id, margin, guard });

describe("rules of offers", () => {
  it("are asked as they stand, or by what they are expected to bring after those that guard", () => {
    const rules = [rule("a", 1), rule("b", 3), rule("c", 0, true), rule("d", 3)];
    expect(inOrder({ by: "order", rules }).map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
    expect(inOrder({ by: "margin", rules }).map(({ id }) => id)).toEqual(["c", "b", "d", "a"]);
  });
  it("of the project ask first who is displeased, then who comes for discounts alone: neither gets a discount", () => {
    expect(inOrder(defaultOffers).slice(0, 2).map(({ when, kind, guard }) => [when[0]!.is, kind, guard])).toEqual([["displeased", "call", true], ["discount_only", "none", true]]);
  });
  it("name in a reason nothing but the numbers that there are, and have one id each", () => {
    const named = { ...rule("a", 1), reason: { ru: "{phone}", kk: "x", en: "x" } };
    expect(offerRulesSchema.safeParse({ by: "order", rules: [named] }).error?.issues[0]?.message).toContain(reasonParams[0]);
    expect(offerRulesSchema.safeParse({ by: "order", rules: [rule("a", 1), rule("a", 2)] }).success).toBe(false);
    expect(offerRulesSchema.safeParse({ by: "order", rules: [{ ...rule("a", 1), when: [{ is: "segment", spec: "nobody_knows" }] }] }).success).toBe(false);
  });
});

describe("a reason", () => {
  it("has the client's own numbers in it", () => {
    expect(sayReason("{service}; {due}.", { service: "Last service 14 months ago at 46 000 km", due: "due since March 2026" })).toBe("Last service 14 months ago at 46 000 km; due since March 2026.");
    expect(sayReason("{make}", {})).toBe("—");
  });
  it("counts months that are whole", () => {
    expect([monthsFrom("2025-03-31", "2026-05-31"), monthsFrom("2025-03-31", "2026-05-30"), monthsFrom("2026-06-01", "2026-05-31")]).toEqual([14, 13, 0]);
  });
});
