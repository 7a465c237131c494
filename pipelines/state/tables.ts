import type { Table } from "../models/tables.ts";

/** What people typed: in a file of its own, backed up apart; facts can be rebuilt from the archive, this cannot. */
export const stateTables = {
  /** Verdicts on who is who. Keys, not numbers of clients, so that they outlive every rebuild. Undone ones stay, marked. */
  identity_decision: {
    decision_id: "INTEGER",
    decided_at: "TIMESTAMP",
    decided_by: "VARCHAR",
    verdict: "VARCHAR", // same | different (left and right), no_key | is_key (left alone)
    left_type: "VARCHAR", // phone | email | card_no | tax_id | client_code
    left_space: "VARCHAR", // code space of a client_code, else NULL
    left_value: "VARCHAR",
    right_type: "VARCHAR",
    right_space: "VARCHAR",
    right_value: "VARCHAR",
    undone_at: "TIMESTAMP",
    undone_by: "VARCHAR",
  },
  /** What a loyal client and a visit are, as published: versions from 2 on. A version is never changed. */
  definition: {
    version: "INTEGER",
    policy: "VARCHAR", // JSON
    published_at: "TIMESTAMP",
    published_by: "VARCHAR",
    reason: "VARCHAR",
  },
  /** How a file with these headers was read when somebody confirmed it. */
  mapping: {
    signature: "VARCHAR", // of the folded headers in order
    kind: "VARCHAR",
    mapping: "VARCHAR", // JSON, the mapping file of design/exports.md
    headers: "VARCHAR", // JSON list, for people to read
    saved_at: "TIMESTAMP",
    saved_by: "VARCHAR",
  },
  /** Addresses of the dashboard under names. */
  view: {
    view_id: "INTEGER",
    name: "VARCHAR",
    address: "VARCHAR", // path and query
    saved_at: "TIMESTAMP",
    saved_by: "VARCHAR",
  },
} as const satisfies Record<string, Table>;
