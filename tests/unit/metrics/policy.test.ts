import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appliedAs, defaultApplied, defaultPolicy, payers, policySchema, readsMarts, samePolicy, visitKinds, type AppliedPolicy, type Policy } from "#app/metrics/policy.ts";
import { readPolicy, writePolicy } from "#app/metrics/policy-form.ts";
import { bridgeOf, policySteps } from "#app/metrics/policy-steps.ts";
import { catalog } from "#app/metrics/catalog.ts";
import { definitionOf, followed } from "#app/metrics/versions.ts";
import { usualRules } from "#pipelines/state/definitions.ts";
import { row } from "#pipelines/sources/visits/row.ts";

const some = <T extends string>(words: readonly T[]) => fc.subarray([...words], { minLength: 1 });
const policies: fc.Arbitrary<Policy> = fc.record({
  window_months: fc.integer({ min: 1, max: 60 }),
  too_new_months: fc.integer({ min: 0, max: 36 }),
  min_visits: fc.integer({ min: 1, max: 24 }),
  discount_threshold: fc.integer({ min: 100, max: 10_000 }).map((n) => n / 10_000),
  detractor_max: fc.integer({ min: 0, max: 9 }),
  payers: some(payers),
  kinds: some(visitKinds),
  sold_cars: fc.boolean(),
  counting: fc.constantFrom("client" as const, "vin" as const),
});

describe("a policy", () => {
  test("is that of version 1 where nothing is said, with the visit rules that models go by", () => {
    expect(defaultPolicy).toMatchObject({ window_months: 12, too_new_months: 6, min_visits: 2, detractor_max: 6, sold_cars: true, counting: "client" });
    expect(usualRules(0.15)).toEqual({ payers: defaultPolicy.payers, kinds: defaultPolicy.kinds, discount_threshold: 0.15 });
  });

  test("knows the words of the visits export, and no other", () => {
    for (const [word, shape] of [...payers.map((one) => [one, row.shape.payer] as const), ...visitKinds.map((one) => [one, row.shape.kind] as const)]) expect([word, shape.safeParse(word).data]).toEqual([word, word]);
  });

  test("refuses nonsense, and says which field and what it may be", () => {
    const said = writePolicy(defaultPolicy);
    said.set("window_months", "0");
    said.set("min_visits", "1,5");
    said.set("discount_threshold", "сто");
    said.delete("kinds");
    expect(readPolicy(said)).toEqual({
      policy: null,
      problems: [
        { field: "window_months", code: "whole", params: { value: "0", min: 1, max: 60 } },
        { field: "min_visits", code: "whole", params: { value: "1.5", min: 1, max: 24 } },
        { field: "discount_threshold", code: "percent", params: { value: "сто", min: 1, max: 100 } },
        { field: "kinds", code: "none_chosen", params: {} },
      ],
    });
    const strange = writePolicy(defaultPolicy);
    strange.append("payers", "сосед");
    strange.set("counting", "wheels");
    expect(readPolicy(strange).problems.map(({ field, code }) => [field, code])).toEqual([["counting", "unknown_word"], ["payers", "unknown_word"]]);
    for (const nonsense of [{ window_months: 0 }, { payers: [] }, { discount_threshold: 2 }, { kinds: ["x"] }]) expect(policySchema.safeParse(nonsense).success).toBe(false);
  });

  test("is read back from a form as it was written", () =>
    fc.assert(
      fc.property(policies, (policy) => {
        expect(readPolicy(writePolicy(policy)).policy).toEqual(policySchema.parse(policy));
      }),
    ));

  test("reads the marts unless it counts other visits", () => {
    expect(readsMarts(appliedAs(defaultApplied, { ...defaultPolicy, window_months: 24, sold_cars: false }))).toBe(true);
    expect(readsMarts(appliedAs(defaultApplied, { ...defaultPolicy, payers: ["customer"] }))).toBe(false);
  });
});

