/**
 * The tables that the parts agree on. Staging is append-only and belongs to `stage/`; core and marts are built by
 * `models/` and read by everything else. Dates are DATE; money is BIGINT minor units; words of lists are VARCHAR.
 *
 * Every staged row: batch_id, line (first physical line of the record in the file, from 1), outcome
 * ('loaded' | 'unchanged' | 'superseded', as decided at import), the typed columns of its contract, then
 * client_ref (64-bit hash of what the row says about its client; NULL when it says nothing), key_hash, row_hash.
 */
export interface Column {
  readonly name: string;
  readonly type: "INTEGER" | "BIGINT" | "UBIGINT" | "DOUBLE" | "VARCHAR" | "DATE" | "TIMESTAMP" | "BOOLEAN";
}
export type Table = { readonly [column: string]: Column["type"] };

/** The client group as normalised at import; a value that is no key (unreadable phone…) is NULL here. */
export const clientColumns = {
  code_space: "VARCHAR", // folded header text of the client_code column, or what the mapping says
  client_code: "VARCHAR",
  client_name: "VARCHAR", // as spelt, trimmed
  client_kind: "VARCHAR", // person | company
  phone: "VARCHAR", // E.164
  email: "VARCHAR",
  card_no: "VARCHAR",
  tax_id: "VARCHAR",
} as const satisfies Table;

const lineage = { batch_id: "INTEGER", line: "INTEGER" } as const;

export const batchTable = {
  batch_id: "INTEGER", // internal, grows
  batch: "VARCHAR", // public name: first 12 hex digits of the SHA-256
  sha256: "VARCHAR",
  file: "VARCHAR", // base name as given
  kind: "VARCHAR",
  bytes: "BIGINT",
  imported_at: "TIMESTAMP",
  rank: "INTEGER", // precedence: a higher rank wins a key; --older takes a rank below all
  status: "VARCHAR", // staged (invisible, purged at open) | loaded | undone
  options: "VARCHAR", // JSON: everything needed to read the archived file again
  encoding: "VARCHAR",
  delimiter: "VARCHAR",
  header_line: "INTEGER",
  skipped: "INTEGER",
  rows_read: "INTEGER",
  loaded: "INTEGER",
  unchanged: "INTEGER",
  superseded: "INTEGER",
  rejected: "INTEGER",
  unidentified: "INTEGER",
  control_reported: "BIGINT", // minor units
  control_loaded: "BIGINT",
} as const satisfies Table;

/** One problem of one rejected (severity reject) or loaded (severity warning) row. The sentence is made from code and params. */
export const problemTable = {
  ...lineage,
  severity: "VARCHAR", // reject | warning
  column: "VARCHAR", // canonical column name, NULL for the whole row
  code: "VARCHAR",
  value: "VARCHAR", // the cell as it stood
} as const satisfies Table;

/** The text of a rejected row, for download and mending. */
export const rejectTable = { ...lineage, text: "VARCHAR" } as const satisfies Table;

/** What says which rows to make anew: key_hash of the staged row, shared by all rows of one natural key. */
const keyed = { ...lineage, key_hash: "UBIGINT" } as const;

