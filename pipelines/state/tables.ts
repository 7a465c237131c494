import type { Table } from "../models/tables.ts";
import { accountTables } from "./account-tables.ts";
import { auditTables } from "./audit-tables.ts";
import { bonusTables } from "./bonus-tables.ts";
import { marketingTables } from "./marketing-tables.ts";
import { personalTables } from "./personal-tables.ts";

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
  /** Keys to the figures by HTTP: hashes of random secrets. Revoked ones stay, marked. */
  api_token: {
    token_id: "INTEGER",
    name: "VARCHAR",
    prefix: "VARCHAR", // how the secret begins
    hash: "VARCHAR", // SHA-256, hexadecimal
    made_at: "TIMESTAMP",
    made_by: "VARCHAR",
    used_at: "TIMESTAMP",
    revoked_at: "TIMESTAMP",
    revoked_by: "VARCHAR",
  },
  /** Addresses of the dashboard under names. */
  view: {
    view_id: "INTEGER",
    name: "VARCHAR",
    address: "VARCHAR", // path and query
    saved_at: "TIMESTAMP",
    saved_by: "VARCHAR",
  },
  /** What happened, for charts over time. */
  time_event: {
    event_id: "INTEGER",
    happened_on: "DATE",
    kind: "VARCHAR", // holiday | price | system | staff | other
    label: "VARCHAR",
    branch: "VARCHAR", // NULL: all of them
    written_at: "TIMESTAMP",
    written_by: "VARCHAR",
  },
  /** What people want to be told of, and built-in rules that were switched. */
  alert_rule: {
    rule_id: "VARCHAR",
    metric: "VARCHAR",
    kind: "VARCHAR", // threshold | change | control | funnel
    side: "VARCHAR", // above | below | worse
    value: "DOUBLE",
    is_on: "BOOLEAN",
  },
  /** What was signalled, since when, and who has seen it. */
  alert: {
    alert_id: "INTEGER",
    alert_key: "VARCHAR",
    first_day: "DATE", // of the data
    first_at: "TIMESTAMP",
    state: "VARCHAR", // new | seen | over
    over_day: "DATE",
    signal: "VARCHAR", // JSON
  },
  /** Messages about new signals: each signal is in one. */
  alert_mail: {
    mail_id: "INTEGER",
    alerts: "VARCHAR", // JSON list of alert_id
    made_at: "TIMESTAMP",
    tries: "INTEGER",
    next_at: "TIMESTAMP", // NULL: sent, or nothing of it lasts
    sent_at: "TIMESTAMP",
    problem: "VARCHAR", // JSON: why the last try failed
  },
  ...accountTables,
  ...auditTables,
  ...personalTables,
  ...bonusTables,
  ...marketingTables,
} as const satisfies Record<string, Table>;
