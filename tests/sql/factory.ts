import { createHash } from "node:crypto";
import { buildModels, type ModelSettings } from "#pipelines/models/order.ts";
import { batchTable, clientColumns, type Table } from "#pipelines/models/tables.ts";
import { openDuckDB } from "#pipelines/warehouse/duckdb.ts";
import type { Engine, Row, Session } from "#pipelines/warehouse/engine.ts";
import { ident, join, raw, sql } from "#pipelines/warehouse/sql.ts";

/** Staged tables as the contracts type them, small enough to read. */
const staged = {
  visits: {
    branch: "VARCHAR", visit_no: "VARCHAR", closed_on: "DATE", opened_at: "TIMESTAMP", ...clientColumns, vin: "VARCHAR", plate: "VARCHAR", make: "VARCHAR",
    model: "VARCHAR", model_year: "INTEGER", mileage_km: "INTEGER", usage: "VARCHAR", kind: "VARCHAR", payer: "VARCHAR", advisor: "VARCHAR", technician: "VARCHAR",
    labour_amount: "BIGINT", parts_amount: "BIGINT", discount_amount: "BIGINT", total_amount: "BIGINT", cost_amount: "BIGINT", promo_code: "VARCHAR",
    points_redeemed: "BIGINT", reverses_no: "VARCHAR",
  },
  sales: {
    branch: "VARCHAR", contract_no: "VARCHAR", sold_on: "DATE", delivered_on: "DATE", ...clientColumns, vin: "VARCHAR", make: "VARCHAR", model: "VARCHAR",
    model_year: "INTEGER", condition: "VARCHAR", price_amount: "BIGINT", discount_amount: "BIGINT", cost_amount: "BIGINT", seller: "VARCHAR",
    trade_in_vin: "VARCHAR", payment: "VARCHAR", promo_code: "VARCHAR", cancelled_on: "DATE",
  },
  surveys: {
    survey_source: "VARCHAR", response_no: "VARCHAR", responded_on: "DATE", origin: "VARCHAR", touchpoint: "VARCHAR", ...clientColumns, visit_no: "VARCHAR",
    contract_no: "VARCHAR", staff: "VARCHAR", recommend_score: "INTEGER", satisfaction: "DOUBLE", quality: "DOUBLE", price: "DOUBLE", service: "DOUBLE",
    personal: "DOUBLE", comment: "VARCHAR",
  },
  staff: {
    staff_code: "VARCHAR", valid_from: "DATE", name: "VARCHAR", role: "VARCHAR", branch: "VARCHAR", hired_on: "DATE", left_on: "DATE", manager: "VARCHAR",
  },
  promotions: {
    promo_code: "VARCHAR", name: "VARCHAR", starts_on: "DATE", ends_on: "DATE", kind: "VARCHAR", fixed_cost_amount: "BIGINT", contact_cost_amount: "BIGINT",
    budget_amount: "BIGINT", branches: "VARCHAR",
  },
} as const satisfies Record<string, Table>;

type StagedKind = keyof typeof staged;
type Cells = Readonly<Record<string, string | number | null>>;

const keys: Record<StagedKind, readonly string[]> = {
  visits: ["branch", "visit_no"],
  sales: ["branch", "contract_no"],
  surveys: ["survey_source", "response_no"],
  staff: ["staff_code", "valid_from"],
  promotions: ["promo_code"],
};

/** What a row says unless the test says otherwise. */
const usual: Record<StagedKind, Cells> = {
  visits: { branch: "Центр", closed_on: "2026-03-10", total_amount: 10_000 },
  sales: { branch: "Центр", sold_on: "2026-03-10", vin: "VIN1", make: "Lada", model: "Vesta", condition: "new", price_amount: 1_000_000, seller: "Продавцов П." },
  surveys: { survey_source: "crm", responded_on: "2026-03-20", origin: "internal", touchpoint: "visit" },
  staff: { role: "advisor", branch: "Центр" },
  promotions: { name: "Акция", starts_on: "2026-01-01", ends_on: "2026-12-31", kind: "discount" },
};

