import type { Kind, Source } from "../sources/contract.ts";
import { fold } from "../sources/fields/fold.ts";

/** Units and currencies behind a header: «Пробег, км», «Сумма (тг)». */
const UNITS: ReadonlySet<string> = new Set(["тг", "тнг", "тенге", "теңге", "kzt", "руб", "рублей", "р", "rub", "usd", "eur", "долл", "евро", "км", "km", "шт", "в", "дней", "лет", "балл", "pcs"]);

/** Is the cell nothing but a unit? A printed form has a row of them under its header. */
export const isUnit = (text: string): boolean => UNITS.has(fold(text)) || /^[₸₽$€%№]$/u.test(text.trim());

/** A header as it is looked up: by what it is compared by, then by what may stand for that. Every kind asks for it anew, so it is kept. */
interface Keys {
  readonly exact: readonly string[];
  readonly looks: readonly string[];
  readonly full: readonly string[];
}
const keysOf = new Map<string, Keys>();

/** What a header is compared by: the folded text, and the same without units. A percentage is not what it is a percentage of. */
export const headerKeys = (text: string): readonly string[] => keysFor(text).exact;

function keysFor(text: string): Keys {
  const known = keysOf.get(text);
  if (known) return known;
  const exact = exactKeys(text);
  const keys = { exact, looks: exact.filter(mixesAlphabets).map(lookOf), full: exact.map(inFull) };
  if (keysOf.size > 20_000) keysOf.clear();
  keysOf.set(text, keys);
  return keys;
}

function exactKeys(text: string): readonly string[] {
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

type AliasIndex = ReadonlyMap<string, AliasHit>;
interface Spellings {
  readonly exact: AliasIndex;
  /** The same with Cyrillic letters as the Latin ones they look like; spellings that two columns would share are left out. */
  readonly looks: AliasIndex;
  /** The same written in full, as both would be: "Order Dt" and "order date"; what two columns would share is left out. */
  readonly full: AliasIndex;
}
const indexes = new Map<Kind, Spellings>();

function spellings(source: Source): Spellings {
  const ready = indexes.get(source.kind);
  if (ready) return ready;
  const exact = new Map<string, AliasHit>();
  for (const field of source.fields) {
    field.aliases.forEach((alias, rank) => {
      for (const key of exactKeys(alias).slice(0, 1)) if (!exact.has(key)) exact.set(key, { column: field.name, rank });
    });
  }
  const made = { exact, looks: respelt(exact, lookOf), full: respelt(exact, inFull) };
  indexes.set(source.kind, made);
  return made;
}

/** The index under another spelling of its keys, less those that would then mean two columns. */
function respelt(exact: AliasIndex, spell: (key: string) => string): AliasIndex {
  const found = new Map<string, AliasHit | null>();
  for (const [key, hit] of exact) {
    const other = spell(key);
    const seen = found.get(other);
    found.set(other, seen === undefined || seen?.column === hit.column ? (seen ?? hit) : null);
  }
  return new Map([...found].filter((entry): entry is [string, AliasHit] => entry[1] !== null));
}

/** Folded header text → canonical column, of one kind. */
export const aliasIndex = (source: Source): AliasIndex => spellings(source).exact;

/** The column that a header names, if any; a letter of the other alphabet that looks the same is the same, and so is an abbreviation of the trade. */
export function aliasHit(source: Source, header: string): AliasHit | undefined {
  const of = spellings(source);
  const keys = keysFor(header);
  for (const how of ["exact", "looks", "full"] as const) {
    for (const key of keys[how]) {
      const hit = of[how].get(key);
      if (hit) return hit;
    }
  }
  return undefined;
}

/** What importers' systems cut short; each has one meaning in the trade. */
const IN_FULL: Readonly<Record<string, string>> = {
  adv: "advisor", adviser: "advisor", amt: "amount", appt: "appointment", camp: "campaign", cust: "customer", del: "delivery", desc: "description", descr: "description",
  disc: "discount", dlvry: "delivery", dt: "date", emp: "employee", inv: "invoice", lab: "labour", labor: "labour", nbr: "number", no: "number", num: "number", pts: "points",
  qty: "quantity", resp: "response", svc: "service", tech: "technician", tot: "total", trx: "transaction", txn: "transaction", veh: "vehicle",
};
const inFull = (key: string): string =>
  key
    .replace(/ y n$/, "")
    .split(" ")
    .map((word) => (Object.hasOwn(IN_FULL, word) ? IN_FULL[word] : word))
    .join(" ");

const CYRILLIC = "авекмнорстухіё";
const LATIN = "abekmhopctyxie";
const pairs = new Map(Array.from(CYRILLIC, (c, i) => [c, LATIN.charAt(i)] as const));
const twins = new RegExp(`[${CYRILLIC}]`, "g");
const lookOf = (key: string): string => key.replace(twins, (c) => pairs.get(c) ?? c);
const mixesAlphabets = (key: string): boolean => key.split(" ").some((word) => /[a-z]/.test(word) && (/[\u0400-\u052f]/.test(word) || /^[abekmhopctyxi]+$/.test(word)));
