import type { Table } from "../models/tables.ts";

/** Who did and saw what. */
export const auditTables = {
  /** A chain: each entry's hash is over the one before it and its own values. Rows are added, never changed. */
  audit: {
    seq: "BIGINT", // from 1, without gaps
    noted_at: "VARCHAR", // ISO moment, UTC: hashed as it stands
    who: "VARCHAR", // account_id, or what the program calls itself: local, demo, system:<work>; NULL: nobody was signed in
    seen_as: "VARCHAR", // account_id in whose eyes an administrator looked
    action: "VARCHAR",
    object: "VARCHAR", // surrogate ids and addresses of the program; no names, no contacts
    result: "VARCHAR",
    hash: "VARCHAR", // SHA-256, hexadecimal
  },
} as const satisfies Record<string, Table>;
