import type { FieldType } from "../contract.ts";
import { code, fieldType, fine, wrong } from "./field.ts";

/** A quote that a spreadsheet export puts before what could be taken for a formula. */
const guarded = /^'[=+@＝＋－＠-]/;
const unguard = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);

/** Text as it stands, up to `limit` characters (code points). */
export function textUpTo(name: string, limit: number): FieldType {
  return fieldType({
    name,
    sqlType: "VARCHAR",
    parse(cell) {
      const text = unguard(cell);
      return text.length > limit && [...text].length > limit ? wrong("too_long") : fine(text);
    },
    value: (cell) =>
      `case when strlen(${cell}) > ${limit} or starts_with(${cell}, '''') then ` +
      `case when length(${unguardSql(cell)}) <= ${limit} then ${unguardSql(cell)} end else ${cell} end`,
    why: () => code("too_long"),
  });
}

/** A list of signs would be a join for every row: it is looked for in a text. */
const unguardSql = (cell: string): string =>
  `(case when starts_with(${cell}, '''') and strlen(${cell}) > 1 and contains('=+@-＝＋－＠', substr(${cell}, 2, 1)) then substr(${cell}, 2) else ${cell} end)`;

/** A name, a make, a branch. */
export const text = textUpTo("text", 500);
/** A comment. */
export const longText = textUpTo("long_text", 10_000);
/** A number or code of another system: leading zeros and case are kept. */
export const codeText = textUpTo("code", 200);
