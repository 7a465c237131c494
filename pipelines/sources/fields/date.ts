import type { FieldType, Notation } from "../contract.ts";
import { dateFormat, type DateShape } from "./date-format.ts";
import { code, fieldType, fine, wrong } from "./field.ts";
import { lower } from "./fold.ts";
import { MONTH_NAME, namedBranches, namedShape, readNamed } from "./month-name.ts";
import { literal, pattern } from "./pattern.ts";

const GAP = "[ \u00a0\u202f]";
/** A time, a zone, "г." after the date: read over. */
const TAIL =
  `(?:${GAP}*(?:г(?:ода?)?|ж(?:ыл)?)[.]?)?` +
  `(?:(?:${GAP}+|t)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?:${GAP}?[ap][.]?m[.]?)?(?:${GAP}?(?:z|utc|[+-][0-9]{2}:?(?:[0-9]{2})?))?)?`;
const SEP = "[./-]";
const FULL_YEAR = "((?:19|20|21)[0-9]{2})";
const shape = (source: string, to: string): DateShape => ({ pattern: pattern(source + TAIL, { ignoreCase: true }), to });

/** Year first is read in every order: it cannot be mistaken. */
const yearFirst = [
  shape(`${FULL_YEAR}[./-]([0-9]{1,2})[./-]([0-9]{1,2})`, "{1}-{2}-{3}"),
  shape("((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})", "{1}-{2}-{3}"),
];
const shortYear = (parts: (year: string) => string, to: string): DateShape[] => [
  shape(parts("([0-6][0-9])"), to.replace("Y", "20")),
  shape(parts("([7-9][0-9])"), to.replace("Y", "19")),
];
const PART = "([0-9]{1,2})";
const shapes: Readonly<Record<Notation["dateOrder"], readonly DateShape[]>> = {
  dmy: [shape(PART + SEP + PART + SEP + FULL_YEAR, "{3}-{2}-{1}"), ...shortYear((y) => PART + SEP + PART + SEP + y, "Y{3}-{2}-{1}"), ...yearFirst],
  mdy: [shape(PART + SEP + PART + SEP + FULL_YEAR, "{3}-{1}-{2}"), ...shortYear((y) => PART + SEP + PART + SEP + y, "Y{3}-{1}-{2}"), ...yearFirst],
  ymd: [...yearFirst, ...shortYear((y) => y + SEP + PART + SEP + PART, "Y{1}-{2}-{3}")],
};

const APART = `${GAP.slice(0, -1)},./-]{0,3}`;
const YEAR_WORD = `(?:${GAP}*(?:г(?:ода?)?|ж(?:ыл(?:ғы)?)?)[.]?)?`;
/** "31 мая 2026", "May 31, 2026", "2026 ж. 31 мамыр", "31-May-26": a month's name cannot be mistaken either. */
const named = [
  namedShape(PART + APART + MONTH_NAME + APART + FULL_YEAR + TAIL, "{3}-{M2}-{1}"),
  namedShape(MONTH_NAME + APART + PART + `(?:st|nd|rd|th)?${GAP.slice(0, -1)},]{1,2}` + FULL_YEAR + TAIL, "{3}-{M1}-{2}"),
  namedShape(FULL_YEAR + YEAR_WORD + APART + PART + APART + MONTH_NAME + TAIL, "{1}-{M3}-{2}"),
  namedShape(FULL_YEAR + YEAR_WORD + APART + MONTH_NAME + APART + PART + TAIL, "{1}-{M2}-{3}"),
  namedShape(PART + APART + MONTH_NAME + APART + "([0-6][0-9])" + TAIL, "20{3}-{M2}-{1}"),
  namedShape(PART + APART + MONTH_NAME + APART + "([7-9][0-9])" + TAIL, "19{3}-{M2}-{1}"),
];

const shapesOf = (notation: Notation): readonly DateShape[] =>
  notation.dateFormat === null ? shapes[notation.dateOrder] : [dateFormat(notation.dateFormat)];

