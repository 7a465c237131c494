import type { Notation, Source } from "../sources/contract.ts";
import { isWordList } from "./content.ts";
import type { ReadPlan, UnknownWord } from "./plan.ts";

/** A list of words has no more than that; a column with more is no list. */
const DIFFERENT = 500;
const TOLD = 200;

/** Counts the words of the columns that take words of a list. */
export class WordCounts {
  readonly #columns: readonly { readonly field: Source["fields"][number]; readonly index: number; readonly counts: Map<string, number> }[];

  constructor(source: Source, bindings: ReadPlan["bindings"]) {
    this.#columns = source.fields.flatMap((field) => {
      const binding = bindings[field.name];
      return binding?.from === "column" && isWordList(field) ? [{ field, index: binding.index, counts: new Map<string, number>() }] : [];
    });
  }

  add(cellAt: (index: number) => string): void {
    for (const { index, counts } of this.#columns) {
      const word = cellAt(index);
      const count = counts.get(word);
      if (count !== undefined) counts.set(word, count + 1);
      else if (word !== "" && counts.size < DIFFERENT) counts.set(word, 1);
    }
  }

  /** Words that their lists do not know, the commonest first. */
  unknown(notation: Notation): UnknownWord[] {
    const found = this.#columns.flatMap(({ field, counts }) =>
      [...counts].flatMap(([word, count]) => (field.type.parse(word, field.name, notation).problem === "unknown_word" ? [{ column: field.name, word, count }] : [])),
    );
    return found.sort((a, b) => b.count - a.count).slice(0, TOLD);
  }
}
