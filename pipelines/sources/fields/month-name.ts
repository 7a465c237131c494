import type { DateShape } from "./date-format.ts";
import { literal, oneOf, pattern } from "./pattern.ts";

/** Month names as dates have them, in lower case: Russian (both cases), Kazakh, English, and their usual short forms. */
const names: readonly (readonly string[])[] = [
  ["январь", "января", "янв", "қаңтар", "қаң", "january", "jan"],
  ["февраль", "февраля", "февр", "фев", "ақпан", "ақп", "february", "feb"],
  ["март", "марта", "мар", "наурыз", "нау", "march", "mar"],
  ["апрель", "апреля", "апр", "сәуір", "сәу", "april", "apr"],
  ["май", "мая", "мамыр", "мам", "may"],
  ["июнь", "июня", "июн", "маусым", "мау", "june", "jun"],
  ["июль", "июля", "июл", "шілде", "шіл", "july", "jul"],
  ["август", "августа", "авг", "тамыз", "там", "august", "aug"],
  ["сентябрь", "сентября", "сент", "сен", "қыркүйек", "қыр", "september", "sept", "sep"],
  ["октябрь", "октября", "окт", "қазан", "қаз", "october", "oct"],
  ["ноябрь", "ноября", "нояб", "ноя", "қараша", "қар", "november", "nov"],
  ["декабрь", "декабря", "дек", "желтоқсан", "жел", "december", "dec"],
];

/** The first three letters tell the month; the pattern has seen to the rest of the word. */
const byBeginning = new Map(names.flatMap((spellings, i) => spellings.map((word) => [word.slice(0, 3), i + 1] as const)));

/** A month's name as one group of a pattern over text in lower case; an abbreviation may end with a dot. */
export const MONTH_NAME = `(${oneOf(names.flat())})[.]?`;

/** A shape over text in lower case; its template names the group that holds the month as `{M2}`. */
export interface NamedShape extends DateShape {
  /** The template of the month's group alone. */
  readonly month: string;
}

export const namedShape = (source: string, to: string): NamedShape => {
  const month = /\{M(\d)\}/.exec(to)?.[1] ?? "";
  return { pattern: pattern(source), to: to.replace(`{M${month}}`, "M"), month: `{${month}}` };
};

/** "31 мая 2026", in lower case → "2026-5-31" by the first shape that fits; null when none does. */
export function readNamed(text: string, shapes: readonly NamedShape[]): string | null {
  const found = shapes.find((s) => s.pattern.test(text));
  if (!found) return null;
  const month = byBeginning.get(found.pattern.rewrite(text, found.month).slice(0, 3));
  return found.pattern.rewrite(text, found.to).replace("M", String(month));
}

const months = `map {${[...byBeginning].map(([word, month]) => `${literal(word)}: '${month}'`).join(", ")}}`;

/** The same as SQL: branches of a CASE over `text`, an expression in lower case. */
export const namedBranches = (text: string, shapes: readonly NamedShape[]): string =>
  shapes
    .map((s) => `when ${s.pattern.sql(text)} then try_cast(replace(${s.pattern.rewriteSql(text, s.to)}, 'M', ${months}[left(${s.pattern.rewriteSql(text, s.month)}, 3)]) as date)`)
    .join(" ");
