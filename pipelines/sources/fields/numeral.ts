import type { Notation } from "../contract.ts";
import { eraser, type Eraser } from "./pattern.ts";

/** Blanks inside a number: space, U+00A0, U+202F, U+2009, U+2007. */
export const GAP = "[ \u00a0\u202f\u2009\u2007]";
const APOSTROPHE = "['’`]";
export const MINUS = "[-\u2212\u2013]";

/** How whole numbers and fractions are written in one notation, as pattern sources. */
export interface Numeral {
  /** Up to 13 digits, grouped in exact threes or not at all. */
  readonly whole: string;
  /** The same without the limit: what is a number, only too large. */
  readonly huge: string;
  /** The decimal sign as a class. */
  readonly point: string;
  /** The other separator as a class. */
  readonly other: string;
  /** Drops everything but digits and the decimal sign. */
  readonly digits: Eraser;
}

export function numeral(notation: Notation): Numeral {
  return notation.decimal === "," ? commaNumeral : dotNumeral;
}

const commaNumeral = make(",", ".");
const dotNumeral = make(".", ",");

function make(decimal: "," | ".", grouping: "," | "."): Numeral {
  const grouped = [GAP, APOSTROPHE, `[${grouping}]`];
  return {
    whole: `(?:[0-9]{1,13}|${grouped.map((g) => `[0-9]{1,3}(?:${g}[0-9]{3}){1,3}|[0-9](?:${g}[0-9]{3}){4}`).join("|")})`,
    huge: `(?:[0-9]+|${grouped.map((g) => `[0-9]{1,3}(?:${g}[0-9]{3})+`).join("|")})`,
    point: `[${decimal}]`,
    other: `[${grouping}]`,
    digits: eraser(`[^0-9${decimal}]`),
  };
}

/** Digits and at most one decimal sign → integer hundredths, half away from zero. Exact: string arithmetic only. */
export function toMinor(digits: string, decimal: "," | "."): number {
  const [whole = "", fraction = ""] = digits.split(decimal);
  const minor = Number(whole + fraction.slice(0, 2).padEnd(2, "0"));
  return fraction.length > 2 && fraction.charAt(2) >= "5" ? minor + 1 : minor;
}
