import type { Inputs } from "./inputs.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** One text for one value: keys in code-unit order, no spaces, absent keys left out. RangeError for a number that JSON cannot say. */
export function canonicalJson(value: Json): string {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`canonicalJson: ${value} cannot be said in JSON`);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const keys = Object.keys(value).filter((key) => value[key] !== undefined).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] as Json)}`).join(",")}}`;
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value);
const sorted = <T extends Json>(list: readonly T[]): T[] => list.map((one) => ({ one, key: canonicalJson(one) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ one }) => one);

/** Inputs with every list in one order, so that the order in which people and rows were read is not part of what is kept. */
export function canonicalInputs({ frozen, people, deals, carried, adjustments, ...rest }: Inputs): Inputs {
  const inOrder = <T extends { readonly rows: readonly string[] }>(one: T): T => ({ ...one, rows: [...one.rows].sort() });
  return {
    ...rest,
    frozen: { targets: sorted(frozen.targets), quotas: sorted(frozen.quotas), priors: sorted(frozen.priors), means: sorted(frozen.means) },
    people: sorted(people.map((person) => ({ ...person, results: mapValues(person.results, inOrder), amounts: mapValues(person.amounts, inOrder) }))),
    deals: sorted(deals.map(inOrder)),
    carried: sorted(carried.map((one) => ({ ...one, result: inOrder(one.result) }))),
    adjustments: sorted(adjustments),
  };
}

const mapValues = <T extends object>(record: T, change: <V extends { readonly rows: readonly string[] }>(value: V) => V): T =>
  Object.fromEntries(Object.entries(record).map(([key, value]: [string, { readonly rows: readonly string[] }]) => [key, change(value)])) as T;
