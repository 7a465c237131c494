import type { Translate } from "#app/i18n/index.ts";
import { roleIds, type Plan } from "#app/bonus/plan.ts";

/** A role of a plan in the reader's words; one that plans do not know as it is written. */
export function roleName(role: string, t: Translate): string {
  const known = roleIds.find((id) => id === role);
  return known ? t(`bonuses.role_${known}`) : role;
}

/** A plan's name as people wrote it; of the project's own plan in the reader's words. */
export const planName = ({ id, name }: Pick<Plan, "id" | "name">, t: Translate): string => (id === "default" ? t("bonuses.plan_default") : name);
