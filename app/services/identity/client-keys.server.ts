import type { Home, KeyRef } from "#pipelines/index.ts";
import { list, sql } from "#pipelines/warehouse/sql.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { pipelines } from "./pipelines.server.ts";

interface BorneKey extends KeyRef {
  readonly client_id: number;
  readonly records: number;
}

/** A firm's or a person's own number first, a code that a file gave last. */
const steadiest: readonly KeyRef["key_type"][] = ["tax_id", "phone", "card_no", "email", "client_code"];

/** Keys by which the clients may be joined, with how many of their records bear each. */
export function keysOfClients(home: Home, ids: readonly number[]): Promise<BorneKey[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return runQuery<BorneKey>(
    home,
    "client keys",
    sql`
      select r.client_id, k.key_type, k.code_space, k.key_value, count(*) as records
      from (select client_ref, client_id from core.client_record where client_id in (${list(ids)})) as r
      inner join core.client_key as k on k.client_ref = r.client_ref
      anti join core.unfit_key as u on u.key = k.key
      where not (k.key_type = 'client_code' and k.nobody)
      group by r.client_id, k.key_type, k.code_space, k.key_value
      order by r.client_id, records desc, k.key_type, k.key_value`,
  );
}

/** The key that stands for a client in a decision: the same one whatever was loaded in which order. */
export function keyOfClient(keys: readonly BorneKey[], id: number): KeyRef | null {
  const own = keys.filter((key) => key.client_id === id);
  const place = (key: BorneKey): string => `${steadiest.indexOf(key.key_type)} ${key.code_space ?? ""} ${key.key_value}`;
  const [first] = own.sort((x, y) => (place(x) < place(y) ? -1 : 1));
  return first ? { key_type: first.key_type, code_space: first.code_space, key_value: first.key_value } : null;
}

/** The client that each of the keys leads to now, by the key's text; a key that leads to none or to several is absent. */
export async function clientsOfKeys(home: Home, keys: readonly KeyRef[]): Promise<ReadonlyMap<string, number>> {
  if (keys.length === 0) return new Map();
  const { keyText } = await pipelines();
  const values = [...new Set(keys.map((key) => key.key_value))].sort();
  const rows = await runQuery<KeyRef & { client_id: number; clients: number }>(
    home,
    "clients of keys",
    sql`
      select k.key_type, k.code_space, k.key_value, min(r.client_id) as client_id, count(distinct r.client_id) as clients
      from (select * from core.client_key where key_value in (${list(values)})) as k
      inner join core.client_record as r on r.client_ref = k.client_ref
      anti join core.unfit_key as u on u.key = k.key
      where r.client_id is not null and not (k.key_type = 'client_code' and k.nobody)
      group by k.key_type, k.code_space, k.key_value`,
  );
  const wanted = new Set(keys.map(keyText));
  return new Map(rows.filter((row) => row.clients === 1 && wanted.has(keyText(row))).map((row) => [keyText(row), row.client_id]));
}

/** Names of clients by number. */
export async function clientNames(home: Home, ids: readonly number[]): Promise<ReadonlyMap<number, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await runQuery<{ client_id: number; name: string | null }>(home, "client names", sql`select client_id, name from core.client where client_id in (${list(ids)})`);
  return new Map(rows.map((row) => [row.client_id, row.name]));
}
