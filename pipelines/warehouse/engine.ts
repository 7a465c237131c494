import type { Dialect, Sql } from "./sql.ts";

/** A row as engines return it: dates are "YYYY-MM-DD", integers are numbers (a bigint only beyond 2^53), money is integer minor units. */
export type Row = Record<string, unknown>;

export interface QueryOptions {
  /** Interrupt after so many milliseconds; the promise then rejects. */
  readonly timeoutMs?: number;
}

/** What a piece of work may ask of the engine. All of it runs on one connection. */
export interface Session {
  readonly dialect: Dialect;
  /** All rows of one statement. */
  query<T = Row>(statement: Sql, options?: QueryOptions): Promise<T[]>;
  /** Rows chunk by chunk (about 2,048), so that nothing blocks the event loop. */
  stream<T = Row>(statement: Sql): AsyncIterable<T[]>;
  /** One statement whose rows nobody reads. */
  run(statement: Sql): Promise<void>;
}

export interface TransactionOptions {
  readonly signal?: AbortSignal | undefined;
  /** Changes nothing that any page is made of: `written` does not count it. */
  readonly quiet?: boolean;
  /** Changes the figures of pages: `landed` counts it, once before the commit and once after. */
  readonly lands?: boolean;
}

/** The port to the analytical engine. The embedded one is `duckdb.ts`. */
export interface Engine extends Session {
  /** `count` grows with every transaction that was committed, and every statement that was run for its effect. */
  readonly written?: { readonly count: number };
  /** `count` grows with all of these and with quiet ones: what was read at a count is as it was while the count stands. */
  readonly changed?: { readonly count: number };
  /** `count` is the same before and after some reading only if no figure changed meanwhile. */
  readonly landed?: { readonly count: number };
  /**
   * Runs `work` in one transaction on a connection of its own: all of it or nothing. Writers queue. A signal interrupts it, and the
   * promise then rejects with the signal's reason; once the commit has begun it is too late.
   */
  transaction<T>(work: (session: Session) => Promise<T>, options?: TransactionOptions): Promise<T>;
  close(): Promise<void>;
}

/** An engine error carries its SQL, for the log; the user's sentence is made elsewhere. */
export class QueryError extends Error {
  constructor(message: string, readonly statement: string, options?: ErrorOptions) {
    super(`${message}\n${statement}`, options);
    this.name = "QueryError";
  }
}
