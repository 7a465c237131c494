import type { BranchRow, Figure } from "#app/metrics/types.ts";
import { position } from "../ink.ts";

/** Where chance alone would put a branch of n clients, as shares. */
export interface FunnelLimits {
  readonly low95: number;
  readonly high95: number;
  readonly low998: number;
  readonly high998: number;
}
export interface FunnelData {
  readonly name: string;
  readonly group: Figure;
  readonly rows: readonly BranchRow[];
  /** Which of a row's figures is compared, the first unless told. */
  readonly at?: number;
  /** The same rule that judged the rows. */
  readonly limits: (n: number) => FunnelLimits;
}
export interface BranchDot {
  readonly branch: string;
  readonly n: number;
  readonly share: number;
  readonly funnel: BranchRow["funnel"];
  readonly figure: Figure;
}

export const branchDots = ({ rows, at = 0 }: FunnelData): BranchDot[] =>
  rows.flatMap(({ branch, figures, funnel }) => {
    const figure = figures[at];
    const share = position(figure?.value ?? null);
    return figure === undefined || share === null || figure.n === 0 ? [] : [{ branch, n: figure.n, share, funnel, figure }];
  });
