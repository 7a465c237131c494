import type { Consent, Home } from "#pipelines/index.ts";
import { whoTypes } from "../who.server.ts";
import { list, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { stateNoting } from "../audit/note.server.ts";
import { pipelines } from "../identity/pipelines.server.ts";

/** What a client said of being written to and called, and where that is known from. */
export interface ClientConsent {
  readonly says: Consent;
  readonly from: "typed" | "export" | "nowhere";
  /** ISO moment, UTC; of an export null. */
  readonly at: string | null;
  readonly by: string | null;
}

/** The last word of an export counts; what somebody typed goes before it. */
const exported = sql`select client_id, bool_and(consent) as consent from (
  select client_id, consent from core.clients where client_id is not null and consent is not null
  qualify row_number() over (partition by client_id order by batch_id desc, line desc) = 1) as c group by client_id`;

/** Numbers of today for typed words: a client that was joined to another says for both what was said last. */
async function typed(home: Home): Promise<Map<number, { says: Consent; at: string; by: string | null }>> {
  const { clientsOfNumber, typedConsents } = await pipelines();
  const found = new Map<number, { says: Consent; at: string; by: string | null }>();
  const all = (await typedConsents(home.state)).sort((a, b) => (a.said_at < b.said_at ? -1 : 1));
  const there = all.length ? new Set((await runQuery<{ client_id: number }>(home, "clients that said", sql`select client_id from core.client where client_id in (${list(all.map(({ client_id }) => Number(client_id)))})`)).map(({ client_id }) => Number(client_id))) : new Set<number>();
  for (const { client_id, says, said_at, said_by } of all) {
    const id = Number(client_id);
    const now = there.has(id) ? [id] : (await runQuery<{ client_id: number }>(home, "clients of an old number", clientsOfNumber(id))).map((row) => Number(row.client_id));
    for (const one of now) found.set(one, { says, at: said_at, by: said_by });
  }
  return found;
}

export async function consentOf(home: Home, id: number): Promise<ClientConsent> {
  const said = (await typed(home)).get(id);
  if (said && said.says !== "unknown") return { ...said, from: "typed" };
  const [row] = await runQuery<{ consent: boolean }>(home, "consent of a client", sql`select consent from (${exported}) as e where client_id = ${id}`);
  if (row) return { says: row.consent ? "given" : "refused", from: "export", at: null, by: null };
  return { says: "unknown", from: said ? "typed" : "nowhere", at: said?.at ?? null, by: said?.by ?? null };
}

/** Clients who are not to be written to or called. */
export async function refusedClients(home: Home): Promise<ReadonlySet<number>> {
  const rows = await runQuery<{ client_id: number }>(home, "clients who refused", sql`select client_id from (${exported}) as e where ${raw("not consent")}`);
  const refused = new Set(rows.map(({ client_id }) => Number(client_id)));
  for (const [id, { says }] of await typed(home)) {
    if (says === "refused") refused.add(id);
    if (says === "given") refused.delete(id);
  }
  return refused;
}

/** The same as a query of client_id, to be asked together with what else is asked of clients. */
export async function refusedQuery(home: Home): Promise<Sql> {
  const said = [...(await typed(home))].filter(([, { says }]) => says !== "unknown");
  const refused = said.filter(([, { says }]) => says === "refused").map(([id]) => id);
  return sql`select client_id from (${exported}) as e where ${raw("not consent")} and client_id not in (${list(said.length ? said.map(([id]) => id) : [-1])})
    union all select client_id from core.client where client_id in (${list(refused)})`;
}

/** Writes down what a client said. */
export async function sayConsent(home: Home, id: number, says: Consent): Promise<void> {
  const { noteConsent } = await pipelines();
  const state = await stateNoting(home, () => ({ action: "consent", object: `client:${id}`, result: says }));
  await noteConsent(state, { client_id: id, says, by: whoTypes() });
}
