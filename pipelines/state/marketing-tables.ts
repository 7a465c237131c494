import type { Table } from "../models/tables.ts";

/** What marketing typed: tests of promotions, saved segments, rules of the ladder and of offers. Moments are ISO, UTC. */
export const marketingTables = {} as const satisfies Record<string, Table>;
