/** A list at hand, or parts of it as they come. */
export type InParts<T> = readonly T[] | AsyncIterable<readonly T[]>;

/** Its parts, of one at hand it itself. */
export async function* partsOf<T>(items: InParts<T>): AsyncGenerator<readonly T[], void> {
  if (Symbol.asyncIterator in items) yield* items;
  else yield items;
}
