import { z } from "zod";
import type { DecisionView } from "#app/dashboards/duplicates/views.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Decision, DecisionEntry, Home, KeyRef } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { note } from "../audit/note.server.ts";
import { clientNames, clientsOfKeys, keyOfClient, keysOfClients } from "../identity/client-keys.server.ts";
import { pipelines } from "../identity/pipelines.server.ts";
import { shownContact } from "../identity/shown-contact.ts";
import { UsageError } from "../usage-error.ts";

const client = z.coerce.number().int().nonnegative();
/** What a page may ask to be decided: clients by number, keys by number, decisions by number. */
export const asked = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["same", "different"]), a: client, b: client }),
  z.object({ intent: z.enum(["no_key", "is_key"]), key: z.string().regex(/^\d{1,20}$/) }),
  z.object({ intent: z.literal("undo"), id: z.coerce.number().int().positive() }),
]);
export type Asked = z.infer<typeof asked>;

/** Does what was asked; gives the number of the decision. Throws UsageError, DecisionError. */
export async function act(home: Home, ask: Asked, by: string): Promise<number> {
  const { decide, undoDecision } = await pipelines();
  if (ask.intent === "undo") {
    const { decision_id } = await undoDecision(home, ask.id, by);
    await note(home, { action: "decision_undo", object: `decision:${decision_id}` });
    return decision_id;
  }
  const id = await decide(home, await decisionOf(home, ask), by);
  await note(home, { action: "decision", object: "key" in ask ? `decision:${id}` : `decision:${id} client:${ask.a} client:${ask.b}`, result: ask.intent });
  return id;
}

async function decisionOf(home: Home, ask: Exclude<Asked, { intent: "undo" }>): Promise<Decision> {
  if ("key" in ask) return { verdict: ask.intent, left: await keyOfNumber(home, ask.key) };
  const keys = await keysOfClients(home, [ask.a, ask.b]);
  const [left, right] = [keyOfClient(keys, ask.a), keyOfClient(keys, ask.b)];
  if (!left) throw new UsageError("no_such_client", { client: ask.a });
  if (!right) throw new UsageError("no_such_client", { client: ask.b });
  return { verdict: ask.intent, left, right };
}

async function keyOfNumber(home: Home, key: string): Promise<KeyRef> {
  const [row] = await runQuery<KeyRef>(home, "key by number", sql`select key_type, code_space, key_value from core.client_key where key = cast(${key} as ubigint) limit 1`);
  if (!row) throw new UsageError("no_such_key", { key });
  return row;
}

/** Everything that was decided, newest first, with who has the keys now. */
export async function decisionViews(home: Home): Promise<DecisionView[]> {
  const { keyText, listDecisions } = await pipelines();
  const entries = await listDecisions(home.state);
  const clients = await clientsOfKeys(home, entries.flatMap(keysOf));
  const names = await clientNames(home, [...new Set(clients.values())]);
  const present = await presentKeys(home, entries.flatMap(keysOf));
  return entries.map((entry) => {
    const { decision, decision_id: id, decided_by: by, decided_at: at, state, undone_at: undoneAt, undone_by: undoneBy } = entry;
    const ids = [...new Set(keysOf(entry).map((key) => clients.get(keyText(key))).filter((found) => found !== undefined))];
    return {
      id,
      verdict: decision.verdict,
      left: shownContact(decision.left),
      right: "right" in decision ? shownContact(decision.right) : null,
      clients: ids.map((one) => ({ id: one, name: names.get(one) ?? null })),
      ...{ by, at, state, undoneBy, undoneAt },
      waiting: state === "standing" && !keysOf(entry).every((key) => present.has(keyText(key))),
    };
  });
}

export const keysOf = ({ decision }: DecisionEntry): KeyRef[] => ("right" in decision ? [decision.left, decision.right] : [decision.left]);

/** Those of the keys that some record bears now. */
async function presentKeys(home: Home, keys: readonly KeyRef[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const { keyText } = await pipelines();
  const values = [...new Set(keys.map((key) => key.key_value))].sort().join("\n");
  const rows = await runQuery<KeyRef>(
    home,
    "present keys",
    sql`select distinct key_type, code_space, key_value from core.client_key where key_value in (select unnest(string_split(${values}, ${"\n"})))`,
  );
  return new Set(rows.map(keyText));
}
