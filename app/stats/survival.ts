import { Z95 } from "./normal.ts";
import type { Interval } from "./proportions.ts";

/** How long something lasted until it happened, or until it was last seen not to have happened (censored). */
export interface Observation {
  /** Any unit, ≥ 0. */
  readonly time: number;
  readonly event: boolean;
  /** How many were so; 1 if not said. Counts, not sampling weights: variances take them as people. */
  readonly weight?: number;
}

export interface SurvivalStep extends Interval {
  readonly t: number;
  /** Still observed just before t. */
  readonly atRisk: number;
  readonly events: number;
  /** S(t), from t on: the share to whom it has not happened by t. */
  readonly survival: number;
  /** Greenwood's standard error of S(t). */
  readonly error: number;
}

export interface KaplanMeier {
  /** One for each time with an event, rising; none when nothing happened to anybody. */
  readonly steps: readonly SurvivalStep[];
  /** The first t with S(t) ≤ ½; null while more than half remain. */
  readonly median: number | null;
  /** Limits of the median, where the limits of S pass ½; null where they do not. */
  readonly medianLow: number | null;
  readonly medianHigh: number | null;
  readonly n: number;
  /** The longest time observed; beyond it S is unknown unless it has reached 0. Null for n = 0. */
  readonly followUp: number | null;
}

/** Rounding of a product of fractions must not hide an S of exactly ½. */
const NOISE = 1e-12;
const HALF = 0.5 + NOISE;

/** Observations of one time together, in order of time: how many it happened to, and how many were there. */
export function byTime(where: string, observations: readonly Observation[]): readonly { readonly t: number; readonly events: number; readonly all: number }[] {
  const times = new Map<number, { events: number; all: number }>();
  for (const { time, event, weight = 1 } of observations) {
    if (!(time >= 0 && Number.isFinite(time))) throw new RangeError(`${where}: ${time} is no time of observation`);
    if (!(weight >= 0 && Number.isFinite(weight))) throw new RangeError(`${where}: ${weight} is no number of observations`);
    if (weight === 0) continue;
    const found = times.get(time) ?? { events: 0, all: 0 };
    found.all += weight;
    if (event) found.events += weight;
    times.set(time, found);
  }
  return [...times].sort(([a], [b]) => a - b).map(([t, found]) => ({ t, ...found }));
}

/**
 * Kaplan–Meier estimate S(t) = Π (1 − d ÷ n) with Greenwood's error and limits on the log-log scale, which stay within 0–1.
 * One who is censored at t was at risk at t. Where S reaches 0 the formula has no limits: they are 0 and the upper one before.
 * Without observations there are no steps. RangeError for a time or weight below 0 or not finite.
 * Kaplan and Meier 1958; limits as R's survfit(conf.type = "log-log").
 */
export function kaplanMeier(observations: readonly Observation[], z: number = Z95): KaplanMeier {
  const times = byTime("kaplanMeier", observations);
  const n = times.reduce((sum, { all }) => sum + all, 0);
  let left = n;
  let survival = 1;
  let greenwood = 0;
  let before = 1;
  const steps: SurvivalStep[] = [];
  for (const { t, events, all } of times) {
    if (events > 0) {
      const gone = left - events <= NOISE * n;
      survival = gone ? 0 : survival * (1 - events / left);
      greenwood += gone ? 0 : events / (left * (left - events));
      const spread = gone ? 0 : Math.exp((z * Math.sqrt(greenwood)) / -Math.log(survival));
      const low = gone ? 0 : survival ** spread;
      const high = gone ? before : survival ** (1 / spread);
      steps.push({ t, atRisk: left, events, survival, error: survival * Math.sqrt(greenwood), low, high });
      before = high;
    }
    left -= all;
  }
  const first = (reached: (step: SurvivalStep) => boolean) => steps.find(reached)?.t ?? null;
  return {
    steps,
    median: first((s) => s.survival <= HALF),
    medianLow: first((s) => s.low <= HALF),
    medianHigh: first((s) => s.high <= HALF),
    n,
    followUp: times.at(-1)?.t ?? null,
  };
}

/** S(t); null where it is not known: without observations, and beyond the follow-up unless S has reached 0. */
export function survivalAt(km: KaplanMeier, t: number): number | null {
  const last = km.steps.at(-1);
  if (km.followUp === null || (t > km.followUp && last?.survival !== 0)) return null;
  // Halving: a threshold is looked for among all steps at all steps.
  let [before, after] = [-1, km.steps.length];
  while (after - before > 1) {
    const middle = (before + after) >> 1;
    if ((km.steps[middle] as SurvivalStep).t <= t) before = middle;
    else after = middle;
  }
  return km.steps[before]?.survival ?? 1;
}

/** How many were still observed just before each of the times: the row of numbers under a survival chart. */
export function atRiskAt(observations: readonly Observation[], times: readonly number[]): readonly number[] {
  const known = byTime("atRiskAt", observations);
  return times.map((t) => known.reduce((sum, { t: time, all }) => (time >= t ? sum + all : sum), 0));
}

/**
 * Mean time up to `horizon`, the area under S, with its standard error; in the unit of time. Null where S is not known
 * so far (see `survivalAt`). RangeError for a horizon below 0. Error: Σ (area from t to the horizon)² d ÷ (n (n − d)).
 */
export function restrictedMean(km: KaplanMeier, horizon: number): { readonly value: number; readonly error: number } | null {
  if (!(horizon >= 0)) throw new RangeError(`restrictedMean: ${horizon} is no horizon`);
  if (survivalAt(km, horizon) === null) return null;
  const steps = km.steps.filter(({ t }) => t < horizon);
  let area = 0;
  let variance = 0;
  for (let i = steps.length - 1; i >= 0; i--) {
    const { t, survival, atRisk, events } = steps[i] as SurvivalStep;
    area += survival * ((steps[i + 1]?.t ?? horizon) - t);
    if (survival > 0) variance += (area ** 2 * events) / (atRisk * (atRisk - events));
  }
  return { value: area + (steps[0]?.t ?? horizon), error: Math.sqrt(variance) };
}
