import type { Home } from "#pipelines/index.ts";
import { inOwnBranches } from "#app/auth/scope.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { kinds } from "#pipelines/sources/contract.ts";
import { sources } from "#pipelines/sources/index.ts";
import { ident, raw, sql } from "#pipelines/warehouse/sql.ts";
import { consentOf } from "./consent.server.ts";

const inner = new Set(["batch_id", "client_ref", "key_hash", "row_hash"]);

/** Everything that the home knows of a client, for whom it is about: records, rows of every export with file and line, what was made of them. Null: no such client. */
export async function clientData(home: Home, id: number): Promise<Record<string, unknown> | null> {
  const [card] = await runQuery<Record<string, unknown>>(home, "client data", sql`select client_id, name, client_kind, phone from core.client where client_id = ${id}`);
  if (!card) return null;
  const records = await runQuery<Record<string, unknown>>(home, "client data records", sql`select code_space, client_code, client_name, client_kind, phone, email, card_no, tax_id, rows from core.client_record where client_id = ${id}`);
  const rows: Record<string, unknown[]> = {};
  for (const kind of kinds.filter((one) => sources[one].hasClient)) {
    const found = await runQuery<Record<string, unknown>>(home, `client data ${kind}`, sql`
      select b.file, s.* from ${ident(`staging.${kind}`)} as s inner join staging.batch as b on b.batch_id = s.batch_id
      where b.status = 'loaded' and s.client_ref in (select client_ref from core.client_record where client_id = ${id}) order by s.batch_id, s.line`);
    if (found.length) rows[kind] = found.map(withoutInner);
  }
  const own = inOwnBranches("clients", sql`branch`);
  const visits = await runQuery<Record<string, unknown>>(home, "client data visits", sql`select branch, visit_no, closed_on, identified_by, vin, total_amount as total_minor_units, is_qualifying, is_discounted from core.visit where client_id = ${id} and ${own} order by closed_on, visit_no`);
  const cars = await runQuery<Record<string, unknown>>(home, "client data cars", sql`select vin, from_day, until_day from core.ownership where client_id = ${id} order by vin, from_day`);
  const surveys = await runQuery<Record<string, unknown>>(home, "client data surveys", sql`select responded_on, survey_source, response_no, recommend_score, satisfaction, comment from core.survey where client_id = ${id} and ${raw("true")} order by responded_on`);
  return { client: card, made_at: new Date().toISOString(), consent: await consentOf(home, id), records, cars, orders: visits, surveys, rows };
}

const withoutInner = (row: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(row).filter(([name, value]) => !inner.has(name) && value !== null));

/** Numbers beyond 2^53 as text: no reader loses a digit. */
export const asJson = (data: unknown): string => JSON.stringify(data, (_name, value: unknown) => (typeof value === "bigint" ? String(value) : value), 2);
