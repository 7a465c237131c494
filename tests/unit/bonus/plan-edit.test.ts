import { describe, expect, it } from "vitest";
import { cliffsOf } from "#app/bonus/cliffs.ts";
import { defaultPlan } from "#app/bonus/default-plan.ts";
import { planSchema, type PlanTier } from "#app/bonus/plan.ts";
import { edited, readEdit } from "#app/bonus/plan-edit.ts";
import { drafted, problemOf } from "#app/bonus/plan-problem.ts";
import managers from "../../../data/plans/account-managers.json" with { type: "json" };
import deals from "../../../data/plans/returning-deals.json" with { type: "json" };

const add = (at: string, what = "", plan = defaultPlan) => edited(plan, { does: "add", at, what });
const remove = (at: string, plan = defaultPlan) => edited(plan, { does: "remove", at, what: "" });
const weights = (plan: typeof defaultPlan | null) => plan?.roles.advisor?.components.map(({ id, weight }) => [id, weight]);

describe("a part more or less", () => {
  it("keeps the weights of a role at 1, in their proportions", () => {
    // 35, 35, 15, 15 and a quarter of them: 28, 28, 12, 12, 20
    expect(weights(add("roles.advisor.components", "corporate_retention"))).toEqual([["first_visit_recommend", 0.28], ["returning_clients", 0.28], ["importer_csi", 0.12], ["complaints", 0.12], ["corporate_retention", 0.2]]);
    // 35 : 15 : 15 of 100 are 53.85, 23.08, 23.08: the unit that is left goes to the largest remainder
    expect(weights(remove("roles.advisor.components.0"))).toEqual([["returning_clients", 0.54], ["importer_csi", 0.23], ["complaints", 0.23]]);
  });
  it("is a plan by the contract, whatever is added or taken out; the plan it was made of stays", () => {
    const before = JSON.stringify(defaultPlan);
    const made = [
      add("roles", "technician"), add("roles", "account_manager"), remove("roles.seller"), add("roles.advisor.gates", "importer_csi"), add("roles.advisor.commissions", "business_revenue"), add("splits", "Вернувшиеся"),
      add("roles.account_manager.commissions.0.tiers", "", planSchema.parse(managers)), remove("roles.account_manager.commissions.0.tiers.1", planSchema.parse(managers)), remove("splits.0", planSchema.parse(deals)),
    ];
    for (const plan of made) expect(planSchema.safeParse(plan).error).toBeUndefined();
    expect(made[6]?.roles.account_manager?.commissions[0]?.tiers.at(-1)).toEqual({ from: 1.1, rate: 0.165, pays: "marginal" });
    expect(JSON.stringify(defaultPlan)).toBe(before);
  });
  it("is none for what is there already, is unknown, is the last, or is nowhere", () => {
    const one = remove("roles.seller") ?? defaultPlan;
    expect([add("roles", "advisor"), add("roles", "boss"), add("roles.advisor.components", "importer_csi"), add("roles.advisor.components", "luck"), remove("roles.advisor", one), remove("roles.technician"), remove("roles.advisor.components.9"), remove("roles.advisor.gates.0"), add("fund", "x"), add("splits", ""), add("roles.advisor.components.0.tiers")].filter((plan) => plan !== null)).toEqual([]);
    expect([readEdit("burn roles", ""), readEdit("remove roles.advisor now", ""), readEdit("remove roles.advisor", " x ")]).toEqual([null, null, { does: "remove", at: "roles.advisor", what: "x" }]);
  });
});

describe("cliffs", () => {
  const steps = (pays: PlanTier["pays"], ...tiers: readonly (readonly [number, number])[]): PlanTier[] => tiers.map(([from, rate]) => ({ from, rate, pays }));
  it("are where tiers pay for the whole amount", () => {
    // below 80 % nothing; on it .8 × .8 = .64; on 100 % 1 instead of .8
    expect(cliffsOf(steps("whole", [0.8, 0.8], [1, 1]))).toEqual([{ at: 0.8, below: 0, on: 0.64 }, { at: 1, below: 0.8, on: 1 }]);
    expect(cliffsOf(steps("whole", [0, 1], [1.2, 0.9]))).toEqual([{ at: 1.2, below: 1.2, on: 1.08 }]);
  });
  it("are none of tiers that pay for the part within them, nor of an edge that changes nothing", () => {
    expect(cliffsOf(steps("marginal", [0, 1], [1, 1.5]))).toEqual([]);
    expect(cliffsOf(steps("whole", [0, 1], [1, 1]))).toEqual([]);
  });
});

describe("what is wrong with a plan", () => {
  const wrong = (change: (plan: ReturnType<typeof structuredClone<typeof defaultPlan>>) => unknown) => {
    const plan = structuredClone(defaultPlan);
    change(plan);
    return { problem: problemOf(plan), goesOn: drafted(plan) !== null };
  };
  it("is named with its place, and the plan goes on as a draft while only values are wrong", () => {
    const weight = (value: unknown) => wrong(({ roles }) => Object.assign(roles.advisor?.components[0] ?? {}, { weight: value }));
    expect(weight(0.3)).toMatchObject({ problem: { at: "roles.advisor.components", code: "weights" }, goesOn: true });
    expect(weight(2)).toMatchObject({ problem: { at: "roles.advisor.components.0.weight", code: "large", bound: 1 }, goesOn: true });
    expect(weight("a third")).toMatchObject({ problem: { at: "roles.advisor.components.0.weight", code: "number" }, goesOn: false });
    expect(wrong(({ roles }) => Object.assign(roles.advisor ?? {}, { bonus: 1 }))).toMatchObject({ problem: { code: "other" }, goesOn: false });
    expect(problemOf(defaultPlan)).toBeNull();
  });
});
