import { MOST_RULES, offerKinds, offerRulesSchema, type OfferCondition, type OfferRule, type OfferRules } from "./offers.ts";
import { readSpec } from "./segments.ts";

/** What a field takes: whole days, months or places, money in major units, months of the calendar with commas between. */
export type FieldType = "days" | "months" | "place" | "money" | "calendar";
const ends = { days: [0, 3660], months: [0, 240], place: [1, 99], money: [0, 1e10], calendar: [1, 12] } as const satisfies Readonly<Record<FieldType, readonly [number, number]>>;

/** What of each condition a form can change; a segment is chosen when the rule is made. */
export const conditionFields: Readonly<Record<OfferCondition["is"], readonly (readonly [key: string, type: FieldType])[]>> = {
  service: [["ahead", "days"], ["behind", "days"]],
  tyres: [["winter", "calendar"], ["summer", "calendar"]],
  lost: [["paid", "money"]],
  repurchase: [["from", "months"], ["until", "months"]],
  discount_only: [],
  displeased: [],
  segment: [],
};
export const languages = ["ru", "kk", "en"] as const;
const LONGEST_NAME = 300;
/** The rule that a form adds. */
export const ADDED = "new";
/** Why a rule that a form added was chosen. */
const usualReason = { ru: "Последний контакт {last_on}.", kk: "Соңғы байланыс {last_on}.", en: "Last contact {last_on}." } as const;

export const fieldName = (rule: string, ...path: readonly (string | number)[]): string => [rule, ...path].join(".");

/** A value as its field shows it. Money is kept in minor units. */
export const fieldText = (type: FieldType, value: unknown): string => (type === "money" ? String(Number(value) / 100) : Array.isArray(value) ? value.join(", ") : String(value));

/** What was typed into a field; null for what it does not take. */
export function fieldValue(type: FieldType, text: string): number | readonly number[] | null {
  const [least, most] = ends[type];
  const numbers = (type === "calendar" ? text.split(/[\s,;]+/).filter(Boolean) : [text.replace(/\s/g, "").replace(",", ".")]).map((word) => (/^\d+(\.\d{1,2})?$/.test(word) ? Number(word) : Number.NaN));
  const fits = numbers.length > 0 && numbers.every((one) => one >= least && one <= most && (type === "money" || Number.isInteger(one)));
  if (!fits) return null;
  if (type === "calendar") return [...new Set(numbers)].sort((a, b) => a - b);
  const [value = 0] = numbers;
  return type === "money" ? Math.round(value * 100) : value;
}

/** What a form made of the rules, or the field that it cannot take. `none`: every rule was taken out; `many`: one more has no room. */
export type Typed = { readonly rules: OfferRules } | { readonly bad: { readonly rule: string; readonly field: string } | "none" | "many" };

/** The rules with what a form says of each: whether it stays, its place, kind, names, numbers; and one more, for a segment. */
export function withFields({ by, rules }: OfferRules, form: URLSearchParams): Typed {
  let bad: { readonly rule: string; readonly field: string } | null = null;
  const text = (rule: string, ...path: readonly (string | number)[]): string => (form.get(fieldName(rule, ...path)) ?? "").trim();
  const number = <T extends number | readonly number[]>(type: FieldType, rule: string, ...path: readonly (string | number)[]): T => {
    const value = fieldValue(type, text(rule, ...path));
    if (value === null) bad ??= { rule, field: fieldName(rule, ...path) };
    return value as T;
  };
  const names = (rule: string): Record<(typeof languages)[number], string> => {
    const given = Object.fromEntries(languages.map((language) => [language, text(rule, "name", language)])) as Record<(typeof languages)[number], string>;
    const wrong = languages.find((language) => given[language] === "" || given[language].length > LONGEST_NAME);
    if (wrong) bad ??= { rule, field: fieldName(rule, "name", wrong) };
    return given;
  };
  const kindOf = (rule: string) => offerKinds.find((kind) => kind === text(rule, "kind")) ?? "none";
  const changed = ({ id, when, reason }: OfferRule) => ({
    id,
    reason,
    kind: kindOf(id),
    name: names(id),
    guard: text(id, "guard") === "1",
    margin: number<number>("money", id, "margin"),
    when: when.map((one, at) => ({ ...one, ...Object.fromEntries(conditionFields[one.is].map(([key, type]) => [key, number(type, id, at, key)])) })),
  });
  const staying = rules.filter(({ id }) => text(id, "on") === "1");
  const placed = staying.map((rule) => ({ place: number<number>("place", rule.id, "place"), rule: changed(rule) })).toSorted((a, b) => a.place - b.place);
  const spec = text(ADDED, "segment");
  const added = spec === "" || readSpec(spec) === null ? [] : [{ id: freeId(rules), reason: usualReason, kind: kindOf(ADDED), name: names(ADDED), guard: false, margin: number<number>("money", ADDED, "margin"), when: [{ is: "segment", spec }] }];
  if (bad !== null) return { bad };
  const all = [...placed.map(({ rule }) => rule), ...added];
  if (all.length === 0 || all.length > MOST_RULES) return { bad: all.length === 0 ? "none" : "many" };
  const order = form.get("by");
  return { rules: offerRulesSchema.parse({ by: order === "order" || order === "margin" ? order : by, rules: all }) };
}

function freeId(rules: readonly OfferRule[]): string {
  const taken = new Set(rules.map(({ id }) => id));
  const numbers = Array.from({ length: taken.size + 1 }, (_, at) => `own_${at + 1}`);
  return numbers.find((id) => !taken.has(id)) ?? "own";
}
