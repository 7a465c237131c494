/**
 * x with A x = b, by Gaussian elimination with partial pivoting; A (n × n) and b are left as they are.
 * Null when A has no inverse (a pivot below 1e-12 of the largest element).
 */
export function solve(a: readonly (readonly number[])[], b: readonly number[]): readonly number[] | null {
  const n = b.length;
  const rows: Float64Array[] = a.map((row, i) => Float64Array.from([...row, b[i] as number]));
  const smallest = 1e-12 * Math.max(...a.map((row) => Math.max(...row.map(Math.abs))));
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++) {
      if (Math.abs((rows[i] as Float64Array)[column] as number) > Math.abs((rows[pivot] as Float64Array)[column] as number)) pivot = i;
    }
    const lead = rows[pivot] as Float64Array;
    rows[pivot] = rows[column] as Float64Array;
    rows[column] = lead;
    if (!(Math.abs(lead[column] as number) > smallest)) return null;
    for (let i = column + 1; i < n; i++) {
      const row = rows[i] as Float64Array;
      const factor = (row[column] as number) / (lead[column] as number);
      if (factor === 0) continue;
      for (let j = column; j <= n; j++) row[j] = (row[j] as number) - factor * (lead[j] as number);
    }
  }
  const x = b.map(() => 0);
  for (let i = n - 1; i >= 0; i--) {
    const row = rows[i] as Float64Array;
    let rest = row[n] as number;
    for (let j = i + 1; j < n; j++) rest -= (row[j] as number) * (x[j] as number);
    x[i] = rest / (row[i] as number);
  }
  return x;
}
