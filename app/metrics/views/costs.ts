import type { Period } from "../period.ts";
import type { Figure, Tile } from "../types.ts";
import type { ValueRow } from "./clients.ts";

export type CostsBy = "quarter" | "month";

/** A quarter or a month: what a client won and a client kept cost in it. */
export interface CostStep {
  /** "2025-Q1", "2025-03". */
  readonly id: string;
  readonly period: Period;
  readonly acquire: Figure;
  readonly retain: Figure;
  /** Over the 12 months up to its end, as the trade counts: within a quarter whoever is kept counts again in each. */
  readonly ratio: Figure;
  readonly year: Period;
  readonly acquireSpend: Figure;
  readonly retainSpend: Figure;
}

export interface CostsData {
  readonly asOf: string;
  readonly from: string;
  readonly to: string;
  /** Whether any costs are loaded. */
  readonly known: boolean;
  /** Months of the period that lie in the data and have no costs at all, "2025-03". */
  readonly missing: readonly string[];
  readonly tiles: readonly Tile[];
  readonly by: CostsBy;
  /** Latest first. */
  readonly steps: readonly CostStep[];
  /** The dearest first; a channel has no price of a client, for a client has no channel. */
  readonly channels: readonly { readonly channel: string; readonly acquire: Figure | null; readonly retain: Figure | null; readonly share: number | null }[];
  readonly value: readonly ValueRow[];
  /** Revenue of a loyal client over that of a new one; null where either is not known. */
  readonly loyalOverNew: number | null;
}
