import type { Kind, Source } from "../sources/contract.ts";
import { fold } from "../sources/fields/fold.ts";

/** Units and currencies behind a header: «Пробег, км», «Сумма (тг)». */
const UNITS: ReadonlySet<string> = new Set(["тг", "тенге", "теңге", "kzt", "руб", "рублей", "р", "rub", "usd", "eur", "долл", "евро", "км", "km", "шт", "в"]);

/** What a header is compared by: the folded text, and the same without units. A percentage is not what it is a percentage of. */
export function headerKeys(text: string): string[] {
  const folded = fold(text.replaceAll("%", " percent "));
  const tokens = folded.split(" ");
  while (tokens.length > 1 && UNITS.has(tokens[tokens.length - 1] as string)) tokens.pop();
  const bare = tokens.join(" ");
  return folded === "" ? [] : bare === folded ? [folded] : [folded, bare];
}

export interface AliasHit {
  readonly column: string;
  /** Place in the column's list: the canonical name is 0, earlier spellings say more. */
  readonly rank: number;
}

const indexes = new Map<Kind, ReadonlyMap<string, AliasHit>>();

/** Folded header text → canonical column, of one kind. */
export function aliasIndex(source: Source): ReadonlyMap<string, AliasHit> {
  const ready = indexes.get(source.kind);
  if (ready) return ready;
  const index = new Map<string, AliasHit>();
  for (const field of source.fields) {
    field.aliases.forEach((alias, rank) => {
      for (const key of headerKeys(alias).slice(0, 1)) if (!index.has(key)) index.set(key, { column: field.name, rank });
    });
  }
  indexes.set(source.kind, index);
  return index;
}

/** The column that a header names, if any. */
export function aliasHit(source: Source, header: string): AliasHit | undefined {
  const index = aliasIndex(source);
  for (const key of headerKeys(header)) {
    const hit = index.get(key);
    if (hit) return hit;
  }
  return undefined;
}

/** The one column that a misspelt header can mean: one slip in six letters, two in twelve. */
export function nearestAlias(source: Source, header: string, free: (column: string) => boolean): AliasHit | undefined {
  const [key = ""] = headerKeys(header).slice(-1);
  const slips = key.length >= 12 ? 2 : key.length >= 6 ? 1 : 0;
  if (slips === 0) return undefined;
  const near = [...aliasIndex(source)].filter(([alias, hit]) => free(hit.column) && Math.abs(alias.length - key.length) <= slips && alias.length >= 6 && distance(alias, key) <= slips);
  return new Set(near.map(([, hit]) => hit.column)).size === 1 ? near[0]?.[1] : undefined;
}

/** Edit distance; neighbours swapped count as one slip. */
function distance(a: string, b: string): number {
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
