import type { Table } from "../models/tables.ts";

/** What people are paid by, and how far the run of each period has come. Moments are ISO, UTC. */
export const bonusTables = {
  /** Plans as people saved them. A row is never changed. */
  bonus_plan: {
    version: "INTEGER", // from 1, over all plans of the home
    plan_id: "VARCHAR",
    first_period: "VARCHAR", // the first period that is paid by it: 2026-05 or 2026-Q2
    plan: "VARCHAR", // JSON
    saved_at: "VARCHAR",
    saved_by: "VARCHAR",
    reason: "VARCHAR",
  },
  /** What was done with the run of a period. Rows are added, never changed; the last one says how the run stands. */
  bonus_event: {
    event_id: "INTEGER",
    period: "VARCHAR",
    kind: "VARCHAR", // opened | reviewed | approved | paid | reopened
    happened_at: "VARCHAR",
    account: "VARCHAR", // who did it: two must, and a name is not enough to tell two apart
    person: "VARCHAR", // the same by name, for people to read
    why: "VARCHAR",
    hash: "VARCHAR", // of what was reviewed or approved
    kept: "VARCHAR", // JSON: of an opening what is frozen, of an approval the whole of what it was made of
  },
  /** A question about lines of somebody's statement. */
  bonus_question: {
    question_id: "INTEGER",
    period: "VARCHAR",
    staff_code: "VARCHAR",
    component: "VARCHAR", // NULL: about the statement as a whole
    closed_at: "VARCHAR",
    closed_by: "VARCHAR",
  },
  /** What was said about it, the question first. */
  bonus_message: { question_id: "INTEGER", message_no: "INTEGER", said_at: "VARCHAR", account: "VARCHAR", person: "VARCHAR", text: "VARCHAR" },
} as const satisfies Record<string, Table>;
