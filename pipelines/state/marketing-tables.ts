import type { Table } from "../models/tables.ts";

/** What marketing typed: tests of promotions, saved segments, rules of the ladder and of offers. Moments are ISO, UTC. */
export const marketingTables = {
  /** Rules of the programme's levels, as published: versions from 2 on. A version is never changed. */
  ladder_version: {
    version: "INTEGER",
    first_day: "VARCHAR", // YYYY-MM-DD, the first day on which it holds
    rules: "VARCHAR", // JSON
    saved_at: "VARCHAR",
    saved_by: "VARCHAR",
    reason: "VARCHAR",
  },
  /** Tests of promotions as they were drawn. A row is never changed: what was planned is what is analysed. */
  trial: {
    trial_id: "INTEGER",
    promo_code: "VARCHAR", // one test a code
    name: "VARCHAR",
    drawn_at: "VARCHAR",
    drawn_by: "VARCHAR",
    plan: "VARCHAR", // JSON
  },
  /** Who was drawn into which arm. Clients by number, which is made of a key of theirs: where it leads after a merge, `clientsOfNumber` tells. */
  trial_member: { trial_id: "INTEGER", client_id: "BIGINT", arm: "VARCHAR" /* treated | holdout */, stratum: "VARCHAR" },
  /** Which client is offered what: versions from 2 on. */
  offer_rules: { version: "INTEGER", rules: "VARCHAR" /* JSON */, saved_at: "VARCHAR", saved_by: "VARCHAR", reason: "VARCHAR" },
  /** Segments that people put together and named. What was expected of them is as it was said on that day. */
  segment: {
    segment_id: "INTEGER",
    name: "VARCHAR",
    spec: "VARCHAR", // as an address has it
    as_of: "VARCHAR", // YYYY-MM-DD, the day whose members are kept
    model: "VARCHAR", // JSON: the model of visits of that day, NULL where there was none
    saved_at: "VARCHAR",
    saved_by: "VARCHAR",
  },
  /** Who was in it, by the number of then. */
  segment_member: { segment_id: "INTEGER", client_id: "BIGINT" },
} as const satisfies Record<string, Table>;
