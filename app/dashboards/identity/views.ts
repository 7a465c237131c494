import type { Tier } from "#app/metrics/tiers.ts";
import type { Outlook } from "#app/metrics/views/clients.ts";
import type { ClientCard, DecisionView, Explanation, SourceLine } from "../duplicates/views.ts";

/** A car that a client has or had. */
export interface OwnedCar {
  readonly vin: string;
  readonly make: string | null;
  /** From always, where null. */
  readonly from: string | null;
  /** The day it passed on; null while it is the client's. */
  readonly until: string | null;
  readonly visits: number;
  readonly lastVisit: string | null;
}
/** How a client stands to the dealer at a day, and why. */
export type Standing =
  | { readonly status: "too_new" | "once" | "discount_only" | "detractor" | "confirmed" | "never_asked"; readonly score: number | null }
  /** No contact within 12 months: lost, or not yet (`lostAfterDays` null: cannot be told). */
  | { readonly status: "silent"; readonly silentDays: number; readonly lostAfterDays: number | null };
/** When a car's next maintenance falls due, and by what. */
export interface NextService {
  readonly vin: string;
  readonly day: string;
  readonly overdue: boolean;
  /** The months since the last maintenance or the delivery, or the kilometres since that maintenance, whichever are over first. */
  readonly by: "months" | "km" | "delivery";
  /** The day it is counted from. */
  readonly from: string;
  readonly months: number;
  readonly km: number;
  /** About so many kilometres a day; null where the car's readings exclude each other, or there are none. */
  readonly perDay: number | null;
  /** Whether that interval is the car's own, from the export of vehicles. */
  readonly isOwn: boolean;
}
export interface ClientHead {
  readonly asOf: string;
  readonly standing: Standing | null;
  /** Of an active client. */
  readonly tier: Tier | null;
  readonly lastContact: string | null;
  /** Paid for orders in the 12 months up to the day, minor units. */
  readonly spent: bigint | number;
  /** What is to be expected of the client, or why it cannot be told. */
  readonly outlook: Outlook | "few_visits" | "working" | "few" | "no_leaving" | "refused";
  /** The next maintenance of each car the client has, where a maintenance or the delivery is known. */
  readonly due: readonly NextService[];
  /** Month by month the status at its end, where it changed. */
  readonly changes: readonly { readonly month: string; readonly status: "loyal" | "repeat" | "once" | "too_new" | "silent" }[];
}
/** One thing that happened with a client. */
export interface TimelineEvent {
  readonly day: string;
  readonly kind: string;
  readonly no: string | null;
  readonly branch: string | null;
  /** A code of the kind: the sort of visit, the status of a booking… */
  readonly word: string | null;
  readonly text: string | null;
  /** Minor units. */
  readonly amount: bigint | number | null;
  /** A score, or points. */
  readonly number: number | null;
  readonly source: { readonly file: string; readonly batch: string; readonly line: number };
}
export interface Timeline {
  readonly total: number;
  readonly events: readonly TimelineEvent[];
}
export interface ClientPageView {
  readonly card: ClientCard;
  readonly head: ClientHead | null;
  readonly timeline: Timeline;
  /** Null for who does not decide on duplicates. */
  readonly explanation: Explanation | null;
  readonly cars: readonly OwnedCar[];
  readonly decisions: readonly DecisionView[];
}
/** A number that no client has: where its keys are now. */
export interface GoneClient {
  readonly id: string;
  readonly now: readonly { readonly id: number; readonly name: string | null }[];
}

/** One owner of a car, or a time without a known one. */
export interface Spell {
  readonly client: { readonly id: number; readonly name: string | null } | null;
  readonly from: string | null;
  readonly until: string | null;
  /** What made this client the owner; its number, and the line of the file it stands on. */
  readonly document: (SourceLine & { readonly no: string | null }) | null;
  readonly visits: number;
  readonly lastVisit: string | null;
  /** Visits that bore no key of a client but this car's VIN. */
  readonly byVin: number;
}
export interface CarPageView {
  readonly vin: string;
  readonly make: string | null;
  readonly spells: readonly Spell[];
  readonly visits: number;
  readonly unidentified: number;
}
