import { checkSameLength } from "./counts.ts";

/** Share of the weight that must be answered for a response to have an index. */
export const ANSWERED_AT_LEAST = 0.5;

/**
 * Satisfaction index of one response: mean of its scores by the weights of the questions, renewed over those that were
 * answered (null = not answered); in the unit of the scores. Null when less than half of the weight was answered. The index of a branch is
 * the mean of its responses (`meanInterval`), that of the network the mean of all responses, never of branches.
 * RangeError for arrays of different length, weights below 0 or that add up to 0.
 */
export function responseIndex(scores: readonly (number | null)[], weights: readonly number[]): number | null {
  checkSameLength("responseIndex", scores, weights);
  const total = weights.reduce((sum, w) => sum + w, 0);
  if (!(total > 0 && weights.every((w) => w >= 0))) throw new RangeError("responseIndex: weights must not be negative and add up to more than 0");
  let [answered, sum] = [0, 0];
  scores.forEach((score, i) => {
    if (score === null) return;
    answered += weights[i] as number;
    sum += score * (weights[i] as number);
  });
  return answered > 0 && answered >= ANSWERED_AT_LEAST * total ? sum / answered : null;
}

/** Answers in the two best boxes of 1…best (4–5 of 5) out of all: x and n of a share for `wilson`. RangeError for a score outside. */
export function topTwoBoxes(scores: readonly number[], best = 5): { readonly x: number; readonly n: number } {
  for (const score of scores) if (!(score >= 1 && score <= best)) throw new RangeError(`topTwoBoxes: ${score} is no score of 1–${best}`);
  return { x: scores.filter((score) => score >= best - 1).length, n: scores.length };
}
