import type { Followed } from "../define.ts";
import type { Policy } from "../policy.ts";
import type { PolicyProblem } from "../policy-form.ts";
import type { BridgeStep, PolicyStep } from "../policy-steps.ts";
import type { Dimension, Figure, FigureDetail, Part, RowUnit, Unit } from "../types.ts";

/** A version of the definition: who made it, when, why. Version 1 is the project's own. */
export interface VersionView {
  readonly version: number;
  readonly policy: Policy;
  /** UTC; null for version 1. */
  readonly at: string | null;
  readonly by: string | null;
  readonly reason: string | null;
  readonly inForce: boolean;
}

/** One side of a comparison: a version, or a draft (null). */
export interface Side {
  readonly version: number | null;
  readonly policy: Policy;
}

/** What another definition makes of the loyal share, step by step, and of the other metrics. */
export interface EffectView {
  readonly from: Side;
  readonly to: Side;
  readonly before: Figure;
  readonly after: Figure;
  /** Tenths of a percent as printed; null over nothing. */
  readonly points: { readonly from: number | null; readonly to: number | null };
  readonly steps: readonly (BridgeStep & Omit<PolicyStep, "before" | "after"> & { readonly was: Policy; readonly is: Policy })[];
  /** Other metrics that the change moves. */
  readonly also: readonly { readonly before: Figure; readonly after: Figure }[];
  /** Ids of metrics that the change can move, all of the catalogue. */
  readonly moves: readonly string[];
}

/** Another definition of a returning client beside the published one. */
export interface AlternativeView {
  readonly figure: Figure;
  /** Alternative − published, in shares; null where either is blank. */
  readonly difference: number | null;
}

export interface PolicyPageView {
  readonly asOf: string | null;
  readonly versions: readonly VersionView[];
  readonly inForce: number;
  /** Whether the reader may publish the next version. */
  readonly mayPublish: boolean;
  /** What the form shows. */
  readonly form: Policy;
  /** Numbers as they were typed, where they made no policy. */
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: readonly PolicyProblem[];
  readonly effect: EffectView | null;
  readonly published: Figure | null;
  /** Null until they are asked for, in a home where they take long. */
  readonly alternatives: readonly AlternativeView[] | null;
  readonly state: { readonly kind: "quiet" } | { readonly kind: "done"; readonly version: number } | { readonly kind: "working" } | { readonly kind: "failed" } | { readonly kind: "same" } | { readonly kind: "overtaken"; readonly version: number };
  readonly drawer: { readonly detail: FigureDetail; readonly part: Part | null } | null;
}

/** A metric as the catalogue lists it. */
export interface MetricEntry {
  readonly id: string;
  /** "loyal_client@1" */
  readonly definition: string;
  readonly unit: Unit;
  readonly follows: Followed;
}

/** A metric with all that its declaration says. */
export interface MetricView extends MetricEntry {
  readonly figures: readonly Figure[];
  readonly shape: string;
  readonly rows: RowUnit;
  readonly dimensions: readonly { readonly name: Dimension; readonly additive: boolean }[];
  readonly monthly: "event" | "snapshot";
  readonly window: "trailing" | "year" | "month";
  /** Months of the trailing window. */
  readonly months: number;
  readonly lookBack: number | null;
  readonly needsFirstContact: number | null;
  readonly corridor: readonly [number, number] | null;
  readonly parts: readonly string[];
  readonly leftOut: readonly string[];
  /** Metrics of the same definition. */
  readonly kin: readonly string[];
  /** The policy that moves it; null where none does. */
  readonly policy: Policy | null;
  /** The versions that moved it, newest first. */
  readonly versions: readonly VersionView[];
}

/** A page that prints a metric; `title` is the key of its name. */
export interface UsedOn {
  readonly path: string;
  readonly title: string;
}
