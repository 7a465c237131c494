import { payers, visitKinds } from "./policy-default.ts";
import type { Policy } from "./policy.ts";

/** The order in which a bridge goes from one policy to another: each step is taken from what the steps before it left. */
export const parameters = ["window_months", "too_new_months", "min_visits", "payers", "kinds", "sold_cars", "discount_threshold", "detractor_max", "counting"] as const satisfies readonly (keyof Policy)[];
export type Parameter = (typeof parameters)[number];

/** One parameter changed, or one payer or kind let in or left out. */
export interface PolicyStep {
  readonly parameter: Parameter;
  /** The payer or kind, and whether it now counts. */
  readonly item: { readonly word: string; readonly counts: boolean } | null;
  readonly before: Policy;
  readonly after: Policy;
}

/** The steps from one policy to another; none where they are the same. Payers and kinds are let in before others are left out, so that there is always one. */
export function policySteps(from: Policy, to: Policy): PolicyStep[] {
  const steps: PolicyStep[] = [];
  let now = from;
  const take = (parameter: Parameter, after: Policy, item: PolicyStep["item"] = null): void => {
    steps.push({ parameter, item, before: now, after });
    now = after;
  };
  for (const parameter of parameters) {
    if (parameter === "payers") words(payers, from.payers, to.payers, (word, counts, all) => take("payers", { ...now, payers: all }, { word, counts }));
    else if (parameter === "kinds") words(visitKinds, from.kinds, to.kinds, (word, counts, all) => take("kinds", { ...now, kinds: all }, { word, counts }));
    else if (from[parameter] !== to[parameter]) take(parameter, { ...now, [parameter]: to[parameter] });
  }
  return steps;
}

function words<T extends string>(order: readonly T[], from: readonly T[], to: readonly T[], take: (word: T, counts: boolean, all: T[]) => void): void {
  let now = new Set(from);
  for (const counts of [true, false]) {
    for (const word of order) {
      if (from.includes(word) === to.includes(word) || to.includes(word) !== counts) continue;
      now = new Set(counts ? [...now, word] : [...now].filter((one) => one !== word));
      take(word, counts, order.filter((one) => now.has(one)));
    }
  }
}

/** What a share is made of at one point of the bridge. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}
/** A step of the bridge in tenths of a percentage point, and in people: how many more (or fewer) the share counts, and is taken of. */
export interface BridgeStep {
  readonly points: number | null;
  readonly numerator: number;
  readonly denominator: number;
}
export interface Bridge {
  /** In tenths of a percent; null over nothing. */
  readonly from: number | null;
  readonly to: number | null;
  readonly steps: readonly BridgeStep[];
}

const tenths = ({ numerator, denominator }: Share): number | null => (denominator === 0 ? null : Math.round((1000 * numerator) / denominator));

/** The bridge over shares before, after each step: what is printed re-adds exactly, for differences are taken of what is printed. */
export function bridgeOf(shares: readonly Share[]): Bridge {
  const steps = shares.slice(1).map((share, i) => {
    const before = shares[i] as Share;
    const [low, high] = [tenths(before), tenths(share)];
    return { points: low === null || high === null ? null : high - low, numerator: share.numerator - before.numerator, denominator: share.denominator - before.denominator };
  });
  const [first, last] = [shares[0], shares.at(-1)];
  return { from: first ? tenths(first) : null, to: last ? tenths(last) : null, steps };
}
