import type { Unit } from "#app/metrics/types.ts";

export interface QuadrantPoint {
  readonly label: string;
  /** How well it does. */
  readonly x: number;
  /** How much it moves the outcome; `low` and `high` are the ends of its interval. */
  readonly y: number;
  readonly n: number;
  readonly low?: number;
  readonly high?: number;
}
export interface QuadrantData {
  readonly name: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly points: readonly QuadrantPoint[];
  /** Units of the axes, plain numbers unless told. */
  readonly xUnit?: Unit;
  readonly yUnit?: Unit;
  /** Where the field is divided, at the medians unless told. */
  readonly split?: { readonly x: number; readonly y: number };
}
export type Corner = "fix" | "keep" | "leave" | "enough";

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
};
export const splitOf = ({ points, split }: QuadrantData) => split ?? { x: median(points.map((point) => point.x)), y: median(points.map((point) => point.y)) };

/** What matters and is weak is to be fixed; what matters and is strong, kept. */
export function cornerOf(point: QuadrantPoint, split: { x: number; y: number }): Corner {
  if (point.y >= split.y) return point.x < split.x ? "fix" : "keep";
  return point.x < split.x ? "leave" : "enough";
}
