import type { Translate } from "#app/i18n/index.ts";
import { defaultPlan } from "#app/bonus/default-plan.ts";
import { roleIds, type Plan } from "#app/bonus/plan.ts";

/** A role of a plan in the reader's words; one that plans do not know as it is written. */
export function roleName(role: string, t: Translate): string {
  const known = roleIds.find((id) => id === role);
  return known ? t(`bonuses.role_${known}`) : role;
}

/** A plan's name as people wrote it; in the reader's words while it is the one that the project's own plan came with. */
export const planName = ({ name }: Pick<Plan, "name">, t: Translate): string => (name === defaultPlan.name ? t("bonuses.plan_default") : name);
