import { z } from "zod";
import { formatPeriod, isDay, parsePeriod, type Period } from "#app/metrics/period.ts";
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

const codecs = {
  "as-of": z.string().refine(isDay),
  period: z.string().transform((text, context) => {
    const period = parsePeriod(text);
    if (!period) context.addIssue({ code: "custom", message: "period" });
    return period ?? z.NEVER;
  }),
  word: z.string().max(200),
};
const maxWords = 100;

/**
 * Reads the question out of a URL. Empty values are defaults (a form sends them); what is not understood is left out and listed;
 * parameters of other parts of the page are ignored.
 */
export function readQuestion(params: URLSearchParams): { readonly question: Question; readonly unread: readonly Unread[] } {
  const unread: Unread[] = [];
  const one = <T>(param: string, codec: z.ZodType<T>): T | undefined => {
    const value = params.get(param)?.trim();
    if (!value) return undefined;
    const read = codec.safeParse(value);
    if (!read.success) unread.push({ param, value: value.slice(0, 60) });
    return read.data;
  };
  const asOf = one("as-of", codecs["as-of"]);
  const period = one("period", codecs.period);
  const filters: Record<string, readonly string[]> = {};
  for (const key of filterKeys) {
    const given = [...new Set(params.getAll(key).map((v) => v.trim()).filter(Boolean))];
    const words = given.filter((v) => codecs.word.safeParse(v).success).slice(0, maxWords);
    for (const lost of given.filter((v) => !words.includes(v))) unread.push({ param: key, value: lost.slice(0, 60) });
    if (words.length) filters[key] = words;
  }
  return { question: { ...(asOf && { asOf }), ...(period && { period }), filters }, unread };
}

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

/** Filter values that the data does not have ("branch=Нет такого"): shown, because the page would be empty without a reason. */
export function strangers(question: Question, known: Partial<Record<keyof Filters, readonly string[]>>): Unread[] {
  return filterKeys.flatMap((param) => {
    const list = known[param];
    return list ? (question.filters[param] ?? []).filter((v) => !list.includes(v)).map((value) => ({ param, value })) : [];
  });
}
