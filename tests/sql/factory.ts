import { buildModels, type ModelSettings } from "#pipelines/models/order.ts";
import { sources } from "#pipelines/sources/index.ts";
import { hashes, stagingTables, typedColumns } from "#pipelines/stage/tables.ts";
import { openDuckDB } from "#pipelines/warehouse/duckdb.ts";
import type { Engine, Row, Session } from "#pipelines/warehouse/engine.ts";
import { ensureTables } from "#pipelines/warehouse/migrate.ts";
import { ident, join, raw, sql } from "#pipelines/warehouse/sql.ts";

type StagedKind = "visits" | "sales" | "surveys" | "staff" | "promotions" | "tyre_storage" | "vehicles" | "visit_lines" | "points" | "promo_contacts"
  | "complaints" | "survey_invitations" | "clients" | "fleet_contacts" | "meetings" | "parts_orders" | "bookings" | "receivables" | "marketing_costs" | "benefits";
type Cells = Readonly<Record<string, string | number | null>>;

/** What a row says unless the test says otherwise. */
const usual: Record<StagedKind, Cells> = {
  visits: { branch: "Центр", closed_on: "2026-03-10", total_amount: 10_000 },
  sales: { branch: "Центр", sold_on: "2026-03-10", vin: "VIN1", make: "Lada", model: "Vesta", condition: "new", price_amount: 1_000_000, seller: "Продавцов П." },
  surveys: { survey_source: "crm", responded_on: "2026-03-20", origin: "internal", touchpoint: "visit" },
  staff: { role: "advisor", branch: "Центр" },
  promotions: { name: "Акция", starts_on: "2026-01-01", ends_on: "2026-12-31", kind: "discount" },
  tyre_storage: { vin: "VIN1", season: "winter", stored_on: "2026-03-10", branch: "Центр" },
  vehicles: {},
  visit_lines: { branch: "Центр", line_no: "1", item_name: "Замена масла", line_kind: "labour", quantity: 1, amount: 1_000 },
  points: { booked_on: "2026-03-10", entry_kind: "earn", points: 10 },
  promo_contacts: { arm: "treated" },
  complaints: { opened_on: "2026-03-10" },
  survey_invitations: { survey_source: "crm", sent_on: "2026-03-15", touchpoint: "visit" },
  clients: {},
  fleet_contacts: { name: "Лицо", contact_role: "decision_maker" },
  meetings: { held_on: "2026-03-10" },
  parts_orders: { line_no: "1", item_name: "Фара", ordered_on: "2026-03-10" },
  bookings: { branch: "Центр", booked_for: "2026-03-10", status: "kept" },
  receivables: { issued_on: "2026-03-10", due_on: "2026-04-10", amount: 10_000, paid_amount: 0 },
  marketing_costs: { channel: "Сайт", aim: "acquire", amount: 100_000 },
  benefits: { kind: "gift", used_on: "2026-03-10" },
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
export const tyres = row("tyre_storage", "storage_no");
export const vehicle = row("vehicles", "vin");
export const visitLine = row("visit_lines", "visit_no");
export const points = row("points", "entry_no");
export const promoContact = row("promo_contacts", "promo_code");
export const complaint = row("complaints", "complaint_no");
export const invitation = row("survey_invitations", "invitation_no");
export const clientRecord = row("clients", "client_code");
export const fleetContact = row("fleet_contacts", "contact_code");
export const meeting = row("meetings", "meeting_no");
export const partsOrder = row("parts_orders", "order_no");
export const booking = row("bookings", "booking_no");
export const debt = row("receivables", "document_no");
export const cost = row("marketing_costs", "month");
export const benefit = row("benefits", "benefit_no");

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
  const engine = await openDuckDB(":memory:", { threads: "1" });
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

/** Who a row of table or alias `t` is about: the last digit of the client's phone, for numbers of clients mean nothing. */
export const who = "(select cast(right(c.phone, 1) as integer) from core.client as c where c.client_id = t.client_id)";

export const createStagingTables = (session: Session): Promise<void> => ensureTables(session, "staging", stagingTables());

export async function stage(session: Session, batchId: number, batch: Batch): Promise<void> {
  await session.run(sql`insert into staging.batch (batch_id, batch, rank, status, rows_read, loaded, unchanged, superseded, rejected)
    values (${batchId}, ${`b${batchId}`}, ${batch.rank ?? batchId}, ${batch.status ?? "loaded"}, ${batch.rows.length}, ${batch.rows.length}, 0, 0, 0)`);
  for (const kind of new Set(batch.rows.map((one) => one.kind))) {
    const source = sources[kind];
    const types = Object.entries(typedColumns(source));
    // All rows of a kind by one statement: to plan one for each takes longer than to build the models.
    const lines = batch.rows.flatMap(({ kind: of, cells }, i) => {
      const said: Cells = source.hasClient && cells["client_code"] != null ? { code_space: "код", ...cells } : cells;
      return of === kind ? [[i + 2, ...types.map(([column]) => said[column] ?? null)]] : [];
    });
    const typed = join(types.map(([column, type], at) => sql`cast(cells[${raw(String(at + 2))}] as ${raw(type)}) as ${ident(column)}`));
    const { client_ref, key_hash, row_hash } = hashes(source);
    const columns = ["batch_id", "line", "outcome", ...types.map(([column]) => column), "client_ref", "key_hash", "row_hash"];
    await session.run(sql`insert into ${ident(`staging.${kind}`)} (${join(columns.map(ident))})
      select ${batchId}, cast(said_on as integer), 'loaded', t.* exclude (said_on), ${client_ref}, ${key_hash}, ${row_hash}
      from (select cells[1] as said_on, ${typed} from (select unnest(from_json(${JSON.stringify(lines)}, '[["VARCHAR"]]')) as cells) as told) as t`);
  }
}
