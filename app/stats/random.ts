/** Seeded random draws: the same seed gives the same draws on every machine, so that a band does not flicker between two loads. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** ln of a gamma draw with the given shape (> 0) and scale 1: the log, as draws of small shapes underflow. */
  lnGamma(shape: number): number;
  /** Beta(alpha, beta), both > 0. */
  beta(alpha: number, beta: number): number;
}

/**
 * The 32-bit generator sfc32 of PractRand (Doty-Humphrey), seeded by one integer and warmed up by 16 steps; normals by
 * Marsaglia's polar method, gammas by Marsaglia and Tsang (2000), betas as a ratio of gammas.
 */
export function random(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`random: the seed must be an integer, not ${seed}`);
  let a = seed | 0;
  let b = Math.floor(seed / 2 ** 32) | 0;
  let c = 0x9e3779b9 | 0;
  let counter = 1;
  const next = () => {
    const out = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + out) | 0;
    return out >>> 0;
  };
  for (let i = 0; i < 16; i++) next();

  const uniform = () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
  const positive = () => 1 - uniform();

  let spare: number | null = null;
  const normal = () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(s)) / s);
      spare = v * scale;
      return u * scale;
    }
  };

  const lnGamma = (shape: number): number => {
    if (!(shape > 0 && Number.isFinite(shape))) throw new RangeError(`random: a shape must be positive, not ${shape}`);
    if (shape < 1) return lnGamma(shape + 1) + Math.log(positive()) / shape;
    const d = shape - 1 / 3;
    const k = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + k * x) ** 3;
      if (v <= 0) continue;
      const u = positive();
      if (u < 1 - 0.0331 * x ** 4 || Math.log(u) < (x * x) / 2 + d * (1 - v + Math.log(v))) return Math.log(d * v);
    }
  };

  const beta = (alpha: number, second: number) => {
    const x = lnGamma(alpha);
    return 1 / (1 + Math.exp(lnGamma(second) - x));
  };

  return { uniform, normal, lnGamma, beta };
}
