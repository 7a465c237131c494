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
export interface ClientPageView {
  readonly card: ClientCard;
  readonly explanation: Explanation;
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
