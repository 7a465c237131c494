import { csvLine, type CsvValue } from "#app/exports/csv.ts";
import type { Steps } from "#app/stats/steps.ts";
import { inSlices } from "./in-slices.ts";

/** Letters of a piece: a text of many megabytes is turned into bytes bit by bit. */
const PIECE = 1 << 18;

export interface CsvList<T> {
  /** Lines before the head. */
  readonly about?: readonly (readonly CsvValue[])[];
  readonly head: readonly CsvValue[];
  readonly items: Iterable<T>;
  readonly cells: (item: T) => readonly CsvValue[];
  /** A last line about them all. */
  readonly note?: string | null;
}

/** A list as a CSV file with its byte-order mark, its lines made a few at a time: a hundred thousand clients hold nobody up. */
export const csvFile = <T>(list: CsvList<T>): Promise<Uint8Array<ArrayBuffer>> => inSlices(written(list));

function* written<T>({ about = [], head, items, cells, note = null }: CsvList<T>): Steps<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let text = `\uFEFF${[...about, head].map((line) => csvLine(line)).join("")}`;
  let count = 0;
  for (const item of items) {
    text += csvLine(cells(item));
    if (++count % 50 === 0) yield;
    if (text.length < PIECE) continue;
    pieces.push(Buffer.from(text));
    text = "";
  }
  pieces.push(Buffer.from(note === null ? text : text + csvLine([note])));
  return Buffer.concat(pieces);
}
