import { betaCdf } from "#app/stats/beta-tail.ts";
import { overdispersionFactor } from "#app/stats/funnel.ts";

/** Units of one person: x of n. */
export interface Counts {
  readonly x: number;
  readonly n: number;
}
export type Says = "hint" | "nothing" | "few";

/** Under so many orders, visits or questionnaires nothing is said of a person. */
export const FEWEST_UNITS = 20;
/** Fewer cases than this are no hint, however rare they are elsewhere: each of them has an innocent cause. */
export const FEWEST_CASES = 3;
/** What chance alone does once in a thousand people: the limits of a funnel plot. */
const CHANCE = 0.001;
/** Chance of so far out is looked up in a table of shares this far from it. */
const BOTH_ENDS = 1e-9;

/** P(X ≥ x) of n draws at p. */
export const atLeast = (x: number, n: number, p: number): number => (x <= 0 ? 1 : x > n ? 0 : betaCdf(Math.min(1 - BOTH_ENDS, Math.max(BOTH_ENDS, p)), x, n - x + 1));
const atMost = (x: number, n: number, p: number): number => 1 - atLeast(x + 1, n, p);

/**
 * Whether each person's share lies beyond what chance allows, against everybody else in the role: the tail of the binomial at the others'
 * share, with half a case added to it, so that three cases among few are no hint where the others have none. People differ more than chance for
 * reasons of their own (branch, hours, kind of work): n is taken down by the over-dispersion of the others among themselves (Spiegelhalter 2005, see
 * `app/stats/funnel.ts`); whoever is judged does not widen the limits.
 */
export function hints(people: readonly Counts[], side: "above" | "below"): { readonly says: Says; readonly others: number | null }[] {
  const all = people.reduce((sum, { x, n }) => ({ x: sum.x + x, n: sum.n + n }), { x: 0, n: 0 });
  return people.map(({ x, n }, at) => {
    const rest = { x: all.x - x, n: all.n - n };
    const others = rest.n === 0 ? null : rest.x / rest.n;
    if (others === null || n < FEWEST_UNITS || rest.n < FEWEST_UNITS) return { says: "few", others };
    const usual = (rest.x + 0.5) / (rest.n + 1);
    const spread = others > 0 && others < 1 ? overdispersionFactor(people.filter((_, i) => i !== at), others) : 1;
    const [fewerX, fewerN] = [x / spread, n / spread];
    const tail = side === "above" ? atLeast(fewerX, fewerN, usual) : atMost(fewerX, fewerN, usual);
    const enough = side === "above" ? x >= FEWEST_CASES && x / n > usual : x / n < usual;
    return { says: enough && tail < CHANCE ? "hint" : "nothing", others };
  });
}
