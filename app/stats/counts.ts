/** RangeError unless 0 ≤ x ≤ n and both are finite; `where` is the name of the function that was called. */
export function checkCounts(where: string, x: number, n: number): void {
  if (!(Number.isFinite(n) && x >= 0 && x <= n)) throw new RangeError(`${where}: ${x} of ${n} is no share`);
}

/** Arrays that describe the same units must be equally long. */
export function checkSameLength(where: string, a: readonly unknown[], b: readonly unknown[]): void {
  if (a.length !== b.length) throw new RangeError(`${where}: ${a.length} and ${b.length} values for the same units`);
}
