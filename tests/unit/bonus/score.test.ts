import { describe, expect, test } from "vitest";
import { defaultPlan } from "#app/bonus/default-plan.ts";
import { planSchema, type PlanComponent, type Target } from "#app/bonus/plan.ts";
import { motivationScore, type ComponentResult } from "#app/bonus/score.ts";
import { resolveTarget } from "#app/bonus/targets.ts";

const result = (id: ComponentResult["id"], actual: number | null, n: number): ComponentResult => ({ id, actual, n });

describe("motivation score by the default plan, by hand", () => {
  test("an advisor: 12 of 20 recommend, 45 clients returned against 50, CSI 81.6, 3 complaints in 400 visits", () => {
    const found = motivationScore(
      defaultPlan,
      "advisor",
      [result("first_visit_recommend", 12 / 20, 20), result("returning_clients", 45, 60), result("importer_csi", 81.6, 30), result("complaints", 0.75, 400)],
      { returning_clients: 50 },
    );
    expect(found.components.map(({ id, weight, target, attainment, points, marks }) => [id, weight, target, expect.closeTo(attainment, 12), expect.closeTo(points, 12), marks])).toEqual([
      ["first_visit_recommend", 0.35, 0.6, 1, 0.35, []],
      ["returning_clients", 0.35, 50, 0.9, 0.315, []],
      ["importer_csi", 0.15, 85, 0.96, 0.144, []],
      ["complaints", 0.15, 1, 1.25, 0.1875, []],
    ].map((row) => row.map((cell) => (typeof cell === "number" ? expect.closeTo(cell, 12) : cell))));
    expect(found.score).toBeCloseTo(0.9965, 12);
  });

  test("a seller: nine answers are too few, 7 repeat sales of 4 are capped, no CSI, complaints not known", () => {
    const found = motivationScore(
      defaultPlan,
      "seller",
      [result("complaints", null, 0), result("importer_csi", null, 0), result("repeat_sales", 7, 7), result("first_visit_recommend", 2 / 9, 9)],
      { repeat_sales: 4 },
    );
    expect(found.components.map(({ id, attainment, marks }) => [id, attainment, marks])).toEqual([
      ["first_visit_recommend", 1, ["small_n"]],
      ["repeat_sales", 1.5, []],
      ["importer_csi", 1, ["no_answers"]],
      ["complaints", 1, ["neutral"]],
    ]);
    expect(found.score).toBeCloseTo(0.35 + 0.525 + 0.15 + 0.15, 12);
  });

  test("the tenth answer makes the same share count: 2 of 9 is neutral, 2 of 10 is nothing", () => {
    const score = (n: number) =>
      motivationScore(
        defaultPlan,
        "seller",
        [result("first_visit_recommend", 2 / n, n), result("repeat_sales", 1, 1), result("importer_csi", 85, 10), result("complaints", 1, 100)],
        { repeat_sales: 1 },
      ).score;
    expect(score(9)).toBeCloseTo(1, 12);
    expect(score(10)).toBeCloseTo(0.65, 12);
  });

  test("without history there is no target, and the component is neutral", () => {
    const found = motivationScore(
      defaultPlan,
      "advisor",
      [result("first_visit_recommend", 0.6, 10), result("returning_clients", 12, 20), result("importer_csi", 85, 10), result("complaints", 1, 100)],
      { returning_clients: null },
    );
    expect(found.components[1]).toMatchObject({ actual: 12, n: 20, target: null, attainment: 1, marks: ["neutral"] });
    expect(found.score).toBeCloseTo(1, 12);
  });

  test("nothing is left out in silence: a missing result and a missing target are errors that name it", () => {
    const results = [result("first_visit_recommend", 0.6, 10), result("importer_csi", 85, 10), result("complaints", 1, 100)];
    expect(() => motivationScore(defaultPlan, "advisor", results, { returning_clients: 3 })).toThrow("no result for returning_clients of the plan default@1");
    expect(() => motivationScore(defaultPlan, "advisor", [...results, result("returning_clients", 3, 3)], {})).toThrow("no target for returning_clients");
  });
});

