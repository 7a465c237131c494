import type { Table } from "../models/tables.ts";
import type { Session } from "../warehouse/engine.ts";
import type { Sql } from "../warehouse/sql.ts";

/**
 * A table of sums beside the rows that they are sums of: cubes.<name>, made month by month. Whoever asks for it says what it holds; here
 * it is only kept true.
 */
export interface Cube {
  readonly name: string;
  /** Columns beside `as_of`, which is the last day of the month. */
  readonly columns: Table;
  /** Rows that another version made are not this cube's. */
  readonly version: string;
  /** The rows of the months that end on these days (of a table with parts: of one part), each with that day as `as_of`, and the columns in any order. They must hang on nothing that happened later. */
  readonly select: (monthEnds: readonly string[]) => Sql;
  /** Each month holds what happened in it, so that months after the last event are known to hold nothing. */
  readonly events: boolean;
  /** A change may reach back before its own day: then every month is made anew after it. */
  readonly reachesBack: boolean;
  /** A table that months of others are made from: it has parts instead of months, by days that lie after all others so that any change takes them away. */
  readonly parts?: readonly string[];
}

/** The cubes that a home should have as its warehouse stands. Asked within the transaction that makes them. */
export type CubesOf = (session: Session) => Promise<readonly Cube[]>;

/** Month ends `since`…`as_of` of a cube are as the rows say; a `since` of null means from ever. */
export const monthTable = { cube: "VARCHAR", version: "VARCHAR", since: "DATE", as_of: "DATE", reaches_back: "BOOLEAN" } as const satisfies Table;

/** The `as_of` of the months after the last event. */
export const forEver = "9999-12-31";
