import { normalCdf, Z95 } from "#app/stats/normal.ts";
import { smallestDetectable } from "#app/stats/uplift.ts";

/** What a test is designed from. Money in minor units. */
export interface DesignInput {
  /** Clients who may be put into it. */
  readonly clients: number;
  /** Standard deviation of what one of them left over as long a time as the test counts; who did not come left 0. */
  readonly sd: number;
  /** Margin that the promotion is expected to bring on top, per client written to, before the cost of writing; null: nobody knows. */
  readonly effect: number | null;
  readonly contactCost: number;
  readonly fixedCost: number;
}

/** What a holdout of one size shows and costs. */
export interface DesignPoint {
  readonly share: number;
  readonly holdout: number;
  readonly treated: number;
  /** The smallest effect per client that such arms find in four tests of five; null with an empty arm. */
  readonly seen: number | null;
  /** The effect per client at which the promotion pays its costs, c + F ÷ treated. */
  readonly breakEven: number | null;
  /** The smallest true effect by which the promotion is found to have earned in four tests of five: break-even + seen. */
  readonly proven: number | null;
  /** The chance that the verdict will be "earned" where the expected effect is the true one. */
  readonly chance: number | null;
  /** Margin that those held out would have brought: n × expected effect. */
  readonly forgone: number | null;
  /** The same less the contacts that were not paid for. */
  readonly cost: number | null;
  /** Information, 4 s (1 − s): how much of what two equal halves would tell. */
  readonly information: number;
}

/** Shares shown beside each other. */
export const curveShares = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5] as const;
/** Of a holdout when nothing is expected: effects are seen that are a quarter larger than by equal halves, at two fifths of their cost. */
export const USUAL_SHARE = 0.2;
const LARGEST_SHARE = 0.5;
const MOST_PER_ARM = 1e8;

const reaches = (effect: number, wanted: number | null): boolean => wanted !== null && effect >= wanted;

/** A design at a share of the clients that are held out. RangeError unless 0 < share < 1 and nothing is negative. */
export function designAt(share: number, { clients, sd, effect, contactCost, fixedCost }: DesignInput): DesignPoint {
  if (!(share > 0 && share < 1)) throw new RangeError(`designAt: a share of ${share}`);
  if (!(clients >= 0 && sd >= 0 && contactCost >= 0 && fixedCost >= 0)) throw new RangeError(`designAt: ${clients} clients, sd ${sd}, costs ${contactCost} and ${fixedCost}`);
  const holdout = Math.round(Number((share * clients).toPrecision(15)));
  const treated = clients - holdout;
  const seen = smallestDetectable(sd, treated, holdout);
  const breakEven = treated === 0 ? null : contactCost + fixedCost / treated;
  const proven = seen === null || breakEven === null ? null : seen + breakEven;
  const error = holdout === 0 || treated === 0 ? null : sd * Math.sqrt(1 / treated + 1 / holdout);
  return {
    share,
    holdout,
    treated,
    seen,
    breakEven,
    proven,
    chance: effect === null || error === null || breakEven === null ? null : error === 0 ? Number(effect > breakEven) : normalCdf((effect - breakEven) / error - Z95),
    forgone: effect === null ? null : holdout * effect,
    cost: effect === null ? null : holdout * (effect - contactCost),
    information: 4 * share * (1 - share),
  };
}

export const designCurve = (input: DesignInput): DesignPoint[] => curveShares.map((share) => designAt(share, input));

/**
 * Clients in all, half of them held out, by whom an expected effect is found to have earned in four tests of five. Null where no number
 * does, for the effect does not pay the contact.
 */
export function clientsToProve({ sd, effect, contactCost, fixedCost }: Omit<DesignInput, "clients">): number | null {
  if (effect === null || effect <= contactCost) return null;
  const enough = (arm: number): boolean => contactCost + fixedCost / arm + (smallestDetectable(sd, arm, arm) ?? 0) <= effect;
  if (!enough(MOST_PER_ARM)) return null;
  let [few, many] = [0, MOST_PER_ARM];
  while (many - few > 1) {
    const middle = Math.floor((few + many) / 2);
    if (enough(middle)) many = middle;
    else few = middle;
  }
  return 2 * many;
}

export interface Suggestion {
  readonly share: number;
  /**
   * proves: the smallest share by which the expected effect would be found to have earned; sees: that it did anything, not that it earned;
   * too_few: nothing of it can be told by so few, `clients` would do; never_pays: the effect does not pay the contact; usual: no effect is expected.
   */
  readonly why: "proves" | "sees" | "too_few" | "never_pays" | "usual";
  readonly clients: number | null;
}

/** The share to hold out, to the whole per cent from 5 to 50. Null for fewer than 4 clients. */
export function suggestShare(input: DesignInput): Suggestion | null {
  const { effect, contactCost } = input;
  if (input.clients < 4) return null;
  if (effect === null) return { share: USUAL_SHARE, why: "usual", clients: null };
  if (effect <= contactCost) return { share: USUAL_SHARE, why: "never_pays", clients: null };
  const shares = Array.from({ length: 46 }, (_, i) => (i + 5) / 100);
  const proves = shares.find((share) => reaches(effect, designAt(share, input).proven));
  if (proves !== undefined) return { share: proves, why: "proves", clients: null };
  const clients = clientsToProve(input);
  const sees = shares.find((share) => reaches(effect, designAt(share, input).seen));
  return sees === undefined ? { share: LARGEST_SHARE, why: "too_few", clients } : { share: sees, why: "sees", clients };
}