describe("targets", () => {
  const yearBefore: Target = { kind: "role_median_year_before", at_least: 1 };

  test("the median of the role a year before, at least 1", () => {
    expect(resolveTarget(yearBefore, [10, 40, 14])).toBe(14);
    expect(resolveTarget(yearBefore, [10, 40, 14, 20])).toBe(17);
    expect(resolveTarget(yearBefore, [0, 0, 5])).toBe(1);
    expect(resolveTarget(yearBefore, [])).toBe(1);
    expect(resolveTarget(yearBefore, null)).toBeNull();
  });

  test("a fixed target asks nobody", () => {
    expect(resolveTarget({ kind: "fixed", value: 85 }, null)).toBe(85);
  });
});

describe("a plan is data", () => {
  const component = (id: string, weight: number, more: object = {}) => ({ id, weight, target: { kind: "fixed", value: 1 }, better: "higher", threshold: 0.5, cap: 1.5, ...more });
  const plan = (components: readonly object[], more: object = {}) => ({ id: "own", version: 2, name: "Own", period: "month", roles: { advisor: { base_minor: 100, components, ...more } } });
  const problem = (input: unknown) => planSchema.safeParse(input).error?.issues[0];
  const tier = (from: number) => ({ from, rate: 0.1, pays: "marginal" });

  test("the default plan is version 1 with weights .35, .35, .15, .15 for both roles, counted in proportion from .5 to 1.5", () => {
    expect([defaultPlan.id, defaultPlan.version, Object.keys(defaultPlan.roles)]).toEqual(["default", 1, ["advisor", "seller"]]);
    for (const role of ["advisor", "seller"] as const) {
      const components: readonly PlanComponent[] = defaultPlan.roles[role]?.components ?? [];
      expect(components.map(({ weight, threshold, cap, tiers, use }) => [weight, threshold, cap, tiers, use])).toEqual([0.35, 0.35, 0.15, 0.15].map((weight) => [weight, 0.5, 1.5, null, "raw"]));
    }
  });

  test("a sound plan passes, of thirds to six places too", () => {
    expect(problem(plan([component("complaints", 0.333333), component("importer_csi", 0.333333), component("returning_clients", 0.333334)]))).toBeUndefined();
    expect(problem(plan([], { commissions: [{ id: "business_revenue", quota: { kind: "fixed", minor: 100 }, tiers: [tier(0), tier(0.5)] }] }))).toBeUndefined();
  });

  test.each([
    ["weights of .9", plan([component("complaints", 0.9)]), "the weights of a role must add up to 1"],
    ["a component twice", plan([component("complaints", 0.5), component("complaints", 0.5)]), "a component is listed twice"],
    ["a threshold above the cap", plan([component("complaints", 1, { threshold: 2 })]), "the threshold lies above the cap"],
    ["a count that is to be shrunk", plan([component("returning_clients", 1, { use: "shrunk" })]), "only shares and means can be shrunk"],
    ["tiers that fall", plan([component("complaints", 1, { tiers: [tier(1), tier(0.5)] })]), "tiers must rise"],
    ["a floor above the cap", plan([component("complaints", 1)], { cap_minor: 1, floor_minor: 2 }), "the floor lies above the cap"],
    ["a seventh decimal", plan([component("complaints", 1, { cap: 1.1234567 })]), "at most six decimals"],
    ["a split of nobody", { ...plan([component("complaints", 1)]), splits: [{ id: "deal", bonus: { kind: "per_deal", minor: 5 }, parts: { seller: 0 }, missing: "others" }] }, "somebody must have a part"],
    ["no role", { ...plan([]), roles: {} }, "a plan must have a role"],
  ])("%s is refused", (_, input, message) => expect(problem(input)?.message).toBe(message));

  test.each([
    ["a component nobody computes", plan([component("smiles", 1)]), ["roles", "advisor", "components", 0, "id"]],
    ["a target of 0", plan([component("complaints", 1, { target: { kind: "fixed", value: 0 } })]), ["roles", "advisor", "components", 0, "target", "value"]],
    ["half a tiyn", plan([component("complaints", 1)], { cap_minor: 0.5 }), ["roles", "advisor", "cap_minor"]],
    ["a component with an unknown key", plan([component("complaints", 1, { gate: 0.5 })]), ["roles", "advisor", "components", 0]],
    ["an unknown key", { ...plan([component("complaints", 1)]), bonus: true }, []],
  ])("%s is refused where it stands", (_, input, path) => expect(problem(input)?.path).toEqual(path));
});
