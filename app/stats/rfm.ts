import { quantile } from "./quantile.ts";

/** Recency (days since the last visit), frequency (visits) and money (margin, not revenue) of a client in a fixed window. */
export interface Rfm {
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
}

/** Rising values at which the next class begins; the same value is always in the same class, as NTILE would not have it. */
export interface RfmCuts {
  readonly recency: readonly number[];
  readonly frequency: readonly number[];
  readonly monetary: readonly number[];
}

/** 1–5 with five classes; 5 is best, for recency the fewest days. */
export interface RfmScores {
  readonly r: number;
  readonly f: number;
  readonly m: number;
}

/**
 * Cuts of one measure by the rule of the R package rfm: type-7 quantiles at ⅕, ⅖, … plus 1, so that a value on a quantile
 * of whole numbers stays below it. Null for no value; RangeError for fewer than 2 classes.
 */
export function quantileCuts(values: readonly number[], classes = 5): readonly number[] | null {
  if (!(Number.isInteger(classes) && classes >= 2)) throw new RangeError(`quantileCuts: ${classes} classes`);
  if (values.length === 0) return null;
  return Array.from({ length: classes - 1 }, (_, i) => (quantile(values, (i + 1) / classes) as number) + 1);
}

/**
 * Cuts of a set of clients. Quantiles always call a fifth of the clients bad, and move when the mix does: beside them use cuts
 * fixed by the business (a service interval, visits a year), which are just another `RfmCuts`. Null without clients.
 */
export function rfmCuts(clients: readonly Rfm[], classes = 5): RfmCuts | null {
  const recency = quantileCuts(clients.map((c) => c.recency), classes);
  const frequency = quantileCuts(clients.map((c) => c.frequency), classes);
  const monetary = quantileCuts(clients.map((c) => c.monetary), classes);
  return recency && frequency && monetary && { recency, frequency, monetary };
}

/** 1 + how many cuts the value has reached. */
function classOf(value: number, cuts: readonly number[]): number {
  return 1 + cuts.filter((cut) => value >= cut).length;
}

export function rfmScores(client: Rfm, cuts: RfmCuts): RfmScores {
  return {
    r: cuts.recency.length + 2 - classOf(client.recency, cuts.recency),
    f: classOf(client.frequency, cuts.frequency),
    m: classOf(client.monetary, cuts.monetary),
  };
}

export type RfmSegment =
  | "champions"
  | "potential_loyalist"
  | "loyal_customers"
  | "promising"
  | "new_customers"
  | "cant_lose"
  | "at_risk"
  | "need_attention"
  | "about_to_sleep"
  | "lost"
  | "hibernating"
  | "others"
  /** Younger than one interval between services: has not had the time to return, and is in no other segment. */
  | "new_not_due";

type Range = readonly [from: number, to: number];

/** Which scores make which segment. There is no standard: print id and version beside every figure made by it. */
export interface RfmTable {
  readonly id: string;
  readonly version: number;
  /** The first rule that holds decides; nobody's are `others`. */
  readonly rules: readonly { readonly segment: RfmSegment; readonly r: Range; readonly f: Range; readonly m: Range }[];
}

const rule = (segment: RfmSegment, r: Range, f: Range, m: Range) => ({ segment, r, f, m });

/** Table of the R package rfm 0.3.0 (MIT). */
export const rfmTable: RfmTable = {
  id: "rfm-0.3.0",
  version: 1,
  rules: [
    rule("champions", [5, 5], [5, 5], [5, 5]),
    rule("potential_loyalist", [3, 5], [3, 5], [2, 5]),
    rule("loyal_customers", [2, 4], [2, 4], [2, 4]),
    rule("promising", [3, 4], [1, 3], [3, 5]),
    rule("new_customers", [4, 5], [1, 3], [1, 5]),
    rule("cant_lose", [1, 2], [3, 4], [4, 5]),
    rule("at_risk", [1, 2], [2, 5], [4, 5]),
    rule("need_attention", [1, 3], [3, 5], [3, 5]),
    rule("about_to_sleep", [2, 3], [1, 3], [1, 4]),
    rule("lost", [1, 1], [1, 5], [1, 5]),
  ],
};

/** The other common map, of older texts; its ranges overlap, so that the order of the rules decides. */
export const rfmTableOlder: RfmTable = {
  id: "rfm-older",
  version: 1,
  rules: [
    rule("champions", [4, 5], [4, 5], [4, 5]),
    rule("loyal_customers", [2, 5], [3, 5], [3, 5]),
    rule("potential_loyalist", [3, 5], [1, 3], [1, 3]),
    rule("new_customers", [4, 5], [1, 1], [1, 1]),
    rule("promising", [3, 4], [1, 1], [1, 1]),
    rule("need_attention", [2, 3], [2, 3], [2, 3]),
    rule("about_to_sleep", [2, 3], [1, 2], [1, 2]),
    rule("at_risk", [1, 2], [2, 5], [2, 5]),
    rule("cant_lose", [1, 1], [4, 5], [4, 5]),
    rule("hibernating", [1, 2], [1, 2], [1, 2]),
    rule("lost", [1, 2], [1, 2], [1, 2]),
  ],
};

/** Segment of a client; with `notYetDue` (younger than one interval) it is `new_not_due` whatever the scores. */
export function rfmSegment({ r, f, m }: RfmScores, table: RfmTable = rfmTable, notYetDue = false): RfmSegment {
  if (notYetDue) return "new_not_due";
  const within = (score: number, [from, to]: Range) => score >= from && score <= to;
  return table.rules.find((rule) => within(r, rule.r) && within(f, rule.f) && within(m, rule.m))?.segment ?? "others";
}