describe("the bridge", () => {
  test("goes parameter by parameter in one order, payers and kinds one by one, and ends at the other policy", () => {
    const to: Policy = { ...defaultPolicy, detractor_max: 7, window_months: 9, payers: ["customer", "internal"], kinds: ["repair", "parts"], sold_cars: false };
    const steps = policySteps(defaultPolicy, to);
    expect(steps.map(({ parameter, item }) => (item ? `${item.counts ? "+" : "−"}${item.word}` : parameter))).toEqual([
      "window_months", "+internal", "−warranty", "−insurer", "+parts", "−maintenance", "−warranty", "−body", "−tyres", "−wash", "−accessories", "−other", "sold_cars", "detractor_max",
    ]);
    expect(samePolicy(steps.at(-1)?.after as Policy, to)).toBe(true);
    expect(policySteps(to, to)).toEqual([]);
  });

  test("each step begins where the one before ended, from any policy to any other, and counts some payer and kind all the way", () =>
    fc.assert(
      fc.property(policies, policies, (from, to) => {
        let now = policySchema.parse(from);
        for (const { before, after } of policySteps(now, policySchema.parse(to))) {
          expect(before).toEqual(now);
          expect(policySchema.safeParse(after).success).toBe(true);
          now = after;
        }
        expect(now).toEqual(policySchema.parse(to));
      }),
    ));

  test("61 % to 48 %: window −6, warranty visits −5, sold cars −2; as printed, and in people", () => {
    const bridge = bridgeOf([{ numerator: 610, denominator: 1000 }, { numerator: 495, denominator: 900 }, { numerator: 425, denominator: 850 }, { numerator: 384, denominator: 800 }]);
    expect(bridge).toEqual({
      from: 610, to: 480,
      steps: [{ points: -60, numerator: -115, denominator: -100 }, { points: -50, numerator: -70, denominator: -50 }, { points: -20, numerator: -41, denominator: -50 }],
    });
  });

  test("what is printed re-adds, whatever the shares", () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9999 }).chain((denominator) => fc.record({ denominator: fc.constant(denominator), numerator: fc.integer({ min: 0, max: denominator }) })), { minLength: 1, maxLength: 9 }), (shares) => {
        const { from, to, steps } = bridgeOf(shares);
        expect((from ?? 0) + steps.reduce((sum, step) => sum + (step.points ?? 0), 0)).toBe(to);
        expect((shares[0]?.numerator ?? 0) + steps.reduce((sum, step) => sum + step.numerator, 0)).toBe(shares.at(-1)?.numerator);
      }),
    ));

  test("over nothing it says nothing", () => expect(bridgeOf([{ numerator: 0, denominator: 0 }, { numerator: 1, denominator: 2 }])).toMatchObject({ from: null, to: 500, steps: [{ points: null }] }));
});

describe("versions", () => {
  const follows = Object.fromEntries(catalog.map((m) => [m.id, followed(m)]));
  test("a metric follows what its tables stand on", () => {
    expect(follows).toMatchObject({ loyal_client_share: "client", repeat_by_count_share: "client", service_retention: "visits", regular_conversion: "visits", service_to_sale: "visits", sale_to_service: "visits", average_check: "none", repeat_sale_share: "none", nps: "none" });
  });

  test("a figure carries the version that last moved it; a draft's says so", () => {
    const applied = { ...defaultApplied, version: 3, visitsVersion: 2 };
    const of = (id: string, by: AppliedPolicy = applied) => definitionOf(catalog.find((m) => m.id === id) as (typeof catalog)[number], by);
    expect([of("loyal_client_share"), of("service_retention"), of("average_check")]).toEqual(["loyal_client@3", "service_retention@2", "average_check@1"]);
    expect(of("loyal_client_share", defaultApplied)).toBe("loyal_client@1");
    expect(of("loyal_client_share", appliedAs(applied, defaultPolicy))).toBe("loyal_client@draft");
  });
});
