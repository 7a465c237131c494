const MAX_TERMS = 20_000;

/**
 * Gauss's ₂F₁(a, b; c; z) by its power series, for 0 ≤ z < 1 (RangeError otherwise) and c no integer ≤ 0. Slow as z → 1:
 * after 20,000 terms it gives what it has. Callers bring it by Euler's transformation
 * ₂F₁(a, b; c; z) = (1 − z)^(c − a − b) ₂F₁(c − a, c − b; c; z) to the form whose terms stay small.
 */
export function hyp2f1(a: number, b: number, c: number, z: number): number {
  if (!(z >= 0 && z < 1)) throw new RangeError(`hyp2f1: z must lie within 0–1, not ${z}`);
  let term = 1;
  let sum = 1;
  for (let k = 0; k < MAX_TERMS; k++) {
    term *= (((a + k) * (b + k)) / ((c + k) * (k + 1))) * z;
    sum += term;
    if (Math.abs(term) < 1e-15 * Math.abs(sum)) break;
  }
  return sum;
}
