import type { Source } from "../sources/contract.ts";
import { aliasIndex, headerKeys, type AliasHit } from "./aliases.ts";

/** The one column that a misspelt header can mean: one slip in six letters, two in twelve. */
export function nearestAlias(source: Source, header: string, free: (column: string) => boolean): AliasHit | undefined {
  const [key = ""] = headerKeys(header).slice(-1);
  const slips = key.length >= 12 ? 2 : key.length >= 6 ? 1 : 0;
  if (slips === 0) return undefined;
  const near = [...aliasIndex(source)].filter(([alias, hit]) => free(hit.column) && Math.abs(alias.length - key.length) <= slips && alias.length >= 6 && distance(alias, key) <= slips);
  return new Set(near.map(([, hit]) => hit.column)).size === 1 ? near[0]?.[1] : undefined;
}

/** Words that turn a header into another one. */
const TURNING: ReadonlySet<string> = new Set(["percent", "без", "не", "no", "not", "without", "план", "plan"]);

/** How much a header looks like a column's spellings, 0–1: the best of slips, word order, cut words and words around. */
export function likeness(header: string, alias: string): number {
  const [a, b] = [header.split(" "), alias.split(" ")];
  if (a.length === b.length && a.length > 1 && [...a].sort().join(" ") === [...b].sort().join(" ")) return 0.95;
  return Math.max(slipped(header, alias), cut(a, b), within(a, b));
}

function slipped(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest < 4 || Math.abs(a.length - b.length) > longest / 3) return 0;
  const share = 1 - distance(a, b) / longest;
  return share >= 0.72 ? share * 0.95 : 0;
}

/** «Дат. закр.» is «дата закрытия»: each word begins the same, in the same order. */
function cut(words: readonly string[], alias: readonly string[]): number {
  if (words.length !== alias.length || words.join("").length < 3) return 0;
  const begun = words.every((word, i) => (alias[i] as string).startsWith(word) && (word.length > 1 || words.length > 1));
  const contracted = words.every((word, i) => isContraction(word, alias[i] as string));
  const share = words.join("").length / alias.join("").length;
  return begun ? 0.6 + 0.3 * share : contracted ? 0.5 + 0.3 * share : 0;
}

/** «кол-во», «мех-к», "qty", "tchn": first letter and then letters in their order, two at least. */
function isContraction(word: string, full: string): boolean {
  if (word.length < 2 || word[0] !== full[0]) return false;
  let at = 0;
  for (const letter of word) {
    at = full.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return word.length >= full.length / 4;
}

/** «Телефон клиента основной» has all words of «телефон клиента» one after another. */
function within(words: readonly string[], alias: readonly string[]): number {
  if (words.length <= alias.length || alias.join("").length < 3 || words.some((word) => TURNING.has(word) && !alias.includes(word))) return 0;
  const at = words.findIndex((_, i) => alias.every((word, j) => words[i + j] === word));
  if (at < 0) return 0;
  return 0.4 + 0.4 * (alias.join("").length / words.join("").length) + (at === 0 ? 0.05 : 0);
}

/** Edit distance; neighbours swapped count as one slip. */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((previous[j] as number) + 1, (row[j - 1] as number) + 1, (previous[j - 1] as number) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] as number) + 1);
      row.push(best);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] as number;
}
