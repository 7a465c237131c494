import type { Migration } from "../warehouse/migrations.ts";

/**
 * How the tables of what people typed came to be as `tables.ts` has them. Whoever changes a table there adds a migration here: a test
 * holds the two together. A migration of a release is never changed, since homes have been through it.
 */
export const stateMigrations: readonly Migration[] = [
  {
    version: 1,
    name: "before migrations were numbered",
    adds: {
      identity_decision: {
        decision_id: "INTEGER",
        decided_at: "TIMESTAMP",
        decided_by: "VARCHAR",
        verdict: "VARCHAR",
        left_type: "VARCHAR",
        left_space: "VARCHAR",
        left_value: "VARCHAR",
        right_type: "VARCHAR",
        right_space: "VARCHAR",
        right_value: "VARCHAR",
        undone_at: "TIMESTAMP",
        undone_by: "VARCHAR",
      },
      definition: { version: "INTEGER", policy: "VARCHAR", published_at: "TIMESTAMP", published_by: "VARCHAR", reason: "VARCHAR" },
      mapping: { signature: "VARCHAR", kind: "VARCHAR", mapping: "VARCHAR", headers: "VARCHAR", saved_at: "TIMESTAMP", saved_by: "VARCHAR" },
      api_token: {
        token_id: "INTEGER",
        name: "VARCHAR",
        prefix: "VARCHAR",
        hash: "VARCHAR",
        made_at: "TIMESTAMP",
        made_by: "VARCHAR",
        used_at: "TIMESTAMP",
        revoked_at: "TIMESTAMP",
        revoked_by: "VARCHAR",
      },
      view: { view_id: "INTEGER", name: "VARCHAR", address: "VARCHAR", saved_at: "TIMESTAMP", saved_by: "VARCHAR" },
      time_event: { event_id: "INTEGER", happened_on: "DATE", kind: "VARCHAR", label: "VARCHAR", branch: "VARCHAR", written_at: "TIMESTAMP", written_by: "VARCHAR" },
      alert_rule: { rule_id: "VARCHAR", metric: "VARCHAR", kind: "VARCHAR", side: "VARCHAR", value: "DOUBLE", is_on: "BOOLEAN" },
      alert: { alert_id: "INTEGER", alert_key: "VARCHAR", first_day: "DATE", first_at: "TIMESTAMP", state: "VARCHAR", over_day: "DATE", signal: "VARCHAR" },
    },
  },
  {
    version: 2,
    name: "mail about alerts",
    adds: {
      alert_mail: { mail_id: "INTEGER", alerts: "VARCHAR", made_at: "TIMESTAMP", tries: "INTEGER", next_at: "TIMESTAMP", sent_at: "TIMESTAMP", problem: "VARCHAR" },
    },
  },
  {
    version: 3,
    name: "accounts, sessions, one-time links",
    adds: {
      account: {
        account_id: "VARCHAR",
        name: "VARCHAR",
        login: "VARCHAR",
        roles: "VARCHAR",
        branches: "VARCHAR",
        staff: "VARCHAR",
        password_hash: "VARCHAR",
        oidc_subject: "VARCHAR",
        language: "VARCHAR",
        made_at: "TIMESTAMP",
        made_by: "VARCHAR",
        disabled_at: "TIMESTAMP",
        disabled_by: "VARCHAR",
      },
      session: { session_id: "VARCHAR", hash: "VARCHAR", account_id: "VARCHAR", made_at: "TIMESTAMP", seen_at: "TIMESTAMP", expires_at: "TIMESTAMP", device: "VARCHAR" },
      one_time_link: { hash: "VARCHAR", account_id: "VARCHAR", made_at: "TIMESTAMP", made_by: "VARCHAR", expires_at: "TIMESTAMP", used_at: "TIMESTAMP" },
      throttle: { throttle_key: "VARCHAR", failures: "INTEGER", last_at: "TIMESTAMP" },
    },
  },
  {
    version: 4,
    name: "audit log, consent, erased clients",
    adds: {
      audit: { seq: "BIGINT", noted_at: "VARCHAR", who: "VARCHAR", seen_as: "VARCHAR", action: "VARCHAR", object: "VARCHAR", result: "VARCHAR", hash: "VARCHAR" },
      consent: { consent_id: "INTEGER", client_id: "BIGINT", says: "VARCHAR", said_at: "VARCHAR", said_by: "VARCHAR" },
      home_secret: { name: "VARCHAR", secret: "VARCHAR", made_at: "VARCHAR" },
      erasure: { erasure_id: "INTEGER", asked_at: "VARCHAR", asked_by: "VARCHAR", finished_at: "VARCHAR", needles: "VARCHAR" },
      erased_key: { mark: "VARCHAR", erasure_id: "INTEGER" },
    },
  },
  {
    version: 5,
    name: "plans of bonuses, runs, questions",
    adds: {
      bonus_plan: { version: "INTEGER", plan_id: "VARCHAR", first_period: "VARCHAR", plan: "VARCHAR", saved_at: "VARCHAR", saved_by: "VARCHAR", reason: "VARCHAR" },
      bonus_event: { event_id: "INTEGER", period: "VARCHAR", kind: "VARCHAR", happened_at: "VARCHAR", account: "VARCHAR", person: "VARCHAR", why: "VARCHAR", hash: "VARCHAR", kept: "VARCHAR" },
      bonus_question: { question_id: "INTEGER", period: "VARCHAR", staff_code: "VARCHAR", component: "VARCHAR", closed_at: "VARCHAR", closed_by: "VARCHAR" },
      bonus_message: { question_id: "INTEGER", message_no: "INTEGER", said_at: "VARCHAR", account: "VARCHAR", person: "VARCHAR", text: "VARCHAR" },
    },
  },
  {
    version: 6,
    name: "tests of promotions, segments, rules of the ladder and of offers",
    adds: {
      trial: { trial_id: "INTEGER", promo_code: "VARCHAR", name: "VARCHAR", drawn_at: "VARCHAR", drawn_by: "VARCHAR", plan: "VARCHAR" },
      trial_member: { trial_id: "INTEGER", client_id: "BIGINT", arm: "VARCHAR", stratum: "VARCHAR" },
      offer_rules: { version: "INTEGER", rules: "VARCHAR", saved_at: "VARCHAR", saved_by: "VARCHAR", reason: "VARCHAR" },
      ladder_version: { version: "INTEGER", first_day: "VARCHAR", rules: "VARCHAR", saved_at: "VARCHAR", saved_by: "VARCHAR", reason: "VARCHAR" },
      segment: { segment_id: "INTEGER", name: "VARCHAR", spec: "VARCHAR", as_of: "VARCHAR", model: "VARCHAR", saved_at: "VARCHAR", saved_by: "VARCHAR" },
      segment_member: { segment_id: "INTEGER", client_id: "BIGINT" },
    },
  },
];
