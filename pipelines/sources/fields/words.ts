import type { FieldType, Notation } from "../contract.ts";
import { code, fieldType, fine, wrong } from "./field.ts";
import { fold, foldSql, lower } from "./fold.ts";
import { literal } from "./pattern.ts";

/** Canonical word → its spellings; the canonical word is always one of them. */
export type WordList = Readonly<Record<string, readonly string[]>>;

/** A word of a list, told by any of its spellings in three languages, and by those that a mapping file adds. */
export function words(name: string, list: WordList): FieldType {
  const known = new Map<string, string>();
  for (const [canonical, spellings] of Object.entries(list)) {
    for (const spelling of [canonical, ...spellings]) {
      const other = known.get(fold(spelling));
      if (other !== undefined && other !== canonical) throw new Error(`${name}: "${spelling}" means ${other} and ${canonical}`);
      known.set(fold(spelling), canonical);
    }
  }
  const table = (column: string, notation: Notation): ReadonlyMap<string, string> => new Map([...known, ...Object.entries(notation.words[column] ?? {})]);
  /** Words that are canonical already. */
  const ready = (all: ReadonlyMap<string, string>): string[] => Object.keys(list).filter((word) => all.get(word) === word && lower(word) === word);
  return fieldType({
    name,
    sqlType: "VARCHAR",
    words: list,
    usual: {
      is: (cell, column, notation) => ready(table(column, notation)).includes(cell),
      value: (cell, column, notation) => `case when list_contains([${ready(table(column, notation)).map(literal).join(", ")}], ${cell}) then ${cell} end`,
    },
    parse(cell, column, notation) {
      const entries = table(column, notation);
      const word = entries.get(lower(cell)) ?? entries.get(fold(cell));
      return word === undefined ? wrong("unknown_word") : fine(word);
    },
    value(cell, column, notation) {
      const all = table(column, notation);
      const map = `map {${[...all].map(([spelling, word]) => `${literal(spelling)}: ${literal(word)}`).join(", ")}}`;
      const any = `coalesce(${map}[lower(${cell})], ${map}[${foldSql(cell)}])`;
      // A map is looked through from its beginning: a word that is canonical already need not be.
      return `case when ${cell} in (${ready(all).map(literal).join(", ")}) then ${cell} else ${any} end`;
    },
    why: () => code("unknown_word"),
  });
}
