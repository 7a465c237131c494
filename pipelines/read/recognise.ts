import type { Kind, Source } from "../sources/contract.ts";
import { aliasHit } from "./aliases.ts";
import { kindsNamed } from "./file-name.ts";
import type { Ambiguity, ReadPlan } from "./plan.ts";

/** How well a header fits one kind. */
export interface Fit {
  readonly kind: Kind;
  /** Canonical columns that the header names. */
  readonly known: number;
  /** Required columns that come from nowhere. */
  readonly missing: number;
  readonly score: number;
  /** The kind asks for next to nothing and the header says next to nothing of it: it only fits because everything does. */
  readonly guessed: boolean;
}

/** A required column that is not there outweighs two that are. */
const MISSING = 2;
/** A branch is often not there, and is easily given. */
const MISSING_BRANCH = 0.5;
/** Kinds nearer than this are not told apart by their headers; of those that explain as many columns, nearer than the second. */
const MARGIN = 0.6;
const MARGIN_OF_EQUALS = 1.5;

/**
 * Kinds by fit: each column that the header names counts 1, half more when it is required or of the key, and more the fewer kinds
 * share its spelling; each required one that is missing takes away.
 */
export function rankKinds(cells: readonly string[], sources: readonly Source[], given: ReadonlySet<string>): readonly Fit[] {
  const filled = cells.filter((cell) => cell !== "").length;
  const sharers = cells.map((cell) => sources.filter((source) => aliasHit(source, cell)).length);
  return sources
    .map((source): Fit => {
      const own = new Map<string, number>();
      cells.forEach((cell, i) => {
        const hit = aliasHit(source, cell);
        if (hit) own.set(hit.column, Math.max(own.get(hit.column) ?? 0, 1 / (sharers[i] as number)));
      });
      const missing = source.fields.filter((f) => f.required && !own.has(f.name) && !given.has(f.name));
      const gained = source.fields.reduce((sum, f) => sum + (own.has(f.name) ? 1 + (f.required || f.key ? 0.5 : 0) + (own.get(f.name) as number) : 0), 0);
      const lost = missing.reduce((sum, f) => sum + (f.name === "branch" ? MISSING_BRANCH : MISSING), 0);
      const asksLittle = source.fields.filter((f) => f.required).length <= 1;
      return { kind: source.kind, known: own.size, missing: missing.length, score: gained - lost, guessed: asksLittle && own.size * 2 < filled };
    })
    .sort((a, b) => b.score - a.score || a.missing - b.missing);
}

export interface Recognised {
  readonly kind: Kind;
  readonly by: ReadPlan["kindBy"];
  readonly ambiguities: readonly Ambiguity[];
}

/** The kind of a header. Kinds that fit alike are told apart by the file's name, else asked about. */
export function recogniseKind(fits: readonly Fit[], fileName: string): Recognised {
  const [best] = fits as readonly [Fit];
  const alike = best.known === 0 ? fits : best.guessed ? fits.filter((fit) => fit.known >= best.known) : fits.filter((fit) => fit === best || (fit.known > 1 && fit.missing <= best.missing && best.score - fit.score < (fit.known === best.known ? MARGIN_OF_EQUALS : MARGIN)));
  if (alike.length === 1) return { kind: best.kind, by: "headers", ambiguities: [] };
  const named = kindsNamed(fileName, alike.map(({ kind }) => kind));
  if (named.length === 1) return { kind: named[0] as Kind, by: "file_name", ambiguities: [] };
  return { kind: best.kind, by: "headers", ambiguities: [{ code: "kind", option: "--kind", choices: alike.map(({ kind }) => kind), examples: [] }] };
}
