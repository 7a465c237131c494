import { literal } from "./pattern.ts";

/** Cyrillic capitals that look like Latin ones, and those. */
const CYRILLIC = "АВЕКМНОРСТУХІ";
const LATIN = "ABEKMHOPCTYXI";
/** What people put between the characters of a VIN, a plate, a card number, and the mark that programs leave there. */
const BETWEEN = " \u00a0\u202f\ufeff\t-–—_./|*";

const pairs = new Map(Array.from(CYRILLIC, (c, i) => [c, LATIN.charAt(i)] as const));

/** Upper case, look-alikes as Latin letters, separators dropped. */
export const latin = (text: string): string =>
  Array.from(upper(text), (c) => (BETWEEN.includes(c) ? "" : (pairs.get(c) ?? c))).join("");

export const latinSql = (cell: string): string => `translate(upper(${cell}), ${literal(CYRILLIC + BETWEEN)}, ${literal(LATIN)})`;

/** Upper case code point by code point, as the engine does it: "ß" has a capital of its own, "ŉ" has none. */
export const upper = (text: string): string =>
  Array.from(text, (c) => (c === "ß" ? "ẞ" : [...c.toUpperCase()].length === 1 ? c.toUpperCase() : c)).join("");
