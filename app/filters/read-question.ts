import { z } from "zod";
import { isDay, parsePeriod } from "#app/metrics/period.ts";
import { comparisons, filterKeys, type Question, type Unread } from "./question.ts";

const codecs = {
  "as-of": z.string().refine(isDay),
  period: z.string().transform((text, context) => {
    const period = parsePeriod(text);
    if (!period) context.addIssue({ code: "custom", message: "period" });
    return period ?? z.NEVER;
  }),
  compare: z.enum(comparisons),
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
  const compare = one("compare", codecs.compare);
  const filters: Record<string, readonly string[]> = {};
  for (const key of filterKeys) {
    const given = [...new Set(params.getAll(key).map((v) => v.trim()).filter(Boolean))];
    const words = given.filter((v) => codecs.word.safeParse(v).success).slice(0, maxWords);
    for (const lost of given.filter((v) => !words.includes(v))) unread.push({ param: key, value: lost.slice(0, 60) });
    if (words.length) filters[key] = words;
  }
  return { question: { ...(asOf && { asOf }), ...(period && { period }), ...(compare && { compare }), filters }, unread };
}
