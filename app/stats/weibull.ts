import type { Observation } from "./survival.ts";

/** S(t) = exp(−(t ÷ scale)^shape); a shape above 1 means that events become likelier with time. */
export interface Weibull {
  readonly shape: number;
  readonly scale: number;
}

/**
 * Maximum likelihood fit to times > 0, censored ones included. The likelihood leaves one equation for the shape,
 * Σ wᵗ t^k ln t ÷ Σ t^k − 1 ÷ k = mean ln t of the events, whose left side rises with k: solved by halving.
 * Null with fewer than two different times of events, from which no shape can be told. RangeError for a time ≤ 0.
 */
export function fitWeibull(observations: readonly Observation[]): Weibull | null {
  const all = observations.filter(({ weight = 1 }) => weight > 0);
  for (const { time } of all) if (!(time > 0 && Number.isFinite(time))) throw new RangeError(`fitWeibull: ${time} is no duration`);
  const events = all.filter(({ event }) => event);
  if (new Set(events.map(({ time }) => time)).size < 2) return null;
  const count = events.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const meanLn = events.reduce((sum, { time, weight = 1 }) => sum + weight * Math.log(time), 0) / count;
  const longest = Math.max(...all.map(({ time }) => time));
  const powers = (shape: number) => {
    let [sum, withLn] = [0, 0];
    for (const { time, weight = 1 } of all) {
      const power = weight * (time / longest) ** shape;
      sum += power;
      withLn += power * Math.log(time);
    }
    return { sum, mean: withLn / sum };
  };
  const excess = (shape: number) => powers(shape).mean - 1 / shape - meanLn;
  let [low, high] = [1e-6, 1];
  while (excess(high) < 0 && high < 1e6) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-14 * high; i++) {
    const middle = (low + high) / 2;
    if (excess(middle) < 0) low = middle;
    else high = middle;
  }
  const shape = (low + high) / 2;
  return { shape, scale: longest * (powers(shape).sum / count) ** (1 / shape) };
}
