import type { Table } from "../models/tables.ts";

/** What clients want to be done with their data, and what was done. Clients are named by their numbers, never by name or contact. */
export const personalTables = {
  /** Whether a client may be written to and called; the last entry counts. */
  consent: {
    consent_id: "INTEGER",
    client_id: "BIGINT",
    says: "VARCHAR", // given | refused | unknown
    said_at: "VARCHAR", // ISO moment, UTC
    said_by: "VARCHAR", // account
  },
  /** Secrets of this home, made once. */
  home_secret: {
    name: "VARCHAR", // marks: what keys of erased clients are hashed with
    secret: "VARCHAR", // hexadecimal
    made_at: "VARCHAR",
  },
  /** Clients whose name and contacts were taken out. */
  erasure: {
    erasure_id: "INTEGER",
    asked_at: "VARCHAR",
    asked_by: "VARCHAR",
    finished_at: "VARCHAR", // NULL: taken up again when the home opens
    needles: "VARCHAR", // JSON: what to look for in free text; NULL once finished
  },
  /** Keys by which rows of erased clients are known again, as HMAC with the secret of the home. */
  erased_key: { mark: "VARCHAR", erasure_id: "INTEGER" },
} as const satisfies Record<string, Table>;
