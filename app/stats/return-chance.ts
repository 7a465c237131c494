import { survivalAt, type KaplanMeier } from "./survival.ts";

/**
 * Chance (0–1) that one who has been silent for `gap` returns within the next `horizon`: 1 − S(g + h) ÷ S(g), with S of the
 * gaps between visits, open last gaps censored (from finished gaps alone short ones would be over-represented).
 * Both in the unit of the observations. Null where follow-up does not reach g + h, and where nobody is silent so long.
 */
export function returnChance(km: KaplanMeier, gap: number, horizon: number): number | null {
  if (!(gap >= 0 && horizon >= 0)) throw new RangeError(`returnChance: ${gap} and ${horizon} are no times`);
  const now = survivalAt(km, gap);
  const later = survivalAt(km, gap + horizon);
  return now === null || later === null || now === 0 ? null : 1 - later / now;
}

/**
 * The smallest gap after which the chance to return within `horizon` lies below `threshold` (0–1): with 12 months and
 * .1 the gap from which a client counts as lost, with .5 as at risk. Null while the data do not show one.
 * The chance falls only where somebody returned, so that 0 and the steps of S are all the gaps to try. Take a horizon
 * of at least the usual gap: with a shorter one nobody is due just after a visit, and the answer is 0. Where hardly anybody was
 * watched for gap + horizon (`atRiskAt`), chance decides: take it from the network, not from a branch.
 */
export function lostGap(km: KaplanMeier, horizon: number, threshold: number): number | null {
  const below = (gap: number) => {
    const chance = returnChance(km, gap, horizon);
    return chance !== null && chance < threshold;
  };
  return [0, ...km.steps.map(({ t }) => t)].find(below) ?? null;
}
