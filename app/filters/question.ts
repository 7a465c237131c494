import { addMonths, formatPeriod, type Period } from "#app/metrics/period.ts";
import type { Filters } from "#app/metrics/types.ts";

/** What a page is asked: absent means the default. */
export interface Question {
  readonly asOf?: string;
  readonly period?: Period;
  readonly filters: Filters;
}
/** A parameter of the URL that was not understood; the page says so and goes on without it. */
export interface Unread {
  readonly param: string;
  readonly value: string;
}

export const filterKeys = ["branch", "brand", "client_kind", "visit_kind", "staff", "origin", "touchpoint", "condition"] as const satisfies readonly (keyof Filters)[];

/** The same question as parameters, in one fixed order; only what differs from the default is written. */
export function writeQuestion(question: Question): URLSearchParams {
  const params = new URLSearchParams();
  if (question.asOf) params.set("as-of", question.asOf);
  if (question.period) params.set("period", formatPeriod(question.period));
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

const monthNumber = (iso: string): number => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7));

/** The day a question stands at when it names none: the end of its period, else the last one the data allow. */
export const usualDay = ({ period }: Pick<Question, "period">, last: string | null): string | null => period?.to ?? last;

/** The question as it stood for a figure of another day: its period moves along by as many months. */
export function questionAt(question: Question, day: string | undefined): Question {
  if (!day) return question;
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
