import { createContext } from "react-router";
import type { Format } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/index.ts";
import type { Options } from "./fields.ts";
import { isQuestionParam, usualComparison, usualDay, withoutDefaults, writeQuestion, type Question, type Unread } from "./question.ts";
import { readQuestion } from "./read-question.ts";

/** What the loaders of one page share: the question is read once a request. */
export interface PageQuestion {
  /** What the figures are asked: as the address says, of what the viewer may read. */
  readonly question: Question;
  /** As the address says: what links, chips and the filter bar are drawn from. */
  readonly asked: Question;
  readonly unread: readonly Unread[];
  readonly options: Options & { readonly currency: string };
  readonly t: Translate;
  readonly format: Format;
}
export const pageQuestionContext = createContext<PageQuestion>();

/** The same address written shortly, when it says anything in vain (a form sends empty fields, a default says nothing); else null. */
export function shorterAddress(url: URL, defaults: { readonly asOf: string | null }): string | null {
  const { question, unread } = readQuestion(url.searchParams);
  const usual = usualDay(question, defaults.asOf);
  const vain = [...url.searchParams].some(([name, value]) => value === "" && !name.startsWith("by.")) || (usual !== null && url.searchParams.get("as-of") === usual) || url.searchParams.get("compare") === usualComparison;
  if (!vain) return null;
  const params = writeQuestion(withoutDefaults(question, { asOf: usual ?? "" }));
  for (const { param, value } of unread) params.append(param, value);
  for (const [name, value] of url.searchParams) if (!isQuestionParam(name) && (value !== "" || name.startsWith("by."))) params.append(name, value);
  const text = params.toString();
  return text ? `${url.pathname}?${text}` : url.pathname;
}
