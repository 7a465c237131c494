import { wilson } from "#app/stats/proportions.ts";
import type { Interval } from "#app/stats/proportions.ts";

/** A car that came under a promotion: the day, and when its service would have fallen due by all that was known before; null: unknown. */
export interface Use {
  readonly usedOn: string;
  readonly dueOn: string | null;
  /** How many cars came and fell due on these days; 1 if not said. */
  readonly cars?: number;
}

/** Whether the use stood in for a visit to come: due by then, early (due later, but before the end), not due before the end at all. */
export type UseKind = "due" | "early" | "beyond" | "unknown";

/** `until`: the last day that the promotion is judged by. Days are ISO dates. */
export const useKind = ({ usedOn, dueOn }: Pick<Use, "usedOn" | "dueOn">, until: string): UseKind => (dueOn === null ? "unknown" : dueOn <= usedOn ? "due" : dueOn <= until ? "early" : "beyond");

export interface PullForward {
  readonly counts: Readonly<Record<UseKind, number>>;
  /** Uses whose due day is known. */
  readonly known: number;
  /** Of those: early ones, with Wilson's limits. Null where none is known. */
  readonly early: (Interval & { readonly value: number }) | null;
  /** Of those: due anyway before the end, early ones among them. */
  readonly dueAnyway: (Interval & { readonly value: number }) | null;
}

/** How many uses of a promotion only stood in for a service that was coming. */
export function pullForward(uses: readonly Use[], until: string): PullForward {
  const counts = { due: 0, early: 0, beyond: 0, unknown: 0 };
  for (const use of uses) counts[useKind(use, until)] += use.cars ?? 1;
  const known = counts.due + counts.early + counts.beyond;
  const share = (x: number) => {
    const limits = wilson(x, known);
    return limits && { value: x / known, ...limits };
  };
  return { counts, known, early: share(counts.early), dueAnyway: share(counts.early + counts.due) };
}
