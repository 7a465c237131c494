import type { Translate } from "#app/i18n/index.ts";
import type { Filters } from "#app/metrics/types.ts";
import { wordOf, type Options } from "./fields.ts";
import type { Links } from "./links.ts";
import type { Question } from "./question.ts";

/** From the whole down: what a reader narrows by, in this order. */
export const levels = ["branch", "brand", "client_kind", "visit_kind", "staff"] as const satisfies readonly (keyof Filters)[];

/** Where a question stands between the group and a person: each step with the address of the page at that step, the last one with none. */
export function crumbsOf(question: Question, links: Pick<Links, "at">, t: Translate, people: Options["people"] = {}): { readonly label: string; readonly to?: string }[] {
  const chosen = levels.filter((level) => question.filters[level]?.length);
  const upTo = (depth: number): string => {
    const gone = new Set<keyof Filters>(chosen.slice(depth));
    return links.at({ ...question, filters: Object.fromEntries(Object.entries(question.filters).filter(([key]) => !gone.has(key as keyof Filters))) });
  };
  const said = (level: (typeof levels)[number]) => (question.filters[level] ?? []).map((value) => wordOf(level, value, t, people)).join(", ");
  return [{ label: t("ui.group"), to: upTo(0) }, ...chosen.map((level, at) => ({ label: said(level), to: upTo(at + 1) }))].map(({ label, to }, at) => (at < chosen.length ? { label, to } : { label }));
}

/** The list of people at the day and the period of an address, narrowed by `filters`. */
export function staffPath(params: URLSearchParams, filters: readonly (readonly [param: string, value: string])[] = []): string {
  const kept = [...params].filter(([key]) => key === "as-of" || key === "period");
  const text = new URLSearchParams([...kept, ...filters.map(([key, value]): [string, string] => [key, value])]).toString();
  return text ? `/staff?${text}` : "/staff";
}
