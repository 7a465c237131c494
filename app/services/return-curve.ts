import type { ReturnCurve } from "#app/metrics/views/clients.ts";
import { byTime, kaplanMeier, type Observation } from "#app/stats/survival.ts";

/** A Kaplan–Meier curve with every time that anybody was observed for, up to the last at which it happened; null where it happened to nobody. */
export function returnCurve(label: string | null, observations: readonly Observation[]): ReturnCurve | null {
  const { steps, median, n } = kaplanMeier(observations);
  const end = steps.at(-1)?.t;
  if (end === undefined) return null;
  const stepAt = new Map(steps.map((step) => [step.t, step]));
  let [left, events, now] = [n, 0, { value: 1, low: 1, high: 1 }];
  const points = byTime("returnCurve", observations)
    .filter(({ t }) => t <= end)
    .map(({ t, all, events: here }) => {
      const step = stepAt.get(t);
      if (step) now = { value: step.survival, low: step.low, high: step.high };
      events += here;
      const point = { t, ...now, atRisk: left, events };
      left -= all;
      return point;
    });
  return { label, points, median };
}