/** The usual cells, cheaper than the general way and read the same. */
const iso = pattern("(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}");
const dotted = pattern("[0-9]{2}[.][0-9]{2}[.](?:19|20)[0-9]{2}(?: [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?");

/** "2025-2-3" → "2025-02-03"; null when there is no such day. */
export function realDay(text: string): string | null {
  const [y = 0, m = 0, d = 0] = text.split("-").map(Number);
  const day = new Date(Date.UTC(y, m - 1, d));
  return day.getUTCFullYear() === y && day.getUTCMonth() === m - 1 && day.getUTCDate() === d ? day.toISOString().slice(0, 10) : null;
}

/** The day of a cell as "2025-12-31"; null when it is none. */
export function readDay(cell: string, notation: Notation): string | null {
  const found = shapesOf(notation).find((s) => s.pattern.test(cell));
  const day = found ? found.pattern.rewrite(cell, found.to) : notation.dateFormat === null ? readNamed(lower(cell), named) : null;
  return day === null ? null : realDay(day);
}

const usualBranches = (cell: string, notation: Notation): string =>
  notation.dateFormat !== null
    ? ""
    : `when ${iso.sql(cell)} then try_cast(${cell} as date) ` +
      (notation.dateOrder === "ymd" ? "" : `when ${dotted.sql(cell)} then cast(try_strptime(left(${cell}, 10), ${literal(notation.dateOrder === "dmy" ? "%d.%m.%Y" : "%m.%d.%Y")}) as date) `);

const isUsual = (cell: string, notation: Notation): boolean =>
  notation.dateFormat === null && (iso.test(cell) || (notation.dateOrder !== "ymd" && dotted.test(cell)));

/** A format of the mapping file has no usual way. */
const usualDaySql = (cell: string, notation: Notation): string => (notation.dateFormat === null ? `case ${usualBranches(cell, notation)} end` : "cast(null as date)");

/** `readDay` as SQL. Names of months come last: a file without them never gets there. */
export function daySql(cell: string, notation: Notation): string {
  const fast = usualBranches(cell, notation);
  const general = shapesOf(notation).map((s) => `when ${s.pattern.sql(cell)} then try_cast(${s.pattern.rewriteSql(cell, s.to)} as date)`);
  const last = notation.dateFormat === null ? namedBranches(`lower(${cell})`, named) : "";
  return `case ${fast}${general.join(" ")} ${last} end`;
}

/** The day after the day of import: the last that a fact may have. */
export function lastDay(notation: Notation): string {
  return new Date(Date.parse(`${notation.today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** A day that may lie ahead (the end of a promotion). */
export const date: FieldType = fieldType({
  name: "date",
  sqlType: "DATE",
  parse(cell, _column, notation) {
    const day = readDay(cell, notation);
    return day === null ? wrong("bad_date") : fine(day);
  },
  usual: { is: (cell, _column, notation) => isUsual(cell, notation), value: (cell, _column, notation) => usualDaySql(cell, notation) },
  value: (cell, _column, notation) => daySql(cell, notation),
  why: () => code("bad_date"),
});

/** The unsigned cast drops later days without evaluating the day twice. */
function upToLast(day: string, notation: Notation): string {
  const last = `date ${literal(lastDay(notation))}`;
  return `${last} - cast(try_cast(${last} - (${day}) as uinteger) as integer)`;
}

/** A day on which something happened: not later than the day after the import. */
export const pastDate: FieldType = fieldType({
  name: "past_date",
  sqlType: "DATE",
  parse(cell, _column, notation) {
    const day = readDay(cell, notation);
    return day === null ? wrong("bad_date") : day > lastDay(notation) ? wrong("future_date") : fine(day);
  },
  usual: { is: (cell, _column, notation) => isUsual(cell, notation), value: (cell, _column, notation) => upToLast(usualDaySql(cell, notation), notation) },
  value: (cell, _column, notation) => upToLast(daySql(cell, notation), notation),
  why: (cell, _column, notation) => `case when (${daySql(cell, notation)}) is null then ${code("bad_date")} else ${code("future_date")} end`,
});
