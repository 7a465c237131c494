import type { FieldGroup, FieldView } from "#app/dashboards/bonuses/views.ts";
import type { Wording } from "#app/dashboards/words.ts";
import { roleIds, type Plan } from "#app/bonus/plan.ts";
import { planFields, withFields, type PlanField } from "#app/bonus/plan-form.ts";
import { nameOf } from "#app/bonus/say.ts";
import { hasMessage } from "#app/i18n/index.ts";
import { roleName } from "./names.ts";

interface Group extends Omit<FieldGroup, "fields"> {
  readonly fields: readonly PlanField[];
}

/** The numbers of a plan under the role and the part that they belong to, in the order of the file. */
function groups(plan: Plan, { t }: Pick<Wording, "t">): Group[] {
  const found: Group[] = [];
  for (const role of roleIds) {
    const own = plan.roles[role];
    if (!own) continue;
    const { components, commissions, gates, ...rest } = own;
    const at = `roles.${role}`;
    found.push({ title: roleName(role, t), level: 1, fields: planFields(rest, at) });
    components.forEach((part, i) => found.push({ title: t(nameOf(part.id)), level: 2, fields: planFields(part, `${at}.components.${i}`, part.id) }));
    commissions.forEach((part, i) => found.push({ title: t("bonus.commission_business_revenue"), level: 2, fields: planFields(part, `${at}.commissions.${i}`) }));
    gates.forEach((part, i) => found.push({ title: t("bonuses.field_gate", { name: t(nameOf(part.component)) }), level: 2, fields: planFields(part, `${at}.gates.${i}`, part.component) }));
  }
  plan.splits.forEach((part, i) => found.push({ title: t("bonus.split", { name: part.id }), level: 1, fields: planFields(part, `splits.${i}`) }));
  found.push({ title: t("bonuses.field_common"), level: 1, fields: [...planFields(plan.fund, "fund"), ...planFields(plan.clawback, "clawback")] });
  return found.filter(({ fields, level }) => fields.length > 0 || level === 1);
}

/** The same as the form draws them. */
export const groupsOf = (plan: Plan, words: Wording, currency: string): FieldGroup[] => groups(plan, words).map((group) => ({ ...group, fields: group.fields.map((field) => view(field, words, currency)) }));

function view({ name, key, as, value, optional, of }: PlanField, { t, format }: Wording, currency: string): FieldView {
  const called = `bonuses.field_${key}`;
  const label = hasMessage(called) ? t(called) : key;
  const partner = of !== null && key === "parts" ? roleName(of, t) : of;
  const unit = { money: currency, percent: "%", number: "", count: "" }[as];
  return { name, label: partner === null ? label : t("bonuses.field_of", { label, of: partner }), unit, value: format.locale === "en" ? value : value.replace(".", ","), optional };
}

/** A plan with what was typed into its form, as the contract has to read it. */
export const withTyped = (plan: Plan, form: URLSearchParams): unknown => withFields(plan, [...new Map(groups(plan, { t: (key) => key }).flatMap(({ fields }) => fields).map((field) => [field.name, field])).values()], new Map(form));
