import type { OrderLine, OrderView } from "#app/dashboards/orders/views.ts";
import { admits, entryAt } from "#app/auth/access.ts";
import { namesFor } from "#app/auth/rights.ts";
import { ownOrders } from "#app/auth/scope.server.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Home } from "#pipelines/index.ts";
import { raw, sql } from "#pipelines/warehouse/sql.ts";
import { withoutContacts } from "../identity/without-contacts.ts";
import { staffNames } from "../staff-names.server.ts";

interface Row {
  readonly id: string;
  readonly key: string;
  readonly branch: string | null;
  readonly visit_no: string;
  readonly closed_on: string;
  readonly client_id: string | null;
  readonly client_name: string | null;
  readonly vin: string | null;
  readonly make: string | null;
  readonly mileage_km: number | null;
  readonly kind: string;
  readonly payer: string;
  readonly advisor: string | null;
  readonly technician: string | null;
  readonly total: string;
  readonly discount: string | null;
  readonly cost: string | null;
  readonly promo_code: string | null;
  readonly reverses_no: string | null;
  readonly is_reversed: boolean;
  readonly is_qualifying: boolean;
  readonly batch: string | null;
  readonly file: string | null;
  readonly line: number;
}

/** One order by the id that rows behind a figure carry ("branch number"), or by load and line ("@batch:line"); null when there is none, or it is not for the viewer. */
export async function orderPage(home: Home, id: string): Promise<OrderView | null> {
  const [, batch, line] = /^@([0-9a-f]{1,64}):(\d{1,9})$/.exec(id) ?? [];
  const wanted = batch ? sql`batch_id in (select batch_id from staging.batch where batch = ${batch}) and line = ${Number(line)}` : sql`concat(branch, ' ', visit_no) = ${id}`;
  const [row] = await runQuery<Row>(
    home,
    "order",
    sql`
      select concat(v.branch, ' ', v.visit_no) as id, cast(v.key_hash as varchar) as key, v.branch, v.visit_no, v.closed_on,
        cast(v.client_id as varchar) as client_id, c.name as client_name, v.vin, v.make, v.mileage_km, v.kind, v.payer, v.advisor, v.technician,
        cast(v.total_amount as varchar) as total, case when v.discount_known then cast(v.discount_amount as varchar) end as discount,
        cast(v.cost_amount as varchar) as cost, v.promo_code, v.reverses_no, v.is_reversed, v.is_qualifying, b.batch, b.file, v.line
      from (select * from core.visit where ${wanted} and ${ownOrders()}) as v
      left join core.client as c on c.client_id = v.client_id
      left join staging.batch as b on b.batch_id = v.batch_id
      limit 1`,
  );
  if (!row) return null;
  const [names, lines, cells] = await Promise.all([staffNames(home), linesOf(home, row.key), cellsOf(home, row)]);
  const nameless = namesFor(currentViewer()) === "hidden";
  const person = (code: string | null) => (code === null ? null : { code, name: names.get(code)?.name ?? code });
  return {
    id: row.id,
    branch: row.branch,
    no: row.visit_no,
    day: row.closed_on,
    client: row.client_id === null ? null : { id: row.client_id, name: nameless ? null : row.client_name, ...(opens("clients/:id") ? {} : { closed: true as const }) },
    vin: row.vin,
    make: row.make,
    mileage: row.mileage_km,
    kind: row.kind,
    payer: row.payer,
    advisor: person(row.advisor),
    technician: person(row.technician),
    total: row.total,
    discount: row.discount,
    cost: row.cost,
    promo: row.promo_code,
    reverses: row.reverses_no,
    isReversed: row.is_reversed,
    isQualifying: row.is_qualifying,
    lines,
    source: row.file === null ? null : { file: row.file, line: row.line, cells },
  };
}

const linesOf = (home: Home, key: string): Promise<OrderLine[]> =>
  runQuery<OrderLine>(
    home,
    "order lines",
    sql`
      select l.line_no as no, l.item_code as code, l.item_name as name, l.line_kind as kind, cast(l.quantity as double) as quantity,
        cast(l.amount as varchar) as amount, b.file, l.line
      from core.visit_lines as l
      left join staging.batch as b on b.batch_id = l.batch_id
      where l.visit_key = ${raw(key)}
      order by l.line_no, l.line`,
  );

/** The line as it was sent: each filled cell under its header, phones and addresses masked as everywhere. */
async function cellsOf(home: Home, { batch, line }: Row): Promise<[header: string, cell: string][]> {
  if (batch === null) return [];
  const { archivedLine } = await import("#pipelines/index.ts");
  const found = await archivedLine(home, batch, line);
  if (!found) return [];
  const hidden = namesFor(currentViewer()) === "hidden" ? ofClient : new Set<string | null>();
  return found.cells.map((cell, at): [string, string] => [found.headers[at] ?? String(at + 1), withoutContacts(cell.trim(), found.columns[at] ?? null)]).filter(([, cell], at) => cell !== "" && !hidden.has(found.columns[at] ?? null));
}

/** Cells that tell who the client is. */
const ofClient: ReadonlySet<string | null> = new Set(["client_code", "client_name", "phone", "email", "card_no", "tax_id"]);
const opens = (pattern: string): boolean => { const entry = entryAt(pattern); return entry !== undefined && admits(entry, currentViewer()); };
