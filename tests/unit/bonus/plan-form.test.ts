import { expect, it } from "vitest";
import { defaultPlan } from "#app/bonus/default-plan.ts";
import { planSchema } from "#app/bonus/plan.ts";
import { planFields, withFields } from "#app/bonus/plan-form.ts";
import advisors from "../../../data/plans/advisors.json" with { type: "json" };
import deals from "../../../data/plans/returning-deals.json" with { type: "json" };
import managers from "../../../data/plans/account-managers.json" with { type: "json" };

const fields = planFields(defaultPlan.roles.advisor?.components[0], "roles.advisor.components.0", "first_visit_recommend");
const values = (name: string, text: string) => new Map([[name, text]]);

it("shows shares and attainments in per cent and money in major units, as one writes them", () => {
  expect(fields.map(({ key, as, value }) => [key, as, value])).toEqual([["weight", "percent", "35"], ["value", "percent", "60"], ["threshold", "percent", "50"], ["cap", "percent", "150"], ["n", "count", "10"]]);
  expect(planFields({ base_minor: 1234567, cap_minor: null }, "roles.advisor").map(({ value, optional }) => [value, optional])).toEqual([["12345.67", false], ["", true]]);
});

it.each([["0.35", "35"], ["0.123456", "12.3456"], ["0.07", "7"], ["0.29", "29"], ["1.15", "115"]])("reads %s as it was written, without the noise of doubles", (value, text) => {
  const weight = { ...fields[0]!, value: text };
  const plan = withFields(defaultPlan, [weight], values(weight.name, text.replace(".", ","))) as typeof defaultPlan;
  expect(String(plan.roles.advisor?.components[0]?.weight)).toBe(value);
});

it("takes money with spaces and a comma to the minor unit, and an empty limit for none", () => {
  const own = planFields({ base_minor: 0, cap_minor: 5 }, "roles.advisor");
  const next = withFields(defaultPlan, own, new Map([["roles.advisor.base_minor", "1 234 567,89"], ["roles.advisor.cap_minor", ""]])) as typeof defaultPlan;
  expect([next.roles.advisor?.base_minor, next.roles.advisor?.cap_minor]).toEqual([123_456_789, null]);
});

it("leaves what is no number for the contract to name", () => {
  const { error } = planSchema.safeParse(withFields(defaultPlan, fields, values("roles.advisor.components.0.weight", "a third")));
  expect(error?.issues[0]?.path.join(".")).toBe("roles.advisor.components.0.weight");
});

it.each([["default", defaultPlan], ["advisors", advisors], ["returning deals", deals], ["account managers", managers]])("a form that nobody touched is the plan it was made of: %s", (_, file) => {
  const plan = planSchema.parse(file);
  const all = planFields(plan, "plan").map((field) => ({ ...field, name: field.name.replace("plan.", "") }));
  expect(all.length).toBeGreaterThan(5);
  expect(planSchema.parse(withFields(plan, all, new Map(all.map(({ name, value }) => [name, value]))))).toEqual(plan);
});
