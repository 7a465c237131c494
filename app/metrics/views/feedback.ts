import type { TimeNotes } from "./overview.ts";
import type { Driver } from "../populations/satisfied.ts";
import type { Figure, Filters, SourceRow, Tile } from "../types.ts";

/** What the exports hold, so that a part of the page without data names the one it lacks. */
export interface FeedbackKinds {
  readonly surveys: boolean;
  readonly survey_invitations: boolean;
  readonly complaints: boolean;
}

/** One touchpoint, branch or person with its figures, by metric and origin: `nps internal`, `csi importer`, `response_rate`. */
export interface FeedbackGroup {
  readonly value: string | null;
  readonly label: string | null;
  readonly figures: Readonly<Record<string, Figure>>;
}

/** Somebody's clients: how many are asked, and how many of those answer. */
export interface AskedBy {
  readonly staff: string;
  readonly name: string;
  readonly asked: Figure;
  readonly response: Figure | null;
  readonly internal: Figure | null;
  /** Asks fewer than chance allows for somebody of this group. */
  readonly few: boolean;
}

/** What moves the recommendation, of one survey. Null importance: too few answers, or they do not tell. */
export interface DriverStudy {
  readonly origin: string;
  /** Answers with a score and every one of the drivers shown. */
  readonly n: number;
  /** Answers needed before anything is said of what moves them. */
  readonly least: number;
  readonly drivers: readonly {
    readonly driver: Driver;
    /** How well it does: `csi_quality`… */
    readonly performance: Figure;
    readonly importance: { readonly weight: number; readonly low: number; readonly high: number; readonly correlation: number } | null;
  }[];
}

export interface OpenComplaint {
  readonly row: SourceRow;
  readonly clientId: string | null;
  readonly staff: string | null;
  readonly topic: string | null;
  readonly severity: string | null;
  readonly text: string | null;
  /** Days since it was opened. */
  readonly age: number;
}

export interface ComplaintsData {
  readonly tiles: readonly Tile[];
  /** `complaint_rate` month by month with the limits of chance; null without two months. */
  readonly control: {
    readonly centre: number;
    /** Eight months or more in a row on one side of the centre. */
    readonly runs: readonly { readonly from: string; readonly to: string; readonly side: "above" | "below" }[];
    readonly points: readonly { readonly figure: Figure; readonly month: string; readonly low: number; readonly high: number; readonly signal: boolean; readonly run: boolean; readonly incomplete: boolean }[];
  } | null;
  readonly topics: readonly FeedbackGroup[];
  readonly branches: readonly FeedbackGroup[];
  readonly people: readonly (FeedbackGroup & { readonly more: boolean })[];
  readonly open: { readonly figure: Figure; readonly rows: readonly OpenComplaint[] };
}

export interface Comment {
  readonly id: string;
  readonly score: number;
  readonly day: string;
  readonly branch: string | null;
  readonly clientId: string;
  readonly name: string | null;
  readonly staff: string | null;
  readonly text: string;
}

export interface FeedbackData {
  readonly asOf: string;
  /** What the page is narrowed to: tables and charts split by one of these dimensions show its other values too. */
  readonly filters: Filters;
  readonly kinds: FeedbackKinds;
  readonly notes: TimeNotes;
  readonly nps: readonly Tile[];
  /** NPS of each survey, of those that the page is narrowed to and of the others. */
  readonly origins: readonly Figure[];
  readonly csi: readonly Tile[];
  readonly response: readonly Tile[];
  readonly touchpoints: readonly FeedbackGroup[];
  readonly branches: readonly FeedbackGroup[];
  readonly asked: { readonly group: Figure | null; readonly people: readonly AskedBy[] };
  readonly drivers: readonly DriverStudy[];
  readonly complaints: ComplaintsData;
  readonly gone: { readonly tile: Tile; readonly rows: readonly SourceRow[] };
  readonly neverAsked: { readonly tile: Tile; readonly rows: readonly SourceRow[] };
  readonly comments: readonly Comment[];
}
