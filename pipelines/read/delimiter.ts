import type { Source } from "../sources/contract.ts";
import { findHeader, type SampleRow } from "./header.ts";
import { ReadError, type Delimiter } from "./plan.ts";
import { firstRows } from "./sample.ts";

const candidates: readonly Delimiter[] = [";", "\t", ",", "|"];
const names: Readonly<Record<string, Delimiter>> = { ",": ",", ";": ";", "\t": "\t", "\\t": "\t", tab: "\t", "|": "|", comma: ",", semicolon: ";", pipe: "|", whitespace: "whitespace", blank: "whitespace", " ": "whitespace" };

/** The delimiter that an option or a mapping file names. Throws ReadError bad_mapping. */
export function namedDelimiter(name: string, file: string): Delimiter {
  const found = names[name] ?? names[name.toLowerCase()];
  if (!found) throw new ReadError("bad_mapping", { file, at: "delimiter", why: name });
  return found;
}

/** `sep=;` on the first line, as spreadsheets write it. */
export function separatorLine(bytes: Buffer): Delimiter | null {
  const sign = /^"?sep=([,;|\t])"?\s*(?:\r|\n|$)/i.exec(bytes.toString("utf8", 0, 16))?.[1];
  return sign ? (names[sign] ?? null) : null;
}

/** The delimiter that makes a known header, and then the one that cuts the records most evenly. */
export function detectDelimiter(bytes: Buffer, sources: readonly Source[]): Delimiter {
  const judged = candidates.map((delimiter) => {
    const rows = firstRows(bytes, delimiter, 100);
    return { delimiter, known: findHeader(rows, sources, new Set())?.fits[0]?.known ?? 0, even: evenness(rows) };
  });
  judged.sort((a, b) => b.known - a.known || b.even - a.even);
  return judged[0]?.delimiter ?? ",";
}

/** Share of records that have the commonest number of fields, times that number; 0 when it is one. */
function evenness(rows: readonly SampleRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [width = 1, often = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return width === 1 ? 0 : (often / rows.length) * Math.min(width, 20);
}
