import { median } from "#app/stats/quantile.ts";
import type { Frozen } from "./inputs.ts";
import { componentIds, roleIds, type ComponentId, type Plan, type RoleId, type Target } from "./plan.ts";

/** What targets are taken from when a period is opened. */
export interface TargetFacts {
  readonly branches: readonly string[];
  /** Values of everybody in the role in the same period a year before; null when the data do not reach back so far. */
  readonly yearBefore: (role: RoleId, component: ComponentId) => readonly number[] | null;
  /** The goal of the branch, or of the group for null; null where none was set. */
  readonly goal: (component: ComponentId, branch: string | null) => number | null;
}

/**
 * The number to attain. `yearBefore`: values of everybody in the role in the same period a year before (for a median; nobody
 * there leaves `at_least`), or null when the data do not reach back so far: then there is no target, and the component is neutral.
 * Only for targets that are the same in every branch; `resolveTargets` knows all.
 */
export function resolveTarget(target: Target, yearBefore: readonly number[] | null): number | null {
  if (target.kind === "fixed") return target.value;
  if (target.kind !== "role_median_year_before" || yearBefore === null) return null;
  return Math.max(target.at_least, median(yearBefore) ?? target.at_least);
}

/** Targets and quotas of a plan as numbers, role by role: what an opened period freezes. A value per branch only where it is the branch's own. */
export function resolveTargets(plan: Plan, facts: TargetFacts): Pick<Frozen, "targets" | "quotas"> {
  const roles = roleIds.flatMap((role) => (plan.roles[role] ? [{ role, ...plan.roles[role] }] : []));
  return {
    targets: roles.flatMap(({ role, components }) =>
      components.flatMap(({ id, target }) => targetByBranch(target, role, id, facts).map(([branch, value]) => ({ role, component: id, branch, value }))),
    ),
    quotas: roles.flatMap(({ role, commissions }) =>
      commissions.flatMap(({ id, quota }) => {
        const own = quota.kind === "by_branch" ? Object.entries(quota.minors) : [];
        const rest = quota.kind === "fixed" ? quota.minor : quota.otherwise_minor;
        return [[null, rest] as const, ...own].map(([branch, quota_minor]) => ({ role, commission: id, branch, quota_minor }));
      }),
    ),
  };
}

type ByBranch = readonly (readonly [branch: string | null, value: number | null])[];

function targetByBranch(target: Target, role: RoleId, id: ComponentId, { branches, yearBefore, goal }: TargetFacts): ByBranch {
  if (target.kind === "by_branch") return [[null, target.otherwise], ...Object.entries(target.values)];
  if (target.kind !== "goal") return [[null, resolveTarget(target, target.kind === "fixed" ? null : yearBefore(role, id))]];
  const positive = (value: number | null): number | null => (value !== null && value > 0 ? value : null);
  const own = branches.map((branch) => [branch, positive(goal(id, branch))] as const);
  return [[null, positive(goal(id, null))], ...own.filter(([, value]) => value !== null)];
}

/** The target that was frozen for a role, component and branch. RangeError where none was: a missing target is said as null, never left out. */
export function targetOf({ targets }: Frozen, role: RoleId, component: ComponentId, branch: string | null): number | null {
  const found = ownOrCommon(targets.filter((one) => one.role === role && one.component === component), branch);
  if (!found) throw new RangeError(`targetOf: no target was frozen for ${component} of ${role}`);
  return found.value;
}

/** The quota that was frozen for a role, commission and branch, in minor units; RangeError where none was. */
export function quotaOf({ quotas }: Frozen, role: RoleId, commission: string, branch: string | null): number {
  const found = ownOrCommon(quotas.filter((one) => one.role === role && one.commission === commission), branch);
  if (!found) throw new RangeError(`quotaOf: no quota was frozen for ${commission} of ${role}`);
  return found.quota_minor;
}

const ownOrCommon = <T extends { readonly branch: string | null }>(list: readonly T[], branch: string | null): T | undefined =>
  list.find((one) => branch !== null && one.branch === branch) ?? list.find((one) => one.branch === null);

/** Everything a plan's roles read, so that a caller asks for no more. */
export const componentsOf = (plan: Plan): readonly ComponentId[] =>
  componentIds.filter((id) => Object.values(plan.roles).some(({ components, gates }) => components.some((one) => one.id === id) || gates.some((gate) => gate.component === id)));
