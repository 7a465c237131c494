import type { AddView, FieldGroup, FieldView, TiersView } from "#app/dashboards/bonuses/views.ts";
import type { Wording } from "#app/dashboards/words.ts";
import { cliffsOf } from "#app/bonus/cliffs.ts";
import type { Plan, PlanTier } from "#app/bonus/plan.ts";
import type { PlanField } from "#app/bonus/plan-form.ts";
import { sectionsOf, type PlanSection } from "#app/bonus/plan-sections.ts";
import { nameOf } from "#app/bonus/say.ts";
import { hasMessage } from "#app/i18n/index.ts";
import { roleName } from "./names.ts";

export interface Drawn {
  readonly currency: string;
  /** Branches that tables have a field for. */
  readonly branches: readonly string[];
  /** What was typed and is not in the plan, because it is no number. */
  readonly typed: ReadonlyMap<string, string>;
  /** Where the contract refuses the plan. */
  readonly wrongAt: string | null;
}

/** The parts of a plan as the form draws them. */
export const groupsOf = (plan: Plan, words: Wording, drawn: Drawn): FieldGroup[] => sectionsOf(plan, drawn.branches).map((section) => group(plan, section, words, drawn));

function group(plan: Plan, section: PlanSection, words: Wording, drawn: Drawn): FieldGroup {
  const { at, part, fields } = section;
  const within = (field: PlanField): boolean => /\.tiers\./.test(field.name);
  return {
    key: `${part} ${at}`,
    title: titleOf(section, words),
    level: part === "component" || part === "commission" || part === "gate" ? 2 : 1,
    fields: fields.filter((field) => !within(field)).map((field) => fieldView(field, words, drawn)),
    tiers: part === "component" || part === "commission" ? tiersView(section.part, at, section.tiers, fields.filter(within), words, drawn) : null,
    remove: part === "plan" || part === "shared" || (part === "role" && Object.keys(plan.roles).length === 1) ? null : `remove ${at}`,
    adds: addsOf(section, words),
    note: part === "role" ? weights(plan, section.role, words) : null,
  };
}

function titleOf(section: PlanSection, { t }: Wording): string {
  if (section.part === "plan") return t("bonusPlan.plan");
  if (section.part === "role") return roleName(section.role, t);
  if (section.part === "component") return t(nameOf(section.id));
  if (section.part === "commission") return t(`bonus.commission_${section.id}`);
  if (section.part === "gate") return t("bonuses.field_gate", { name: t(nameOf(section.id)) });
  return section.part === "split" ? t("bonus.split", { name: section.id }) : t("bonuses.field_common");
}

export function fieldView({ name, key, as, value, optional, of, options }: PlanField, { t, format }: Wording, { currency, typed, wrongAt }: Drawn): FieldView {
  const called = `bonuses.field_${key}`;
  const own = `bonusPlan.field_${key}`;
  const label = hasMessage(called) ? t(called) : hasMessage(own) ? t(own) : key;
  const partner = of !== null && key === "parts" ? roleName(of, t) : of;
  const unit = { money: currency, percent: "%", number: "", count: "", text: "", choice: "" }[as];
  const shown = as === "choice" || as === "text" || format.locale === "en" ? value : value.replace(".", ",");
  return {
    name,
    label: partner === null ? label : t("bonuses.field_of", { label, of: partner }),
    unit,
    value: typed.get(name) ?? shown,
    optional,
    options: as === "choice" ? options.map((one) => ({ value: one, label: optionName(key, one, t) })) : null,
    words: as === "text",
    wrong: wrongAt === name,
  };
}

function optionName(key: string, option: string, t: Wording["t"]): string {
  if (key === "component") return t(nameOf(option as Parameters<typeof nameOf>[0]));
  const called = `bonusPlan.option_${key}_${option}`;
  return hasMessage(called) ? t(called) : option;
}

function tiersView(part: "component" | "commission", at: string, tiers: readonly PlanTier[] | null, fields: readonly PlanField[], words: Wording, drawn: Drawn): TiersView | null {
  const { t, format } = words;
  const views = new Map(fields.map((field) => [field.name, fieldView(field, words, drawn)]));
  const pays = views.get(`${at}.tiers.pays`);
  if (!pays) return null;
  const steps = tiers ?? [];
  return {
    pays,
    tiers: steps.flatMap((_, i) => {
      const [from, rate] = [views.get(`${at}.tiers.${i}.from`), views.get(`${at}.tiers.${i}.rate`)];
      return from && rate ? [{ from, rate, remove: steps.length > 1 ? `remove ${at}.tiers.${i}` : null }] : [];
    }),
    add: tiers ? `add ${at}.tiers` : null,
    cliffs: rising(steps) ? cliffsOf(steps).map(({ at: edge, below, on }) => t(on > below ? "bonusPlan.cliff" : "bonusPlan.cliff_down", { edge: format.share(edge), below: format.share(below), on: format.share(on) })) : [],
    of: part === "commission" ? "quota" : "target",
  };
}

const rising = (steps: readonly PlanTier[]): boolean => steps.every(({ from }, i) => from >= 0 && (i === 0 || from > (steps[i - 1]?.from ?? 0)));

function addsOf(section: PlanSection, { t }: Wording): AddView[] {
  const list = (at: string, what: "components" | "commissions" | "gates" | "roles", options: readonly (readonly [string, string])[]): AddView[] =>
    options.length === 0 ? [] : [{ at, label: t(`bonusPlan.new_${what}`), button: t("bonusPlan.add"), options: options.map(([value, label]) => ({ value, label })) }];
  if (section.part === "role") {
    const { components, commissions, gates } = section.addable;
    return [
      ...list(`${section.at}.components`, "components", components.map((id) => [id, t(nameOf(id))])),
      ...list(`${section.at}.gates`, "gates", gates.map((id) => [id, t(nameOf(id))])),
      ...list(`${section.at}.commissions`, "commissions", commissions.map((id) => [id, t(`bonus.commission_${id}`)])),
    ];
  }
  if (section.part !== "shared") return [];
  return [...list("roles", "roles", section.roles.map((role) => [role, roleName(role, t)])), { at: "splits", label: t("bonusPlan.new_splits"), button: t("bonusPlan.add"), options: null }];
}

/** Whether a role's weights add up: people move them one after the other. */
function weights(plan: Plan, role: keyof Plan["roles"], { t, format }: Wording): FieldGroup["note"] {
  const components = plan.roles[role]?.components ?? [];
  if (components.length === 0) return null;
  const sum = components.reduce((all, { weight }) => all + Math.round(weight * 1e6), 0) / 1e6;
  return { text: t(sum === 1 ? "bonusPlan.weights_right" : "bonusPlan.weights_wrong", { sum: format.share(sum, 2) }), bad: sum !== 1 };
}
