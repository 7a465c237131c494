import { literal } from "./pattern.ts";

/** Blanks that exports put around cells: space, tab, line ends, U+00A0, U+2007, U+2009, U+202F, a stray byte-order mark, the end-of-file sign of DOS. */
export const BLANKS = " \t\r\n\u00a0\u2007\u2009\u202f\ufeff\u001a";

const around = new RegExp(`^[${BLANKS}]+|[${BLANKS}]+$`, "g");
const dashes: readonly string[] = ["-", "–", "—"];

/** The cell as field types want it: trimmed; NULL when blank. A dash alone is how exports write "nothing". */
export function trimCell(text: string): string | null {
  const trimmed = text.replace(around, "");
  return trimmed === "" || dashes.includes(trimmed) ? null : trimmed;
}

/** `trimCell` as SQL: one look at the usual cell, which has nothing to trim. */
export function trimCellSql(cell: string): string {
  const trimmed = `trim(${cell}, ${literal(BLANKS)})`;
  return (
    `case when regexp_matches(${cell}, ${literal(`^[${BLANKS}–—-]|[${BLANKS}]$|^$`)}) ` +
    `then case when ${trimmed} not in ('', ${dashes.map(literal).join(", ")}) then ${trimmed} end else ${cell} end`
  );
}
