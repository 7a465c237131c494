import type { DrawnChart } from "#app/charts/types.ts";

/** Clients of one class (repeat visits so far), or all: what is expected of them, and what came. Money in minor units. */
export interface ExpectedClass {
  readonly id: string;
  readonly clients: number;
  /** Mean chance to be still a client. */
  readonly alive: number;
  readonly visits: number;
  /** Null where spend could not be fitted. */
  readonly money: number | null;
  readonly actualVisits: number;
  readonly actualMoney: number;
}

export interface BackTest {
  readonly from: string;
  readonly until: string;
  /** Why there is no model of then. */
  readonly none: "few" | "no_leaving" | "refused" | null;
  readonly classes: readonly ExpectedClass[];
  readonly all: ExpectedClass | null;
  /** The same by silences alone: of so many clients who came or bought by then, how many should have returned, and did. Null where they did not tell. */
  readonly bySurvival: { readonly clients: number; readonly expected: number; readonly actual: number } | null;
}

export interface SinceSaved {
  /** Days from the one it was saved of to the one it is looked at. */
  readonly days: number;
  /** Members that are there and may be read. */
  readonly found: number;
  readonly back: number;
  readonly backExpected: number | null;
  readonly visits: number;
  readonly visitsExpected: number | null;
  readonly money: number;
  readonly moneyExpected: number | null;
  readonly lost: number;
  readonly loyal: number;
  readonly still: number;
}

export interface SegmentRow {
  readonly id: string;
  readonly name: string;
  /** What it means, in a sentence. */
  readonly about: string;
  readonly clients: number;
  readonly share: number | null;
  readonly money: number;
  readonly byRevenue: number;
  readonly to: string;
  readonly chosen: Choice;
}
export const choices = ["", "all", "any", "none"] as const;
/** How a segment takes part in the one that is put together. */
export type Choice = (typeof choices)[number];

export interface MemberRow {
  readonly id: number;
  readonly name: string | null;
  readonly kind: string;
  readonly branch: string | null;
  /** Masked unless it was asked for and may be seen. */
  readonly phone: string | null;
  readonly lastDay: string;
  readonly money: number;
  readonly alive: number | null;
  readonly visits: number | null;
}

export interface ChosenSegment {
  readonly text: string;
  readonly words: string;
  readonly clients: number;
  readonly share: number | null;
  readonly money: number;
  readonly byRevenue: number;
  readonly expected: ExpectedClass | null;
  readonly rows: readonly MemberRow[];
  readonly page: number;
  readonly pages: number;
}

export interface SavedRow {
  readonly id: number;
  readonly name: string;
  readonly words: string;
  readonly to: string;
  readonly asOf: string;
  readonly savedAt: string;
  readonly savedBy: string | null;
  readonly members: number;
  /** Null while the model that the segment goes by is worked out. */
  readonly since: SinceSaved | null;
}

export interface SegmentsPage {
  readonly currency: string;
  readonly asOf: string;
  /** The home's own; another one is in the address. */
  readonly usualDay: string;
  readonly clients: number;
  /** Rows are null while what tells them is worked out. */
  readonly groups: readonly { readonly id: string; readonly rows: readonly SegmentRow[] | null }[];
  readonly chosen: ChosenSegment | null;
  readonly rules: {
    readonly id: string;
    readonly stamp: string;
    readonly choices: readonly { readonly id: string; readonly stamp: string; readonly to: string }[];
    /** Where classes begin, from the second on, in words; null for cuts fixed by the business, which the grid names. */
    readonly cuts: readonly { readonly measure: string; readonly from: readonly string[] }[] | null;
    readonly byMargin: boolean;
    /** `doors`: the clients of each cell, in step with the rows of the chart's table. */
    readonly grid: { readonly chart: DrawnChart; readonly doors: readonly (string | null)[] } | null;
  };
  readonly model: {
    readonly none: "working" | "few" | "no_leaving" | "refused" | null;
    readonly parameters: { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number } | null;
    readonly outlook: readonly ExpectedClass[];
    readonly all: ExpectedClass | null;
    readonly backTest: BackTest | "working" | null;
    /** In place of the model: how many return within a year after a silence of so many days. */
    readonly survival: readonly { readonly days: number; readonly chance: number | null }[];
  };
  readonly saved: readonly SavedRow[];
  readonly mayKeep: boolean;
  readonly longestName: number;
}
