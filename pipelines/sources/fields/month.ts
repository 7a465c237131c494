import { daySql, readDay } from "./date.ts";
import type { DateShape } from "./date-format.ts";
import { code, fieldType, fine, wrong } from "./field.ts";
import { lower } from "./fold.ts";
import { MONTH_NAME, namedBranches, namedShape, readNamed } from "./month-name.ts";
import { pattern } from "./pattern.ts";

const GAP = "[ \u00a0\u202f]";
const YEAR = "((?:19|20|21)[0-9]{2})";
const MONTH = "(0?[1-9]|1[0-2])";
const TAIL = `(?:${GAP}*(?:г(?:ода?)?|ж(?:ыл)?)[.]?)?`;
const APART = "[ \u00a0\u202f,./'-]{0,3}";
const shape = (source: string, to: string): DateShape => ({ pattern: pattern(source), to });

/** Over text in lower case; a day is added so that the whole is one. */
const written: readonly DateShape[] = [
  shape(`${YEAR}[./-]${MONTH}${TAIL}`, "{1}-{2}-1"),
  shape(`${MONTH}[./-]${YEAR}${TAIL}`, "{2}-{1}-1"),
  shape(`${YEAR}(0[1-9]|1[0-2])`, "{1}-{2}-1"),
];
const named = [
  namedShape(MONTH_NAME + APART + YEAR + TAIL, "{2}-{M1}-1"),
  namedShape(`${YEAR}(?:${GAP}*(?:г(?:ода?)?|ж(?:ыл(?:ғы)?)?)[.]?)?${APART}${MONTH_NAME}`, "{1}-{M2}-1"),
  namedShape(`${MONTH_NAME}${APART}([0-9]{2})${TAIL}`, "20{2}-{M1}-1"),
];

/**
 * A calendar month → the first day of it: "2026-01", "01.2026", "01/2026", "202601", "январь 2026", "2026 ж. қаңтар", "Jan-26", or any
 * day within the month. A date format of the mapping file is tried first.
 */
export const month = fieldType({
  name: "month",
  sqlType: "DATE",
  parse(cell, _column, notation) {
    const text = lower(cell);
    const day = readDay(cell, notation);
    if (day !== null) return fine(`${day.slice(0, 8)}01`);
    const found = written.find((s) => s.pattern.test(text));
    const first = found ? found.pattern.rewrite(text, found.to) : readNamed(text, named);
    return first === null ? wrong("bad_date") : fine(first.replace(/-(\d)-1$/, "-0$1-1").replace(/-1$/, "-01"));
  },
  value(cell, _column, notation) {
    const text = `lower(${cell})`;
    const branches = written.map((s) => `when ${s.pattern.sql(text)} then try_cast(${s.pattern.rewriteSql(text, s.to)} as date)`).join(" ");
    const whole = `case ${branches} ${namedBranches(text, named)} end`;
    return `coalesce(cast(date_trunc('month', ${daySql(cell, notation)}) as date), ${whole})`;
  },
  why: () => code("bad_date"),
});
