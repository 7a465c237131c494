import { code, fieldType, fine, wrong } from "./field.ts";
import { literal, pattern } from "./pattern.ts";

/** As it will be: two looks at it are cheaper than making it anew. */
const ready = pattern("[+]7[3-9][0-9]{9}");
const READY = "+7__________";
/** Eleven digits in a row, the usual cell of a system; then the usual way to write them by hand. */
const plain = pattern("(?:[+]?7|8)([3-9][0-9]{9})");
const GAP = "[ \u00a0-]*";
const written = pattern(`(?:[+]?7|8)${GAP}[(]?([3-9][0-9]{2})[)]?${GAP}([0-9]{3})${GAP}([0-9]{2})${GAP}([0-9]{2})`);

/** One number, digits and plus only. RU/KZ: +7, 7, 8, 007 or nothing before ten digits; other countries by + or 00. */
const home = pattern("(?:(?:[+]?7|8|007)?[3-9][0-9]{9}|[+]8[79][0-9]{9})");
const abroad = pattern("(?:[+]|00)([1-689][0-9]{7,14})");

const SEVERAL = "[,;/:\n]";
/** "доб. 12" and the rest. */
const EXTENSION = "([0-9)]) *(?:доб|вн|ext|x|х|#).*$";

function normal(part: string): string | null {
  const digits = part.replace(new RegExp(EXTENSION, "iu"), "$1").replace(/[^0-9+]/g, "");
  return home.test(digits) ? `+7${digits.slice(-10)}` : abroad.test(digits) ? abroad.rewrite(digits, "+{1}") : null;
}

function normalSql(part: string): string {
  const digits = `regexp_replace(regexp_replace(${part}, ${literal(`(?i)${EXTENSION}`)}, '\\1'), '[^0-9+]', '', 'g')`;
  const one = `case when ${home.sql("d")} then '+7' || right(d, 10) when ${abroad.sql("d")} then ${abroad.rewriteSql("d", "+{1}")} end`;
  return `list_transform([${digits}], d -> ${one})[1]`;
}

const usualBranches = (cell: string): string =>
  `when ${cell} like ${literal(READY)} and ${ready.sql(cell)} then ${cell} when ${plain.sql(cell)} then '+7' || right(${cell}, 10) ` +
  `when ${written.sql(cell)} then ${written.rewriteSql(cell, "+7{1}{2}{3}{4}")} `;

/** A phone number → E.164; of several in one cell the first that is one. */
export const phone = fieldType({
  name: "phone",
  sqlType: "VARCHAR",
  parse(cell) {
    for (const part of cell.split(new RegExp(SEVERAL, "u"))) {
      const number = normal(part);
      if (number !== null) return fine(number);
    }
    return wrong("bad_phone");
  },
  usual: { is: (cell) => ready.test(cell) || plain.test(cell) || written.test(cell), value: (cell) => `case ${usualBranches(cell)}end` },
  value: (cell) =>
    `case ${usualBranches(cell)}` +
    `when ${cell} is not null then list_filter(list_transform(string_split_regex(${cell}, ${literal(SEVERAL)}), p -> ${normalSql("p")}), n -> n is not null)[1] end`,
  why: () => code("bad_phone"),
});
