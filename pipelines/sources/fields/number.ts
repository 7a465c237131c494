import type { FieldType, Notation } from "../contract.ts";
import { code, fieldType, fine, wrong } from "./field.ts";
import { GAP, MINUS, numeral } from "./numeral.ts";
import { literal, oneOf, pattern, type Pattern } from "./pattern.ts";

const minus = ["-", "\u2212", "\u2013"];

/** Notation matters to numbers by its decimal sign only. */
function byDecimal(make: (notation: Notation) => Pattern): (notation: Notation) => Pattern {
  const made = new Map<string, Pattern>();
  return (notation) => {
    const known = made.get(notation.decimal) ?? make(notation);
    made.set(notation.decimal, known);
    return known;
  };
}

export interface IntegerOptions {
  readonly min: number;
  readonly max: number;
  /** Words that may follow ("км"). */
  readonly units?: readonly string[];
  /** Pattern source of what else may follow ("/10"). */
  readonly tail?: string;
}

/** A whole number within bounds. A decimal part of one or two zeros is a whole number; of three it would be a guess. */
export function integer(name: string, { min, max, units = [], tail = "" }: IntegerOptions): FieldType {
  const after = `${units.length ? `(?:${GAP}*${oneOf(units)}[.]?)?` : ""}${tail ? `(?:${GAP}*(?:${tail}))?` : ""}`;
  const shape = byDecimal((n) => pattern(`(?:[+]|${MINUS})?(${numeral(n).whole})(?:${numeral(n).point}0{0,2})?${after}`, { ignoreCase: true }));
  const plain = pattern("[0-9]{1,9}");
  const sign = (cell: string): string => `case when ${minus.map((s) => `starts_with(${cell}, ${literal(s)})`).join(" or ")} then -1 else 1 end`;
  const within = (expr: string): string => `list_filter([${expr}], x -> x between ${min} and ${max})[1]`;
  return fieldType({
    name,
    sqlType: "INTEGER",
    usual: {
      is: (cell) => plain.test(cell),
      value: (cell) => `case when ${plain.sql(cell)} and cast(${cell} as integer) between ${min} and ${max} then cast(${cell} as integer) end`,
    },
    parse(cell, _column, notation) {
      if (!shape(notation).test(cell)) return wrong("bad_integer");
      const digits = Number(shape(notation).rewrite(cell, "{1}").replace(/[^0-9]/g, ""));
      const value = digits !== 0 && minus.includes(cell.charAt(0)) ? -digits : digits;
      return value < min || value > max ? wrong("out_of_range") : fine(value);
    },
    value(cell, _column, notation) {
      const digits = `regexp_replace(${shape(notation).rewriteSql(cell, "{1}")}, '[^0-9]', '', 'g')`;
      return (
        `cast(case when ${plain.sql(cell)} then ${within(`cast(${cell} as bigint)`)} ` +
        `when ${shape(notation).sql(cell)} then ${within(`cast(${digits} as bigint) * ${sign(cell)}`)} end as integer)`
      );
    },
    why: (cell, _column, notation) => `case when ${shape(notation).sql(cell)} then ${code("out_of_range")} else ${code("bad_integer")} end`,
  });
}

/** A number with decimals, as DOUBLE; a unit may follow, a percent sign unless said otherwise. */
export function decimal(name: string, min: number, max: number, units: readonly string[] = ["%"]): FieldType {
  const shape = byDecimal((n) => {
    const { whole, point } = numeral(n);
    return pattern(`(?:[+]|${MINUS})?(${whole}(?:${point}[0-9]{0,12})?|${point}[0-9]{1,12})(?:${GAP}*${oneOf(units)}[.]?)?`, { ignoreCase: true });
  });
  const plain = pattern("-?[0-9]{1,13}");
  return fieldType({
    name,
    sqlType: "DOUBLE",
    parse(cell, _column, notation) {
      if (!shape(notation).test(cell)) return wrong("bad_number");
      const digits = numeral(notation).digits.erase(shape(notation).rewrite(cell, "{1}")).replace(",", ".");
      const value = Number(digits) * (Number(digits) !== 0 && minus.includes(cell.charAt(0)) ? -1 : 1);
      return value < min || value > max ? wrong("out_of_range") : fine(value);
    },
    value(cell, _column, notation) {
      const digits = `replace(${numeral(notation).digits.eraseSql(shape(notation).rewriteSql(cell, "{1}"))}, ',', '.')`;
      const sign = `case when ${minus.map((s) => `starts_with(${cell}, ${literal(s)})`).join(" or ")} then -1 else 1 end`;
      return (
        `list_filter([case when ${plain.sql(cell)} then cast(${cell} as double) ` +
        `when ${shape(notation).sql(cell)} then cast(${digits} as double) * ${sign} end], x -> x between ${min} and ${max})[1]`
      );
    },
    why: (cell, _column, notation) => `case when ${shape(notation).sql(cell)} then ${code("out_of_range")} else ${code("bad_number")} end`,
  });
}

/** 0–10, also written "9/10" or "9 из 10". */
export const score = integer("score", { min: 0, max: 10, tail: `(?:/|из|of)${GAP}*10` });
export const modelYear = integer("model_year", { min: 1900, max: 2100, units: ["г", "год", "ж", "жыл", "y"] });
export const mileage = integer("mileage", { min: 0, max: 5_000_000, units: ["км", "km"] });
export const points = integer("points", { min: -1_000_000_000, max: 1_000_000_000 });
/** An answer on the scale that the settings declare. */
export const rating = decimal("rating", 0, 1_000);
/** How many of a part, how many hours of a work; less than nothing when it comes back. */
export const quantity = decimal("quantity", -1_000_000, 1_000_000, ["шт", "штук", "л", "кг", "м", "н/ч", "нч", "ч", "час", "компл", "комплект", "дана", "сағ", "pcs", "pc", "ea", "l", "kg", "m", "h", "hr", "hrs", "set"]);
