/** What the pages on who is who show: made by services, drawn by components. Contacts are already as the reader may see them. */

export const keyTypes = ["phone", "email", "card_no", "tax_id", "client_code"] as const;
export type KeyType = (typeof keyTypes)[number];
export type Verdict = "same" | "different" | "no_key" | "is_key";
export type WhyUnfit = "crowded" | "decided" | "nobody";

/** A key as the reader may see it; `space` names the column that codes come from, `same` tells apart what a mask makes look alike. */
export interface ShownKey {
  readonly type: KeyType;
  readonly text: string;
  readonly space: string | null;
  readonly same: string;
}

/** One client in full. Lists are in the order of use, the most used first. */
export interface ClientCard {
  readonly id: number;
  readonly name: string | null;
  readonly kind: "person" | "company";
  readonly records: number;
  readonly names: readonly string[];
  readonly keys: readonly ShownKey[];
  readonly cars: readonly { readonly vin: string; readonly make: string | null }[];
  readonly branches: readonly string[];
  readonly visits: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** Paid for visits and for cars, minor units. */
  readonly visitAmount: number | bigint;
  readonly carAmount: number | bigint;
}

export interface Reason {
  readonly reason: string;
  readonly evidence: string;
}
/** Two clients that may be one. */
export interface PairView {
  readonly a: number;
  readonly b: number;
  readonly names: readonly [string | null, string | null];
  readonly reasons: readonly Reason[];
  readonly strong: boolean;
  readonly visits: number;
}
export interface QueueView {
  readonly total: number;
  /** From 1; 0 where the queue is empty. */
  readonly position: number;
  readonly current: (PairView & { readonly left: ClientCard; readonly right: ClientCard }) | null;
  /** The pair after this one, for "later". */
  readonly next: PairView | null;
  readonly following: readonly PairView[];
}

export interface ShareView {
  readonly value: number | string | null;
  readonly low: number | string | null;
  readonly high: number | string | null;
  readonly loyal: number;
  readonly of: number;
}
export interface HeadlineView {
  readonly records: number;
  readonly clients: number;
  readonly asOf: string | null;
  readonly joined: ShareView | null;
  /** As if every record were a client of its own; null until somebody asks, where that takes long. */
  readonly alone: (ShareView & { readonly at: string }) | null;
}

export interface JoinedClient {
  readonly id: number;
  readonly name: string | null;
  readonly records: number;
}
export interface JoinedView {
  readonly query: string;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly clients: readonly JoinedClient[];
  readonly opened: { readonly id: number; readonly explanation: Explanation } | null;
}

/** How the records of one client came together. */
export interface Explanation {
  readonly records: readonly RecordView[];
  /** Records beyond those shown. */
  readonly more: number;
}
export interface RecordView {
  /** From 1, as the page numbers them. */
  readonly n: number;
  readonly name: string | null;
  readonly keys: readonly (ShownKey & { readonly id: string; readonly unfit: WhyUnfit | null; readonly joins: boolean })[];
  readonly rows: number;
  readonly sources: readonly SourceLine[];
  /** What ties it to a record above: a key of both, or a decision; null for the first. */
  readonly tie: { readonly to: number; readonly key: ShownKey | null; readonly decision: number | null } | null;
}
export interface SourceLine {
  readonly file: string;
  readonly batch: string;
  readonly kind: string;
  readonly line: number;
  readonly day: string | null;
}

export interface UnfitKey extends ShownKey {
  readonly id: string;
  readonly why: WhyUnfit;
  readonly names: number;
  readonly records: number;
  readonly examples: readonly string[];
}
export interface UnfitView {
  readonly total: number;
  readonly keys: readonly UnfitKey[];
}

export interface DecisionView {
  readonly id: number;
  readonly verdict: Verdict;
  readonly left: ShownKey;
  readonly right: ShownKey | null;
  /** Who has these keys now. */
  readonly clients: readonly { readonly id: number; readonly name: string | null }[];
  readonly by: string | null;
  readonly at: string;
  readonly state: "standing" | "overtaken" | "undone";
  readonly undoneBy: string | null;
  readonly undoneAt: string | null;
  /** Its keys are not in the data (any more), so that it has nothing to act on. */
  readonly waiting: boolean;
}

export const duplicateViews = ["queue", "clients", "keys", "decisions"] as const;
export type DuplicateView = (typeof duplicateViews)[number];
