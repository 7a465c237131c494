import type { Narrow } from "#app/metrics/types.ts";

const day = /^\d{1,5}$/;
const range = /^(\d{1,12}(?:\.\d{1,2})?)\.\.(\d{1,12}(?:\.\d{1,2})?)?$/;

/** "180" and "5000..10000", "80000.." in an address; null for anything else. */
export function parseNarrow(text: string): Narrow | null {
  if (day.test(text)) return { upTo: Number(text) };
  const [found, from, to] = range.exec(text) ?? [];
  if (found === undefined || (to !== undefined && Number(to) <= Number(from))) return null;
  return { from: Number(from), to: to === undefined ? null : Number(to) };
}

export const narrowText = (narrow: Narrow): string => ("upTo" in narrow ? String(narrow.upTo) : `${narrow.from}..${narrow.to ?? ""}`);