export interface StagedRow {
  readonly kind: StagedKind;
  readonly cells: Cells;
}

const row =
  (kind: StagedKind, number: string) =>
  (no: string, cells: Cells = {}): StagedRow => ({ kind, cells: { ...usual[kind], [number]: no, ...cells } });

export const visit = row("visits", "visit_no");
export const sale = row("sales", "contract_no");
export const survey = row("surveys", "response_no");
export const staffRow = row("staff", "staff_code");
export const promotion = row("promotions", "promo_code");

/** One file; rows of several kinds may share it, since models look at rows and not at files. */
export interface Batch {
  readonly rows: readonly StagedRow[];
  readonly rank?: number;
  readonly status?: "loaded" | "undone" | "staged";
}

export const defaults: ModelSettings = {
  placeholder_names: ["Розничный покупатель", "Частное лицо"],
  shared_key_names: 5,
  discount_threshold: 0.15,
};

/** Stages the batches, builds the models, and hands over the warehouse; close it. A bare list of rows is one batch. */
export async function warehouse(input: readonly StagedRow[] | readonly Batch[], settings: Partial<ModelSettings> = {}): Promise<Engine> {
  const engine = await openDuckDB(":memory:", { threads: "2" });
  const batches = input.every((item): item is Batch => "rows" in item) ? input : [{ rows: input as readonly StagedRow[] }];
  await engine.transaction(async (session) => {
    await createStagingTables(session);
    for (const [i, batch] of batches.entries()) await stage(session, i + 1, batch);
    await buildModels(session, { ...defaults, ...settings });
  });
  return engine;
}

/** The rows of one query after one build. */
export async function ask(input: readonly StagedRow[] | readonly Batch[], query: string, settings: Partial<ModelSettings> = {}): Promise<Row[]> {
  const engine = await warehouse(input, settings);
  try {
    return await engine.query(raw(query));
  } finally {
    await engine.close();
  }
}

export async function createStagingTables(session: Session): Promise<void> {
  await session.run(raw("create schema staging"));
  const create = (name: string, columns: Table) =>
    session.run(sql`create table ${ident(`staging.${name}`)} (${join(Object.entries(columns).map(([column, type]) => sql`${ident(column)} ${raw(type)}`))})`);
  await create("batch", batchTable);
  for (const [kind, columns] of Object.entries(staged)) {
    const client: Table = "client_name" in columns ? { client_ref: "UBIGINT" } : {};
    await create(kind, { batch_id: "INTEGER", line: "INTEGER", outcome: "VARCHAR", ...columns, ...client, key_hash: "UBIGINT", row_hash: "UBIGINT" });
  }
}

async function stage(session: Session, batchId: number, batch: Batch): Promise<void> {
  await session.run(sql`insert into staging.batch (batch_id, batch, rank, status, rows_read, loaded, unchanged, superseded, rejected)
    values (${batchId}, ${`b${batchId}`}, ${batch.rank ?? batchId}, ${batch.status ?? "loaded"}, ${batch.rows.length}, ${batch.rows.length}, 0, 0, 0)`);
  for (const [i, { kind, cells }] of batch.rows.entries()) {
    const said = { code_space: cells["client_code"] == null ? null : "код", ...cells } as Cells;
    const client = Object.keys(clientColumns).map((column) => said[column] ?? null);
    const hasClient = kind === "visits" || kind === "sales" || kind === "surveys";
    const values: Record<string, string | number | bigint | null> = {
      batch_id: batchId,
      line: i + 2,
      outcome: "loaded",
      ...(hasClient ? said : cells),
      ...(hasClient ? { client_ref: client.every((value) => value === null) ? null : hash(client) } : {}),
      key_hash: hash([kind, ...keys[kind].map((column) => cells[column] ?? null)]),
      row_hash: hash(Object.entries(cells)),
    };
    await session.run(sql`insert into ${ident(`staging.${kind}`)} (${join(Object.keys(values).map(ident))}) values (${join(Object.values(values).map((v) => sql`${v}`))})`);
  }
}

const hash = (value: unknown): bigint => createHash("sha256").update(JSON.stringify(value)).digest().readBigUInt64BE();
