import type { z } from "zod";
import type { Column } from "../models/tables.ts";

export const kinds = ["visits", "sales", "surveys", "staff", "promotions", "benefits", "parts_orders", "bookings", "receivables", "vehicles", "meetings", "clients", "marketing_costs", "goals", "visit_lines", "survey_invitations", "promo_contacts", "points", "complaints", "tyre_storage", "fleet_contacts", "events", "event_guests"] as const;
export type Kind = (typeof kinds)[number];

/** How cells of one file are written; detected by `read/`, or given by options. */
export interface Notation {
  readonly decimal: "," | ".";
  readonly dateOrder: "dmy" | "mdy" | "ymd";
  /** strptime format that overrides dateOrder, from a mapping file ("%Y%m%d"). */
  readonly dateFormat: string | null;
  /** Day of import; a date later than the day after it is refused. */
  readonly today: string;
  /** The home's currency (ISO 4217), NULL while none is known; an amount in another is refused. */
  readonly currency: string | null;
  /** Words of lists as a mapping file adds them: column → folded word → canonical word. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What is wrong with one cell. Sentences are made from it in app/i18n; `pipelines` speaks no language. */
export type ProblemCode =
  | "missing" // a required value is blank
  | "bad_date"
  | "future_date"
  | "bad_number"
  | "bad_integer"
  | "out_of_range"
  | "bad_amount"
  | "other_currency"
  | "unknown_word"
  | "bad_phone"
  | "bad_email"
  | "bad_vin"
  | "bad_plate"
  | "bad_tax_id"
  | "too_long"
  | "too_many_fields" // the record has more cells than the header
  | "no_client" // a row of a kind that is about a client names none
  | "other_arm"; // the client stands in the other arm of this promotion

/** A key that cannot be normalised is no key: the row stays, with a warning, even where the column is required; where the natural key requires it, it rejects. */
export const warningsOnly: readonly ProblemCode[] = ["bad_phone", "bad_email", "bad_vin", "bad_plate", "bad_tax_id"];

export type Parsed = { readonly value: string | number | boolean | null; readonly problem: ProblemCode | null };

/**
 * How most files write a type, without all else that it reads: the engine makes ready every pattern of a statement, once for each thread,
 * whether a cell ever comes to it or not.
 */
export interface Usual {
  /** Whether a cell is written so. */
  is(cell: string, column: string, notation: Notation): boolean;
  /** SQL: what `compile` gives, or NULL for a cell that is written otherwise or has a problem. */
  value(cell: string, column: string, notation: Notation): string;
}

/**
 * One type of cell, executed twice: in TypeScript (preview) and in SQL (bulk). A differential test holds them together.
 * `parse` gets the trimmed text of a non-blank cell. `compile` gets a SQL expression of VARCHAR (trimmed, NULL when blank)
 * and returns SQL expressions: the typed value (NULL when unreadable) and the problem code (NULL when fine).
 */
export interface FieldType {
  readonly name: string;
  readonly sqlType: Column["type"];
  /** Of a list: canonical word → its spellings in three languages. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
  readonly usual?: Usual;
  parse(cell: string, column: string, notation: Notation): Parsed;
  compile(cell: string, column: string, notation: Notation): { readonly value: string; readonly problem: string };
  /** The problem code once the value is a column of its own: cheaper, because the value is not computed twice. */
  problemOf(cell: string, value: string, column: string, notation: Notation): string;
}

export interface Field {
  /** Canonical name: the column of staging. */
  readonly name: string;
  readonly type: FieldType;
  /** A missing or unreadable value rejects the row; otherwise it becomes blank with a warning. */
  readonly required: boolean;
  /** Part of the natural key. */
  readonly key: boolean;
  /** Header texts that mean this column, any of the three languages, folded at comparison. */
  readonly aliases: readonly string[];
}

/** The contract of one export kind: one folder in `sources/`. */
export interface Source {
  readonly kind: Kind;
  /** Validates a parsed row; field types, required and key are read off its metadata. */
  readonly schema: z.ZodObject;
  readonly fields: readonly Field[];
  readonly key: readonly string[];
  /** The amount that a total row is compared with. */
  readonly controlColumn: string | null;
  /** Has the client… group (columns of `clientColumns` in models/tables.ts). */
  readonly hasClient: boolean;
  /** A row that names nobody (see `namesClient`) is rejected: its kind is about clients. */
  readonly needsClient: boolean;
}
