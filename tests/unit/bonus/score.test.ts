import { describe, expect, test } from "vitest";
import { defaultPlan, planSchema, resolveTarget, type Plan } from "#app/bonus/plan.ts";
import { motivationScore, type ComponentResult } from "#app/bonus/score.ts";

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
  const yearBefore = defaultPlan.roles.advisor[1]?.target as Plan["roles"]["advisor"][number]["target"];

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
  const component = (id: string, weight: number) => ({ id, weight, target: { kind: "fixed", value: 1 }, better: "higher", minimum_answers: null });
  const plan = (advisor: unknown, attainment: unknown = { shape: "linear", threshold: 0.5, cap: 1.5 }) => ({
    id: "own",
    version: 2,
    attainment,
    roles: { advisor, seller: [component("repeat_sales", 1)] },
  });
  const problem = (input: unknown) => planSchema.safeParse(input).error?.issues[0];

  test("the default plan is version 1 with weights .35, .35, .15, .15 for both roles", () => {
    expect([defaultPlan.id, defaultPlan.version]).toEqual(["default", 1]);
    for (const role of ["advisor", "seller"] as const) expect(defaultPlan.roles[role].map(({ weight }) => weight)).toEqual([0.35, 0.35, 0.15, 0.15]);
  });

  test("a sound plan passes, of thirds too", () => {
    expect(problem(plan([component("complaints", 1 / 3), component("importer_csi", 1 / 3), component("returning_clients", 1 / 3)]))).toBeUndefined();
  });

  test.each([
    ["weights of .9", plan([component("complaints", 0.9)]), "the weights of a role must add up to 1"],
    ["a component twice", plan([component("complaints", 0.5), component("complaints", 0.5)]), "a component is listed twice"],
    ["a threshold above the cap", plan([component("complaints", 1)], { shape: "linear", threshold: 2, cap: 1.5 }), "the threshold lies above the cap"],
  ])("%s is refused", (_, input, message) => expect(problem(input)?.message).toBe(message));

  test.each([
    ["a component nobody computes", plan([component("smiles", 1)]), ["roles", "advisor", 0, "id"]],
    ["a target of 0", plan([{ ...component("complaints", 1), target: { kind: "fixed", value: 0 } }]), ["roles", "advisor", 0, "target", "value"]],
    ["a shape nobody computes", plan([component("complaints", 1)], { shape: "steps", threshold: 0.5, cap: 1.5 }), ["attainment", "shape"]],
    ["no component", plan([]), ["roles", "advisor"]],
    ["a component with an unknown key", plan([{ ...component("complaints", 1), gate: 0.5 }]), ["roles", "advisor", 0]],
    ["an unknown key", { ...plan([component("complaints", 1)]), clawback: true }, []],
  ])("%s is refused where it stands", (_, input, path) => expect(problem(input)?.path).toEqual(path));
});
