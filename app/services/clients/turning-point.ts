/** What came and what was to be expected in one step of time. */
export interface Counted {
  readonly observed: number;
  readonly expected: number;
}
export interface TurningPoint {
  /** The step from which the level is lower. */
  readonly at: number;
  /** Observed ÷ expected before it, and from it on. */
  readonly before: number;
  readonly after: number;
  /** Twice the log of the likelihood ratio against one level throughout. */
  readonly strength: number;
}

/** Beyond what chance gives in one of 24 steps of several series: χ² with one degree of freedom, p about .0001. */
const STRONG = 15;
/** A level wants so many steps on each side. */
const FEWEST_STEPS = 3;

const total = (steps: readonly Counted[], of: keyof Counted) => steps.reduce((sum, step) => sum + step[of], 0);
const lnLikelihood = (observed: number, expected: number): number => (observed === 0 ? 0 : observed * Math.log(observed / expected)) - observed;

/**
 * The step from which counts fall below their earlier level for good, relative to what was expected of each: Poisson counts with one level
 * before and a lower one after, the split that is most likely. Null where chance explains it, where the level did not fall, and where
 * fewer than three steps lie on either side. Source: the likelihood ratio for a change point, e.g. Hinkley 1970.
 */
export function turningPoint(steps: readonly Counted[]): TurningPoint | null {
  let best: TurningPoint | null = null;
  const whole = { observed: total(steps, "observed"), expected: total(steps, "expected") };
  for (let at = FEWEST_STEPS; at <= steps.length - FEWEST_STEPS; at++) {
    const [early, late] = [steps.slice(0, at), steps.slice(at)];
    const [o0, e0, o1, e1] = [total(early, "observed"), total(early, "expected"), total(late, "observed"), total(late, "expected")];
    if (e0 === 0 || e1 === 0 || o1 / e1 >= o0 / e0) continue;
    const strength = 2 * (lnLikelihood(o0, e0) + lnLikelihood(o1, e1) - lnLikelihood(whole.observed, whole.expected));
    if (strength >= STRONG && strength > (best?.strength ?? 0)) best = { at, before: o0 / e0, after: o1 / e1, strength };
  }
  return best;
}
