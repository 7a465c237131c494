import { commissionIds, componentIds, roleIds, type CommissionId, type ComponentId, type Plan, type PlanTier, type RoleId } from "./plan.ts";
import { planFields, type PlanField } from "./plan-form.ts";

interface Common {
  /** Where it stands in the plan; "" for what all share. */
  readonly at: string;
  readonly fields: readonly PlanField[];
}
/** A part of a plan as a form shows it, with the values that can be changed there. */
export type PlanSection = Common &
  (
    | { readonly part: "plan" }
    | { readonly part: "role"; readonly role: RoleId; readonly addable: Addable }
    | { readonly part: "component"; readonly id: ComponentId; readonly tiers: readonly PlanTier[] | null }
    | { readonly part: "commission"; readonly id: CommissionId; readonly tiers: readonly PlanTier[] }
    | { readonly part: "gate"; readonly id: ComponentId }
    | { readonly part: "split"; readonly id: string }
    | { readonly part: "shared"; readonly roles: readonly RoleId[] }
  );
/** What a role does not have yet. */
export interface Addable {
  readonly components: readonly ComponentId[];
  readonly commissions: readonly CommissionId[];
  readonly gates: readonly ComponentId[];
}

/** Every part of a plan: the plan itself, each role with its components, commissions and gates, deals, and what all share. `branches`: those that tables have a field for. */
export function sectionsOf(plan: Plan, branches: readonly string[]): PlanSection[] {
  const roles = roleIds.flatMap((role) => (plan.roles[role] ? roleSections(role, plan.roles[role], branches) : []));
  const deals = plan.splits.map((split, i): PlanSection => ({ part: "split", id: split.id, at: `splits.${i}`, fields: planFields(split, `splits.${i}`) }));
  const { id: _id, roles: _roles, splits: _splits, fund: _fund, clawback: _clawback, ...own } = plan;
  return [
    { part: "plan", at: "", fields: planFields(own, "plan").map((field) => ({ ...field, name: field.name.slice("plan.".length) })) },
    ...roles,
    ...deals,
    { part: "shared", at: "", fields: [...planFields(plan.fund, "fund", null, branches), ...planFields(plan.clawback, "clawback")], roles: roleIds.filter((role) => !plan.roles[role]) },
  ];
}

function roleSections(role: RoleId, { components, commissions, gates, ...limits }: NonNullable<Plan["roles"][RoleId]>, branches: readonly string[]): PlanSection[] {
  const at = `roles.${role}`;
  const has = (list: readonly { readonly id: string }[], id: string): boolean => list.some((one) => one.id === id);
  return [
    { part: "role", role, at, fields: planFields(limits, at), addable: { components: componentIds.filter((id) => !has(components, id)), commissions: commissionIds.filter((id) => !has(commissions, id)), gates: componentIds } },
    ...components.map((one, i): PlanSection => ({ part: "component", id: one.id, tiers: one.tiers, at: `${at}.components.${i}`, fields: planFields(one, `${at}.components.${i}`, one.id, branches) })),
    ...commissions.map((one, i): PlanSection => ({ part: "commission", id: one.id, tiers: one.tiers, at: `${at}.commissions.${i}`, fields: planFields(one, `${at}.commissions.${i}`, null, branches) })),
    ...gates.map((one, i): PlanSection => ({ part: "gate", id: one.component, at: `${at}.gates.${i}`, fields: planFields(one, `${at}.gates.${i}`, one.component) })),
  ];
}

/** Every value of a plan that a form may bring. */
export const fieldsOf = (plan: Plan, branches: readonly string[]): PlanField[] => sectionsOf(plan, branches).flatMap(({ fields }) => fields);
