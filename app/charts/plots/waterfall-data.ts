import type { Unit } from "#app/metrics/types.ts";
import type { ChartWords } from "../types.ts";

export interface WaterfallData {
  readonly name: string;
  readonly unit: Unit;
  readonly from: { readonly label: string; readonly value: number };
  readonly steps: readonly { readonly label: string; readonly delta: number; readonly n?: number }[];
  readonly to: { readonly label: string; readonly value: number };
  /** A fall is the good direction: complaints, days. */
  readonly lowerIsBetter?: boolean;
}
export interface WaterStep {
  readonly at: number;
  /** Null for what the steps leave unexplained. */
  readonly label: string | null;
  readonly kind: "whole" | "rise" | "fall" | "rest";
  readonly from: number;
  readonly to: number;
  readonly n: number | null;
}

/** From a total to a total: each step hangs where the last ended; what the steps do not explain is a step of its own. None where all is 0. */
export function waterSteps({ from, steps, to }: WaterfallData): WaterStep[] {
  const all: Omit<WaterStep, "at">[] = [{ label: from.label, kind: "whole", from: 0, to: from.value, n: null }];
  let left = from.value;
  for (const { label: name, delta, n } of steps) {
    all.push({ label: name, kind: delta < 0 ? "fall" : "rise", from: left, to: left + delta, n: n ?? null });
    left += delta;
  }
  if (from.value === 0 && to.value === 0 && steps.every((step) => step.delta === 0)) return [];
  const scale = Math.max(Math.abs(from.value), Math.abs(to.value), ...steps.map((step) => Math.abs(step.delta)));
  if (Math.abs(to.value - left) > scale * 1e-6) all.push({ label: null, kind: "rest", from: left, to: to.value, n: null });
  all.push({ label: to.label, kind: "whole", from: 0, to: to.value, n: null });
  return all.map((step, at) => ({ ...step, at }));
}

/** The values to show: from zero, unless the steps would then be too small to see; then totals are points, never cut bars. */
export function waterDomain(steps: readonly WaterStep[]): [number, number] {
  const ends = steps.flatMap((step) => (step.kind === "whole" ? [step.to] : [step.from, step.to]));
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  if (low <= 0 || high - low > high * 0.2) return [Math.min(0, low), Math.max(0, high)];
  const spare = (high - low) * 0.15 || high * 0.1;
  return [Math.max(0, low - spare), high + spare];
}
export const stepName = (step: WaterStep, { t }: ChartWords) => step.label ?? t("plots.rest");
