import { addMonths, formatPeriod, type Period } from "#app/metrics/period.ts";
import type { Comparison, Filters } from "#app/metrics/types.ts";

/** What a page is asked: absent means the default. */
export interface Question {
  readonly asOf?: string;
  readonly period?: Period;
  /** What every figure is held against; a year before unless told. */
  readonly compare?: Comparison;
  readonly filters: Filters;
}
/** A parameter of the URL that was not understood; the page says so and goes on without it. */
export interface Unread {
  readonly param: string;
  readonly value: string;
}

export const comparisons = ["year", "previous", "goal", "median", "best"] as const satisfies readonly Comparison[];
export const usualComparison: Comparison = "year";

export const filterKeys = ["branch", "brand", "client_kind", "visit_kind", "staff", "origin", "touchpoint", "condition", "status", "tier", "segment", "recency", "frequency", "cohort", "quarters_since", "topic", "channel", "horizon", "car_age", "discount_band", "line_kind", "item"] as const satisfies readonly (keyof Filters)[];

/** Whether a parameter of a URL belongs to the question. */
export const isQuestionParam = (name: string): boolean => ["as-of", "period", "compare", ...filterKeys].includes(name);

/** The same question as parameters, in one fixed order; only what differs from the default is written. */
export function writeQuestion(question: Question): URLSearchParams {
  const params = new URLSearchParams();
  if (question.asOf) params.set("as-of", question.asOf);
  if (question.period) params.set("period", formatPeriod(question.period));
  if (question.compare && question.compare !== usualComparison) params.set("compare", question.compare);
  for (const key of filterKeys) for (const value of question.filters[key] ?? []) params.append(key, value);
  return params;
}

/** Drops what says the same as the default. */
export function withoutDefaults(question: Question, defaults: { readonly asOf: string }): Question {
  const { asOf, ...rest } = question;
  return asOf && asOf !== defaults.asOf ? { ...rest, asOf } : rest;
}

/** The question with one filter value put in, or taken out when it is there. */
export function toggled(question: Question, key: keyof Filters, value: string): Question {
  const { [key]: before = [], ...others } = question.filters;
  const after = before.includes(value) ? before.filter((v) => v !== value) : [...before, value];
  return { ...question, filters: after.length ? { ...others, [key]: after } : others };
}

/** The filters without those of one dimension: what a chart split by it is asked with, so that it keeps all its marks. */
export function withoutFilter(filters: Filters, key: keyof Filters): Filters {
  const { [key]: _gone, ...others } = filters;
  return others;
}

const monthNumber = (iso: string): number => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7));

/** The day a question stands at when it names none: the end of its period, else the last one the data allow. */
export const usualDay = ({ period }: Pick<Question, "period">, last: string | null): string | null => period?.to ?? last;

/** The question as it stood for a figure of another day: over a period of its own, or the page's moved along by as many months. */
export function questionAt(question: Question, day: string | undefined, over?: Period): Question {
  if (!day) return over ? { ...question, period: over } : question;
  if (over) return { ...question, asOf: day, period: over };
  const { period } = question;
  if (!period) return { ...question, asOf: day };
  const months = monthNumber(day) - monthNumber(question.asOf ?? period.to);
  return { ...question, asOf: day, period: { from: addMonths(period.from, months), to: addMonths(period.to, months) } };
}

/** Filter values that the data does not have ("branch=Нет такого"): shown, because the page would be empty without a reason. */
export function strangers(question: Question, known: Partial<Record<keyof Filters, readonly string[]>>): Unread[] {
  return filterKeys.flatMap((param) => {
    const list = known[param];
    return list ? (question.filters[param] ?? []).filter((v) => !list.includes(v)).map((value) => ({ param, value })) : [];
  });
}
