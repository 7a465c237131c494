import type { Kind } from "../sources/contract.ts";
import type { Facts } from "./facts.ts";

/**
 * What really happened in the demo group, before it was written into messy files. Days are ISO dates, money is integer
 * minor units. Tests recompute every headline figure from this alone.
 */
export type Branch = "Центр" | "Север" | "Юг";
export const branches: readonly Branch[] = ["Центр", "Север", "Юг"];

export type VisitKind = "maintenance" | "repair" | "warranty" | "body" | "tyres" | "parts" | "wash" | "accessories" | "other";
export type Payer = "customer" | "warranty" | "insurer" | "internal";

export interface TruthClient {
  readonly id: number;
  readonly kind: "person" | "company";
  readonly name: string;
  /** The human being or firm. Two clients of one person changed phone and card at once: no key joins them, the review queue should find them. */
  readonly person: number;
}

export interface TruthOrder {
  readonly branch: Branch;
  readonly no: string;
  readonly closedOn: string;
  /** Who came by the rules of identity; null for a counter sale or a car that nobody is known to own. */
  readonly client: number | null;
  readonly identifiedBy: "key" | "vin" | null;
  readonly vin: string | null;
  readonly make: string | null;
  readonly kind: VisitKind;
  readonly payer: Payer;
  /** Staff code; null where the name in the file is misspelt and should go to review. */
  readonly advisor: string | null;
  readonly total: number;
  readonly discount: number;
  readonly cost: number;
  readonly promo: string | null;
  /** The number of the order that this one takes back. */
  readonly reverses: string | null;
}

export interface TruthSale {
  readonly branch: Branch;
  readonly no: string;
  readonly soldOn: string;
  readonly deliveredOn: string;
  readonly client: number;
  readonly vin: string;
  readonly make: string;
  readonly condition: "new" | "used";
  readonly price: number;
  readonly discount: number;
  readonly seller: string;
  readonly cancelledOn: string | null;
}

export interface TruthAnswer {
  readonly source: string;
  readonly no: string;
  readonly on: string;
  readonly origin: "internal" | "importer";
  readonly touchpoint: "first_visit" | "visit" | "sale";
  /** null: an anonymous answer that names no order either. */
  readonly client: number | null;
  readonly recommend: number | null;
}

/** A row that was broken on purpose. */
export interface PlantedReject {
  readonly file: string;
  readonly line: number;
  /** null: the row as a whole. */
  readonly column: string | null;
  readonly code: "bad_date" | "bad_amount" | "bad_number" | "missing" | "no_client";
}

/** What the import report of one file must say when the files are loaded in order. */
export interface FileTruth {
  readonly file: string;
  readonly kind: Kind;
  readonly rows: number;
  readonly loaded: number;
  readonly unchanged: number;
  readonly superseded: number;
  readonly rejected: number;
  /** The amount in the total row, minor units; null where the file has none. */
  readonly controlTotal: number | null;
}

export interface DemoTruth extends Facts {
  readonly seed: string;
  readonly today: string;
  readonly clients: readonly TruthClient[];
  readonly orders: readonly TruthOrder[];
  readonly sales: readonly TruthSale[];
  readonly answers: readonly TruthAnswer[];
  readonly files: readonly FileTruth[];
  readonly rejects: readonly PlantedReject[];
  /** Phone of a reception desk, written on the orders of many people: a key that must be no key. */
  readonly sharedPhone: string;
}
