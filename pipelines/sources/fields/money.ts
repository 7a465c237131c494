import type { Notation } from "../contract.ts";
import { anyCurrency, currencyWord } from "./currency.ts";
import { code, fieldType, fine, wrong } from "./field.ts";
import { GAP, MINUS, numeral, toMinor } from "./numeral.ts";
import { eraser, literal, pattern, type Pattern } from "./pattern.ts";

interface Grammar {
  /** Digits, a sign before, a decimal part: the usual cell. */
  readonly plain: Pattern;
  /** The same with thousands apart by a space or U+00A0. */
  readonly grouped: Pattern;
  /** With currency words of the home, sign after, accounting brackets. */
  readonly own: Pattern;
  readonly foreign: Pattern;
  readonly huge: Pattern;
}

const words = eraser(anyCurrency, { ignoreCase: true });
const negative = ["-", "\u2212", "\u2013", "("];
const grammars = new Map<string, Grammar>();

function grammar(notation: Notation): Grammar {
  const name = `${notation.decimal}${notation.currency ?? ""}`;
  const known = grammars.get(name);
  if (known) return known;
  const { whole, huge, point } = numeral(notation);
  const amount = (number: string, currency: string): Pattern => {
    const before = `(?:${currency}${GAP}*)?`;
    const leading = `${point}[0-9]+`;
    return pattern(
      `(?:${before}(?:[+]|${MINUS})?${GAP}*${before}${number}|${before}${number}${GAP}*${MINUS}|${before}[(]${GAP}*${number}${GAP}*[)]|(?:[+]|${MINUS})?${leading})` +
        `(?:${GAP}*${currency})?`,
      { ignoreCase: true },
    );
  };
  const fraction = `(?:${point}[0-9]*)?`;
  const made: Grammar = {
    plain: pattern(`-?[0-9]{1,13}${fraction}`),
    grouped: pattern(`-?[0-9]{1,3}(?:[ \u00a0][0-9]{3}){1,3}${fraction}`),
    own: amount(`${whole}${fraction}`, currencyWord(notation.currency)),
    foreign: amount(`${whole}${fraction}`, anyCurrency),
    huge: amount(`${huge}${fraction}`, anyCurrency),
  };
  grammars.set(name, made);
  return made;
}

const dotted = (expr: string, { decimal }: Notation): string => (decimal === "," ? `replace(${expr}, ',', '.')` : expr);
const minorSql = (expr: string, notation: Notation): string => `cast(cast(${dotted(expr, notation)} as decimal(18, 2)) * 100 as bigint)`;

function usualBranches(cell: string, notation: Notation): string {
  const { plain, grouped } = grammar(notation);
  return (
    `when ${plain.sql(cell)} then ${minorSql(cell, notation)} ` +
    `when ${grouped.sql(cell)} then ${minorSql(`replace(replace(${cell}, '\u00a0', ''), ' ', '')`, notation)} `
  );
}

/** An amount → BIGINT minor units, exact; a third decimal rounds half away from zero. */
export const money = fieldType({
  name: "money",
  sqlType: "BIGINT",
  parse(cell, _column, notation) {
    const { own, foreign, huge } = grammar(notation);
    if (own.test(cell)) {
      const minor = toMinor(numeral(notation).digits.erase(words.erase(cell)), notation.decimal);
      return fine(minor !== 0 && negative.some((sign) => cell.includes(sign)) ? -minor : minor);
    }
    return wrong(foreign.test(cell) ? "other_currency" : huge.test(cell) ? "out_of_range" : "bad_amount");
  },
  usual: {
    is: (cell, _column, notation) => grammar(notation).plain.test(cell) || grammar(notation).grouped.test(cell),
    value: (cell, _column, notation) => `case ${usualBranches(cell, notation)} end`,
  },
  value(cell, _column, notation) {
    const { own } = grammar(notation);
    const { eraseSql } = numeral(notation).digits;
    const sign = `case when ${negative.map((s) => `contains(${cell}, ${literal(s)})`).join(" or ")} then -1 else 1 end`;
    return `case ${usualBranches(cell, notation)}when ${own.sql(cell)} then ${minorSql(eraseSql(words.eraseSql(cell)), notation)} * ${sign} end`;
  },
  why(cell, _column, notation) {
    const { foreign, huge } = grammar(notation);
    return `case when ${foreign.sql(cell)} then ${code("other_currency")} when ${huge.sql(cell)} then ${code("out_of_range")} else ${code("bad_amount")} end`;
  },
});
