import type { TimeNotes } from "./overview.ts";
import type { Dimension, Figure, Part, Tile } from "../types.ts";
import type { ReturnCurve } from "./clients.ts";

/** What the exports hold, so that a part of the page without data names the one it lacks. */
export interface ServiceKinds {
  readonly sales: boolean;
  readonly visits: boolean;
  readonly tyre_storage: boolean;
}

export const loopStages = ["sold", "came", "regular", "stored", "traded_in", "bought_again"] as const;
/** A stage of the loop: who got there, of those who could have; and what the others would bring, if they were as those who did. */
export interface LoopStep {
  readonly id: (typeof loopStages)[number];
  readonly people: number;
  /** Of whom it is a share; null of the first stage. */
  readonly of: Part | null;
  readonly share: number | null;
  readonly leak: number | null;
  /** The part that counts the leak. */
  readonly leaked: Part | null;
  /** The average of those who stayed; null where nothing tells it. */
  readonly worth: Figure | null;
  /** leak × worth, major units. */
  readonly money: string | null;
}

/** One metric by branch, and by whom. */
export interface SplitRates {
  readonly whole: Figure;
  readonly branches: readonly Figure[];
  readonly people: readonly Figure[];
}

export const firstServiceBy = ["brand", "branch"] as const;
export type FirstServiceBy = (typeof firstServiceBy)[number];

/** A change of a share, and what each branch brought to it: by its own share, and by being a larger or smaller part; the totals add up to it. */
export interface MovedShare {
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly parts: readonly { readonly key: string; readonly rate: number; readonly mix: number; readonly total: number; readonly after: { readonly n: number } }[];
}

export interface ServiceData {
  readonly asOf: string;
  readonly kinds: ServiceKinds;
  readonly notes: TimeNotes;
  readonly ignores: readonly (Dimension | "period")[];
  readonly tiles: readonly Tile[];
  readonly loop: { readonly figure: Figure; readonly steps: readonly LoopStep[] };
  readonly toService: SplitRates;
  readonly toSale: SplitRates;
  readonly firstService: { readonly by: FirstServiceBy; readonly groups: readonly ReturnCurve[] };
  readonly repurchase: { readonly figures: readonly Figure[]; readonly curve: ReturnCurve | null };
  /** What each branch brought to the change of `sale_to_service` in a year; null without a year before. */
  readonly moved: MovedShare | null;
}
