/**
 * Segments by recency and frequency, version 1: value cuts, never quantiles, so that a client's segment moves only when the client does.
 * Recency in whole months since the last visit day, frequency in visit days of the last 24 months; 5 is best.
 */
export const rfmCuts = {
  /** A last visit within so many months: class 5, 4, 3, 2; older (up to 24 months) is 1. */
  recency: [3, 6, 12, 18],
  /** So many visit days or more: class 5, 4, 3, 2; fewer is 1. */
  frequency: [8, 5, 3, 2],
} as const;

export const rfmClasses = ["5", "4", "3", "2", "1"] as const;
export const segments = ["champions", "loyal", "growing", "newcomers", "cooling", "at_risk", "leaving", "gone"] as const;
export type Segment = (typeof segments)[number];

interface Rule {
  readonly segment: Segment;
  /** Classes from this one on, up to that one. */
  readonly recency: readonly [number, number];
  readonly frequency: readonly [number, number];
}

/** The first rule that fits gives the segment; together they cover the grid. */
export const rfmRules: readonly Rule[] = [
  { segment: "champions", recency: [4, 5], frequency: [4, 5] },
  { segment: "loyal", recency: [3, 5], frequency: [3, 5] },
  { segment: "growing", recency: [4, 5], frequency: [2, 2] },
  { segment: "newcomers", recency: [4, 5], frequency: [1, 1] },
  { segment: "cooling", recency: [3, 3], frequency: [1, 2] },
  { segment: "at_risk", recency: [1, 2], frequency: [3, 5] },
  { segment: "leaving", recency: [2, 2], frequency: [1, 2] },
  { segment: "gone", recency: [1, 1], frequency: [1, 2] },
];

/** The segment of a cell of the grid. RangeError outside of it. */
export function segmentOf(recency: number, frequency: number): Segment {
  const rule = rfmRules.find((one) => recency >= one.recency[0] && recency <= one.recency[1] && frequency >= one.frequency[0] && frequency <= one.frequency[1]);
  if (!rule) throw new RangeError(`no segment for recency ${recency} and frequency ${frequency}`);
  return rule.segment;
}
