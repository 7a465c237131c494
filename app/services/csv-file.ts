import { csvLine, type CsvValue } from "#app/exports/csv.ts";
import { partsOf, type InParts } from "#app/exports/in-parts.ts";
import type { Steps } from "#app/stats/steps.ts";
import { inSlices } from "./in-slices.ts";

/** Letters of a piece: a text of many megabytes is turned into bytes bit by bit. */
const PIECE = 1 << 18;

export interface CsvList<T> {
  /** Lines before the head. */
  readonly about?: readonly (readonly CsvValue[])[];
  readonly head: readonly CsvValue[];
  readonly items: InParts<T>;
  readonly cells: (item: T) => readonly CsvValue[];
  /** A last line about them all. */
  readonly note?: string | null;
}

/** What a file's answer holds. */
export type FileBody = ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>;

/** A file that is made, for who sends it. */
export interface WrittenFile {
  readonly body: FileBody;
  readonly type: string;
  readonly name: string;
}

/** A list as a CSV file with its byte-order mark, its lines made a few at a time: a hundred thousand clients hold nobody up. It is whole before the first byte leaves. */
export async function csvFile<T>({ about = [], head, items, cells, note = null }: CsvList<T>): Promise<ReadableStream<Uint8Array>> {
  const pieces: Uint8Array[] = [Buffer.from(`\uFEFF${[...about, head].map((line) => csvLine(line)).join("")}`)];
  for await (const some of partsOf(items)) await inSlices(written(pieces, some, cells));
  if (note !== null) pieces.push(Buffer.from(csvLine([note])));
  let at = 0;
  return new ReadableStream({
    pull(to) {
      const piece = pieces[at++];
      if (piece === undefined) to.close();
      else to.enqueue(piece);
    },
  });
}

function* written<T>(pieces: Uint8Array[], items: readonly T[], cells: CsvList<T>["cells"]): Steps<void> {
  let text = "";
  for (const [at, item] of items.entries()) {
    text += csvLine(cells(item));
    if (at % 50 === 49) yield;
    if (text.length < PIECE) continue;
    pieces.push(Buffer.from(text));
    text = "";
  }
  pieces.push(Buffer.from(text));
}
