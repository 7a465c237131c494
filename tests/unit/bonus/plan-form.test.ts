import { describe, expect, it } from "vitest";
import { defaultPlan } from "#app/bonus/default-plan.ts";
import { planSchema } from "#app/bonus/plan.ts";
import { planFields, withFields } from "#app/bonus/plan-form.ts";
import { fieldsOf } from "#app/bonus/plan-sections.ts";
import advisors from "../../../data/plans/advisors.json" with { type: "json" };
import deals from "../../../data/plans/returning-deals.json" with { type: "json" };
import managers from "../../../data/plans/account-managers.json" with { type: "json" };

const fields = planFields(defaultPlan.roles.advisor?.components[0], "roles.advisor.components.0", "first_visit_recommend");
const values = (name: string, text: string) => new Map([[name, text]]);

it("shows shares and attainments in per cent and money in major units, as one writes them", () => {
  const numbers = fields.filter(({ as }) => as !== "choice");
  expect(numbers.map(({ key, as, value }) => [key, as, value])).toEqual([["weight", "percent", "35"], ["value", "percent", "60"], ["threshold", "percent", "50"], ["cap", "percent", "150"], ["n", "count", "10"]]);
  expect(planFields({ base_minor: 1234567, cap_minor: null }, "roles.advisor").map(({ value, optional }) => [value, optional])).toEqual([["12345.67", false], ["", true]]);
});

it.each([["0.35", "35"], ["0.123456", "12.3456"], ["0.07", "7"], ["0.29", "29"], ["1.15", "115"]])("reads %s as it was written, without the noise of doubles", (value, text) => {
  const weight = { ...fields.find(({ key }) => key === "weight")!, value: text };
  const plan = withFields(defaultPlan, [weight], values(weight.name, text.replace(".", ","))) as typeof defaultPlan;
  expect(String(plan.roles.advisor?.components[0]?.weight)).toBe(value);
});

it("takes money with spaces and a comma to the minor unit, and an empty limit for none", () => {
  const own = planFields({ base_minor: 0, cap_minor: 5 }, "roles.advisor");
  const next = withFields(defaultPlan, own, new Map([["roles.advisor.base_minor", "1 234 567,89"], ["roles.advisor.cap_minor", ""]])) as typeof defaultPlan;
  expect([next.roles.advisor?.base_minor, next.roles.advisor?.cap_minor]).toEqual([123_456_789, null]);
});

describe("choices", () => {
  const component = "roles.advisor.components.0";
  const chosen = (name: string, value: string) => {
    const { error, data } = planSchema.safeParse(withFields(defaultPlan, fields, values(`${component}.${name}`, value)));
    expect(error).toBeUndefined();
    return data?.roles.advisor?.components[0];
  };
  it("make of a part another, and keep what was typed where it means the same", () => {
    expect(chosen("target.kind", "by_branch")?.target).toEqual({ kind: "by_branch", values: {}, otherwise: 0.6 });
    expect(chosen("target.kind", "role_median_year_before")?.target).toEqual({ kind: "role_median_year_before", at_least: 0.6 });
    expect(chosen("target.kind", "goal")?.target).toEqual({ kind: "goal" });
    expect(chosen("minimum.fallback", "none")?.minimum).toBeNull();
    expect(chosen("minimum.fallback", "carried_over")?.minimum).toEqual({ n: 10, fallback: "carried_over" });
    expect(chosen("use", "shrunk")?.use).toBe("shrunk");
    expect(chosen("better", "sideways")?.better).toBe("higher");
  });
  it("turn tiers from marginal into whole ones and back, and to none", () => {
    expect(chosen("tiers.pays", "whole")?.tiers).toEqual([{ from: 0.8, rate: 0.8, pays: "whole" }, { from: 1, rate: 1, pays: "whole" }]);
    const plan = planSchema.parse(managers);
    const tiers = withFields(plan, fieldsOf(plan, []), values("roles.account_manager.commissions.0.tiers.pays", "whole")) as typeof plan;
    expect(tiers.roles.account_manager?.commissions[0]?.tiers.map(({ from, rate, pays }) => [from, rate, pays])).toEqual([[0, 0.08, "whole"], [0.8, 0.1, "whole"], [1, 0.15, "whole"]]);
  });
  it("read a number and a choice of the same part together", () => {
    const next = withFields(defaultPlan, fields, new Map([[`${component}.target.value`, "72,5"], [`${component}.target.kind`, "by_branch"]])) as typeof defaultPlan;
    expect(next.roles.advisor?.components[0]?.target).toEqual({ kind: "by_branch", values: {}, otherwise: 0.725 });
  });
});

it("has a field for every branch, whose name may hold a dot; an empty one leaves the branch out", () => {
  const plan = planSchema.parse(advisors);
  const all = fieldsOf(plan, ["Центр", "Юг. 2"]);
  const targets = all.filter(({ key }) => key === "values");
  expect(targets.map(({ of, value }) => [of, value])).toEqual([["Центр", "45"], ["Юг. 2", ""]]);
  const [first, second] = targets.map(({ name }) => name) as [string, string];
  const next = withFields(plan, all, new Map([[first, ""], [second, "12"]])) as typeof plan;
  expect(next.roles.advisor?.components[1]?.target).toEqual({ kind: "by_branch", values: { "Юг. 2": 12 }, otherwise: 30 });
});

it("leaves what is no number for the contract to name", () => {
  const { error } = planSchema.safeParse(withFields(defaultPlan, fields, values("roles.advisor.components.0.weight", "a third")));
  expect(error?.issues[0]?.path.join(".")).toBe("roles.advisor.components.0.weight");
});

it.each([["default", defaultPlan], ["advisors", advisors], ["returning deals", deals], ["account managers", managers]])("a form that nobody touched is the plan it was made of: %s", (_, file) => {
  const plan = planSchema.parse(file);
  const all = fieldsOf(plan, ["Центр", "Юг"]);
  expect(all.length).toBeGreaterThan(5);
  expect(planSchema.parse(withFields(plan, all, new Map(all.map(({ name, value }) => [name, value]))))).toEqual(plan);
});