export const core = {
  client: {
    client_id: "BIGINT", // 53 bits of the hash of a key, see identity/clients.ts: a safe integer of JavaScript
    name: "VARCHAR",
    client_kind: "VARCHAR", // person | company, never NULL
    phone: "VARCHAR",
    records: "INTEGER", // distinct client records joined into this one
  },
  /** Each record (client_ref) that current rows have, and the client it became: NULL where it has no usable key. */
  client_record: {
    client_ref: "UBIGINT",
    client_id: "BIGINT",
    rows: "INTEGER", // current rows that say so
    nobody: "BOOLEAN", // its name is a placeholder
    folded: "VARCHAR", // the name as identity compares it, NULL without one
    ...clientColumns,
  },
  /** Every key that a record bears, fit to join or not; key is the hash of the three that follow. */
  client_key: { client_ref: "UBIGINT", key: "UBIGINT", key_type: "VARCHAR", code_space: "VARCHAR", key_value: "VARCHAR", nobody: "BOOLEAN", folded: "VARCHAR" },
  /** Keys that join nobody, and why: crowded, decided (by people), nobody (the code of a placeholder). */
  unfit_key: { key: "UBIGINT", why: "VARCHAR" },
  /** Of those the ones worth telling: shared by more different names than policy allows, or decided. */
  shared_key: { key: "UBIGINT", key_type: "VARCHAR", code_space: "VARCHAR", key_value: "VARCHAR", names: "INTEGER", why: "VARCHAR" },
  /** Verdicts of people that clients were built with: same (a and b), no_key | is_key (a); numbers of keys. */
  decision: { verdict: "VARCHAR", a: "UBIGINT", b: "UBIGINT" },
  /** Rows of loaded batches that lost their key to another row. */
  superseded: { kind: "VARCHAR", key_hash: "UBIGINT", batch_id: "INTEGER", line: "INTEGER" },
  /** Who owned a VIN from a day on (NULL = always), until the next row of the same VIN. */
  ownership: { vin: "VARCHAR", client_id: "BIGINT", from_day: "DATE", until_day: "DATE" }, // until exclusive, NULL = now
  visit: {
    ...keyed,
    branch: "VARCHAR",
    visit_no: "VARCHAR",
    closed_on: "DATE",
    client_id: "BIGINT", // NULL = unidentified
    identified_by: "VARCHAR", // key | vin | NULL
    vin: "VARCHAR",
    make: "VARCHAR",
    model_year: "INTEGER",
    mileage_km: "INTEGER",
    kind: "VARCHAR", // never NULL: other
    payer: "VARCHAR", // never NULL: customer
    advisor: "VARCHAR", // staff_code of core.staff, or NULL
    advisor_text: "VARCHAR", // as exported
    technician: "VARCHAR",
    technician_text: "VARCHAR",
    discount_amount: "BIGINT", // never NULL: 0
    discount_known: "BOOLEAN",
    total_amount: "BIGINT",
    cost_amount: "BIGINT",
    promo_code: "VARCHAR",
    reverses_no: "VARCHAR",
    is_reversed: "BOOLEAN", // a later negative order names it
    is_qualifying: "BOOLEAN", // see metrics.md, "Qualifying visit"
    is_discounted: "BOOLEAN", // promotion code, or discount ≥ 15 % of the price before discount
  },
  sale: {
    ...keyed,
    branch: "VARCHAR",
    contract_no: "VARCHAR",
    sold_on: "DATE",
    delivered_on: "DATE", // never NULL: sold_on
    client_id: "BIGINT",
    vin: "VARCHAR",
    make: "VARCHAR",
    model: "VARCHAR",
    model_year: "INTEGER",
    condition: "VARCHAR", // new | used
    amount: "BIGINT", // price − discount
    cost_amount: "BIGINT",
    trade_in_vin: "VARCHAR", // the car taken in part payment
    seller: "VARCHAR", // staff_code of core.staff, or NULL
    seller_text: "VARCHAR",
    promo_code: "VARCHAR",
    is_cancelled: "BOOLEAN",
  },
  survey: {
    ...keyed,
    survey_source: "VARCHAR",
    response_no: "VARCHAR",
    responded_on: "DATE",
    origin: "VARCHAR", // internal | importer
    touchpoint: "VARCHAR",
    client_id: "BIGINT", // own keys, else through visit_no or contract_no
    branch: "VARCHAR", // of the visit or sale it belongs to; NULL = take the home branch
    visit_branch: "VARCHAR", // the visit it belongs to (given or inferred)
    visit_no: "VARCHAR",
    contract_branch: "VARCHAR",
    contract_no: "VARCHAR",
    staff: "VARCHAR", // staff_code
    staff_text: "VARCHAR", // as exported
    recommend_score: "INTEGER",
    satisfaction: "DOUBLE",
    quality: "DOUBLE", // what may drive the recommendation, on the scale of satisfaction
    price: "DOUBLE",
    service: "DOUBLE",
    personal: "DOUBLE",
    comment: "VARCHAR",
  },
  /** Role spells; without a staff export made from the names in visits and sales. */
  staff: {
    staff_code: "VARCHAR",
    name: "VARCHAR",
    role: "VARCHAR",
    branch: "VARCHAR",
    valid_from: "DATE", // NULL = always
    valid_until: "DATE", // exclusive, NULL = still
    hired_on: "DATE",
    left_on: "DATE",
  },
  /** Names and codes of staff as rows have them, with how many rows do; an answer names no branch. */
  said_name: { said: "VARCHAR", role: "VARCHAR", branch: "VARCHAR", rows: "INTEGER", folded: "VARCHAR" },
  /** Whom such a text may mean; see identity/staff.ts. */
  staff_text: { said: "VARCHAR", staff_code: "VARCHAR", tier: "INTEGER", branch: "VARCHAR", from_day: "DATE", until_day: "DATE" },
  promotion: { ...keyed, promo_code: "VARCHAR", name: "VARCHAR", starts_on: "DATE", ends_on: "DATE", kind: "VARCHAR", branches: "VARCHAR" },
} as const satisfies Record<string, Table>;

export const marts = {
  /** The definition that core and marts were built with, one row. */
  definition: {
    version: "INTEGER",
    visits_version: "INTEGER", // the version that last changed which orders are visits
    policy: "VARCHAR", // JSON, NULL for version 1
    discount_threshold: "DOUBLE",
  },
  /** Qualifying orders of one client on one day; branch, advisor, kind and lineage of the largest order. */
  visit_day: {
    client_id: "BIGINT",
    day: "DATE",
    branch: "VARCHAR",
    visit_no: "VARCHAR",
    advisor: "VARCHAR",
    kind: "VARCHAR",
    make: "VARCHAR",
    orders: "INTEGER",
    total_amount: "BIGINT",
    all_discounted: "BOOLEAN",
    ...lineage,
  },
  /** Visit days and purchases; what makes a client active. */
  contact: { client_id: "BIGINT", day: "DATE", contact: "VARCHAR" /* visit | purchase */, branch: "VARCHAR", make: "VARCHAR", ...lineage },
  /** Per client: the first days that windows are measured from. */
  client_first: { client_id: "BIGINT", first_contact: "DATE", first_visit: "DATE", first_visit_branch: "VARCHAR", second_visit: "DATE", first_purchase: "DATE" },
  /** Vehicle purchases that stand (not cancelled), with what came before and after each. */
  purchase: {
    ...keyed,
    branch: "VARCHAR",
    contract_no: "VARCHAR",
    sold_on: "DATE",
    delivered_on: "DATE",
    client_id: "BIGINT",
    vin: "VARCHAR",
    make: "VARCHAR",
    condition: "VARCHAR",
    seller: "VARCHAR",
    amount: "BIGINT",
    previous_purchase: "DATE", // latest purchase of the client on an earlier day
    previous_visit: "DATE", // latest qualifying visit of the client before sold_on, that day not counted
    first_paid_visit: "DATE", // first qualifying, customer-paid, total > 0 visit of the VIN after delivery
  },
} as const satisfies Record<string, Table>;
