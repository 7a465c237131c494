import type { Source } from "../sources/contract.ts";
import { ROWS, type Header, type SampleRow } from "./header.ts";
import { headerOn } from "./header-on.ts";
import type { ReadOptions, Remembered } from "./plan.ts";
import { headerSignature } from "./signature.ts";

export interface Recalled {
  readonly header: Header;
  readonly remembered: Remembered;
}

/**
 * How files with this header were read before. Where the header that was found says too little, another of the first rows may be the one
 * that somebody once pointed at. Null when nobody did, when a mapping is given, or the remembered one is of another kind than was asked for.
 */
export async function recall(likely: Header, rows: readonly SampleRow[], options: ReadOptions, sources: readonly Source[], given: ReadonlySet<string>): Promise<Recalled | null> {
  if (options.mapping || !options.remembered) return null;
  const isSure = options.headerLine !== undefined || likely.fits[0]?.missing === 0;
  const others = isSure ? [] : rows.slice(0, ROWS).flatMap(({ line }) => headerOn(rows, line, sources, given) ?? []);
  for (const header of [likely, ...others]) {
    const signature = headerSignature(header.cells.map((cell) => cell.trim()));
    const remembered = signature === null ? null : await options.remembered(signature);
    if (remembered && (options.kind ?? remembered.mapping.kind) === remembered.mapping.kind) return { header, remembered };
  }
  return null;
}
