import type { Unit } from "#app/metrics/types.ts";

export interface Bin {
  readonly from: number;
  /** Null: and more. */
  readonly to: number | null;
  readonly count: number;
}
export interface HistogramData {
  readonly name: string;
  readonly unit: Unit;
  /** From low to high; values that nothing has may be left out. */
  readonly bins: readonly Bin[];
  /** Values to point at: the median, the 90th percentile. */
  readonly marks: readonly { readonly label: string; readonly value: number }[];
}

/** Bins without holes, none where nothing was counted: where one ends before the next begins, empty ones of the usual width stand between. */
export function wholeBins({ bins }: HistogramData): Bin[] {
  if (bins.every((bin) => bin.count === 0)) return [];
  const sorted = bins.toSorted((a, b) => a.from - b.from);
  const usual = Math.min(...sorted.flatMap(({ from, to }) => (to === null || to <= from ? [] : [to - from])));
  return sorted.flatMap((bin, at) => {
    const next = sorted[at + 1];
    const hole = next === undefined || bin.to === null ? 0 : next.from - bin.to;
    if (bin.to === null || hole <= usual * 1e-6) return [bin];
    const count = Math.round(hole / usual);
    const parts = Math.abs(hole / usual - count) < 1e-6 && count <= 40 ? count : 1;
    const end = bin.to;
    return [bin, ...Array.from({ length: parts }, (_, part) => ({ from: end + (hole * part) / parts, to: end + (hole * (part + 1)) / parts, count: 0 }))];
  });
}

/** Whether all closed bins are equally wide. */
export function evenBins(bins: readonly Bin[]): boolean {
  const widths = bins.flatMap(({ from, to }) => (to === null ? [] : [to - from]));
  return Math.max(...widths, 0) - Math.min(...widths, Infinity) <= Math.max(...widths, 0) * 0.011;
}

/** Where a value stands on an axis that gives each bin one step. */
export function binPlace(bins: readonly Bin[], value: number): number {
  const at = bins.findIndex(({ from, to }) => value >= from && (to === null || value < to));
  const bin = bins[at];
  if (bin === undefined) return value < (bins[0]?.from ?? 0) ? 0 : bins.length;
  return bin.to === null ? at + 0.5 : at + (value - bin.from) / (bin.to - bin.from);
}
