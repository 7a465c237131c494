/** A query that ran: its name, how long it took, and whether it came to its end. Neither its values nor its rows. */
export interface QueryRan {
  readonly name: string;
  readonly ms: number;
  readonly failed: boolean;
}

/** The server's bundle carries a second copy of this module. */
const shared = globalThis as { loyaltyQueryRan?: (ran: QueryRan) => void };

/** Told of every named query from now on, in the place of whoever was told before. */
export const onQuery = (listener: (ran: QueryRan) => void): void => void (shared.loyaltyQueryRan = listener);

export const tellQuery = (ran: QueryRan): void => shared.loyaltyQueryRan?.(ran);
