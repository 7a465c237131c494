/** Latin and Cyrillic only, as ranges: the two executors know different versions of Unicode. */
const NOT_LETTERS = "[^a-z0-9\u00c0-\u024f\u0400-\u052f]+";
const notLetters = new RegExp(NOT_LETTERS, "gu");

/** Letters of a text in lower case, ё as е, whatever is neither letter nor digit as one space: how words and headers are compared. */
export function fold(text: string): string {
  return lower(text)
    .replaceAll("ё", "е")
    .replace(notLetters, " ")
    .trim();
}

/** Lower case code point by code point, as the engine does it: no context, no expansion. */
export function lower(text: string): string {
  return /[İΣ]/u.test(text) ? Array.from(text, (c) => (c === "İ" ? "i" : c.toLowerCase())).join("") : text.toLowerCase();
}

/** `fold` as SQL. */
export const foldSql = (cell: string): string => `trim(regexp_replace(replace(lower(${cell}), 'ё', 'е'), '${NOT_LETTERS}', ' ', 'g'))`;
