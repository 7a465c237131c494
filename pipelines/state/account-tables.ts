import type { Table } from "../models/tables.ts";

/** Who may come in, and how. Secrets are here as hashes only. */
export const accountTables = {
  /** People. A row is never deleted: what they did names them. */
  account: {
    account_id: "VARCHAR", // surrogate: u1, u2…
    name: "VARCHAR",
    login: "VARCHAR", // e-mail or another name, folded; unique
    roles: "VARCHAR", // JSON list
    branches: "VARCHAR", // JSON list of names; NULL: all of them
    staff: "VARCHAR", // staff_code of core.staff
    password_hash: "VARCHAR", // argon2id; NULL: no password yet, or none at all
    oidc_subject: "VARCHAR", // issuer and subject of the sign-in service, once it was used
    language: "VARCHAR",
    made_at: "TIMESTAMP",
    made_by: "VARCHAR",
    disabled_at: "TIMESTAMP",
    disabled_by: "VARCHAR",
  },
  /** Browsers that are signed in. */
  session: {
    session_id: "VARCHAR", // to name it by; opens nothing
    hash: "VARCHAR", // SHA-256 of the secret in the cookie, hexadecimal
    account_id: "VARCHAR",
    made_at: "TIMESTAMP",
    seen_at: "TIMESTAMP",
    expires_at: "TIMESTAMP",
    device: "VARCHAR", // browser and system, as the browser calls itself
  },
  /** Links that work once: to make the first account, to choose a password. */
  one_time_link: {
    hash: "VARCHAR", // SHA-256 of the secret in the link, hexadecimal
    account_id: "VARCHAR", // whose password; NULL: makes an administrator
    made_at: "TIMESTAMP",
    made_by: "VARCHAR",
    expires_at: "TIMESTAMP",
    used_at: "TIMESTAMP",
  },
  /** Failed attempts to sign in, by login and by address. */
  throttle: {
    throttle_key: "VARCHAR", // SHA-256: what was typed as a login may have been a password
    failures: "INTEGER",
    last_at: "TIMESTAMP",
  },
} as const satisfies Record<string, Table>;
