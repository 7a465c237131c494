import type { Field, Source } from "../sources/contract.ts";
import { aliasHit, headerKeys } from "./aliases.ts";
import { isTypical, typicalFor } from "./content.ts";
import type { ReadPlan, Suggestion } from "./plan.ts";
import { likeness } from "./similar.ts";

/** Less than this is no suggestion. */
const LEAST = 0.5;

export interface Open {
  readonly source: Source;
  readonly headers: readonly string[];
  readonly bindings: ReadPlan["bindings"];
  readonly unmapped: ReadPlan["unmapped"];
  /** Cells of a column in the first records, blank ones left out. */
  readonly cells: (index: number) => readonly string[];
}

/** What columns that feed nothing may mean: by how their headers are spelt, else by what they hold. Each column and each meaning once, the surest first. */
export function suggestColumns({ source, headers, bindings, unmapped, cells }: Open): Suggestion[] {
  const free = source.fields.filter((field) => !bindings[field.name]);
  const open = headers.length ? unmapped.filter(({ header }) => !aliasHit(source, header)) : [];
  const unnamed = headers.flatMap((header, index) => (header === "" ? [{ index, header }] : []));
  const all = [...open.flatMap(({ index, header }) => bySpelling(index, header, free, cells(index))), ...[...open, ...unnamed].flatMap(({ index, header }) => byContent(index, header, free, cells(index)))];
  all.sort((a, b) => b.score - a.score || (a.index as number) - (b.index as number));
  const taken: Suggestion[] = [];
  for (const one of all) if (one.score >= LEAST && !taken.some((t) => t.index === one.index || t.column === one.column)) taken.push(one);
  return taken;
}

function bySpelling(index: number, header: string, free: readonly Field[], cells: readonly string[]): Suggestion[] {
  const [key = ""] = headerKeys(header).slice(-1);
  return free.flatMap((field) => {
    const score = Math.max(...field.aliases.map((alias) => likeness(key, headerKeys(alias)[0] ?? "")));
    if (score < LEAST || !isTypical(field, cells)) return [];
    return [{ index, header, column: field.name, value: null, why: "spelling" as const, score: round(score) }];
  });
}

const byContent = (index: number, header: string, free: readonly Field[], cells: readonly string[]): Suggestion[] =>
  typicalFor(free, cells).map(({ column, score }) => ({ index, header, column, value: null, why: "content" as const, score: round(score) }));

const round = (score: number): number => Math.round(Math.min(1, score) * 100) / 100;
