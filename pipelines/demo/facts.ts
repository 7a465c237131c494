import type { Branch } from "./truth.ts";

/**
 * What really happened around the orders, contracts and answers: a list for every further kind of export. Days are ISO dates, months their first day,
 * money is integer minor units, `client` is the id of a TruthClient, people on the payroll are staff codes.
 */
export interface TruthMaster {
  readonly client: number;
  readonly since: string;
  /** As the CRM has it; a few are a year old. */
  readonly status: "card" | "silver" | "gold" | "vip" | null;
  readonly born: string | null;
  readonly consent: boolean | null;
  readonly language: "ru" | "kk" | "en" | null;
  /** The phone in the CRM is one that the client gave up; the CRM's number still leads to the right client. */
  readonly stalePhone: boolean;
}
export interface TruthCar {
  readonly vin: string;
  readonly plate: string;
  readonly make: string;
  readonly model: string;
  readonly year: number;
  readonly usage: "personal" | "commercial";
  readonly months: number;
  readonly km: number;
  /** Who came with it last. */
  readonly client: number;
}
export interface TruthLine {
  readonly branch: Branch;
  readonly visit: string;
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly kind: "labour" | "part";
  readonly quantity: number;
  /** Before discount: the lines of an order add up to its labour and its parts. */
  readonly amount: number;
  readonly cost: number;
}
export interface TruthInvitation {
  readonly no: string;
  readonly on: string;
  readonly touchpoint: "first_visit" | "visit" | "sale";
  readonly client: number;
  readonly staff: string | null;
  /** Number of the answer that came of it. */
  readonly answer: string | null;
}
export interface TruthContact {
  readonly promo: string;
  readonly client: number;
  readonly arm: "treated" | "holdout";
  readonly on: string | null;
  readonly channel: string;
}
/** A promotion tried on people dealt into two arms, and what its clients left as margin (total − cost of all orders) from its start to `until`. */
export interface TruthTrial {
  readonly promo: string;
  readonly from: string;
  readonly until: string;
  readonly effect: "earns" | "loses" | "too small" | "none";
  readonly treated: { readonly clients: number; readonly margin: number };
  readonly holdout: { readonly clients: number; readonly margin: number };
}
export interface TruthEntry {
  readonly no: string;
  readonly client: number;
  readonly on: string;
  readonly kind: "earn" | "redeem" | "expire" | "adjust" | "cashback";
  /** Signed: what it does to the balance. */
  readonly points: number;
  readonly visit: string | null;
  readonly branch: Branch;
}
export interface TruthComplaint {
  readonly no: string;
  readonly opened: string;
  readonly closed: string | null;
  readonly branch: Branch;
  readonly client: number | null;
  readonly visit: string | null;
  readonly staff: string | null;
  readonly topic: string;
  readonly severity: "low" | "medium" | "high";
  /** null while open. */
  readonly upheld: boolean | null;
  readonly compensation: number | null;
  readonly text: string;
}
export interface TruthTyres {
  readonly no: string;
  readonly client: number;
  readonly vin: string;
  readonly season: "summer" | "winter";
  readonly stored: string;
  readonly returned: string | null;
  readonly fee: number;
  readonly branch: Branch;
}
export interface TruthFleetContact {
  readonly code: string;
  /** The company. */
  readonly client: number;
  readonly name: string;
  readonly role: "decision_maker" | "user_chooser" | "driver";
  readonly phone: string;
  readonly vin: string | null;
  readonly since: string;
}
export interface TruthMeeting {
  readonly no: string;
  readonly on: string;
  /** The company. */
  readonly client: number;
  readonly contact: string | null;
  readonly staff: string;
  readonly note: string;
}
export interface TruthEvent {
  readonly no: string;
  readonly on: string;
  readonly kind: string;
  readonly name: string;
  readonly cost: number;
  readonly branch: Branch | null;
}
export interface TruthGuest {
  readonly event: string;
  /** null for a person at a company, who is told by the contact's code alone. */
  readonly client: number | null;
  readonly contact: string | null;
  readonly attended: boolean;
}
export interface TruthBenefit {
  readonly no: string;
  readonly client: number;
  readonly kind: "courtesy_car" | "priority_intake" | "wash_voucher" | "gift";
  readonly on: string;
  readonly cost: number;
}
export interface TruthPartsLine {
  readonly order: string;
  readonly line: number;
  readonly client: number;
  readonly code: string;
  readonly name: string;
  readonly ordered: string;
  readonly arrived: string | null;
  readonly notified: string | null;
  readonly issued: string | null;
  readonly amount: number;
}
export interface TruthBooking {
  readonly branch: Branch;
  readonly no: string;
  readonly for: string;
  readonly made: string;
  readonly client: number;
  readonly vin: string | null;
  readonly channel: "cabinet" | "phone" | "web" | "walk_in";
  readonly advisor: string | null;
  readonly status: "open" | "kept" | "cancelled" | "no_show";
  /** The order of a kept one. */
  readonly visit: string | null;
}
export interface TruthDebt {
  readonly no: string;
  readonly client: number;
  readonly issued: string;
  readonly due: string;
  readonly amount: number;
  readonly paid: number;
}
export interface TruthCost {
  readonly month: string;
  readonly channel: string;
  readonly aim: "acquire" | "retain";
  readonly amount: number;
  readonly branch: Branch | null;
}
export interface TruthGoal {
  readonly metric: string;
  readonly branch: Branch;
  readonly month: string;
  /** In the figure's own unit: per cent, whole tenge, points. */
  readonly value: number;
}

export interface Facts {
  readonly masters: readonly TruthMaster[];
  readonly cars: readonly TruthCar[];
  readonly lines: readonly TruthLine[];
  readonly invitations: readonly TruthInvitation[];
  readonly contacts: readonly TruthContact[];
  readonly trials: readonly TruthTrial[];
  readonly entries: readonly TruthEntry[];
  readonly complaints: readonly TruthComplaint[];
  readonly tyres: readonly TruthTyres[];
  readonly fleetContacts: readonly TruthFleetContact[];
  readonly meetings: readonly TruthMeeting[];
  readonly events: readonly TruthEvent[];
  readonly guests: readonly TruthGuest[];
  readonly benefits: readonly TruthBenefit[];
  readonly partsLines: readonly TruthPartsLine[];
  readonly bookings: readonly TruthBooking[];
  readonly debts: readonly TruthDebt[];
  readonly costs: readonly TruthCost[];
  readonly goals: readonly TruthGoal[];
  /** Invites clients who left happy and nobody else. */
  readonly choosyAdvisor: string;
  /** Writes what one visit needed as two orders, in May 2026. */
  readonly splittingAdvisor: string;
  /** Writes orders of several clients under one phone, in May 2026. */
  readonly ownPhoneAdvisor: string;
  readonly ownPhone: string;
}
