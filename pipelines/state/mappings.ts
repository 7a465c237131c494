import { parseMapping } from "../read/mapping.ts";
import { ReadError, type Mapping, type Remembered } from "../read/plan.ts";
import type { Kind } from "../sources/contract.ts";
import type { Engine, Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";

/** A mapping that somebody confirmed, and the headers of the files it is for. */
export interface SavedMapping extends Remembered {
  readonly signature: string;
  readonly kind: Kind;
  readonly headers: readonly string[];
}

export interface Confirmed {
  readonly signature: string;
  readonly headers: readonly string[];
  readonly mapping: Mapping;
  readonly by: string | null;
}

/** Keeps how files with these headers are read, in the place of what was kept before. */
export function rememberMapping(state: Engine, { signature, headers, mapping, by }: Confirmed): Promise<void> {
  const saved_at = new Date().toISOString().replace("T", " ").replace("Z", "");
  return state.transaction(async (session) => {
    await session.run(sql`delete from people.mapping where signature = ${signature}`);
    await session.run(sql`
      insert into people.mapping (signature, kind, mapping, headers, saved_at, saved_by)
      values (${signature}, ${mapping.kind}, ${JSON.stringify(mapping)}, ${JSON.stringify(headers)}, cast(${saved_at} as timestamp), ${by})`);
  });
}

/** The mapping for files with these headers; NULL when nobody confirmed one, or today's contract no longer has its columns. */
export async function findMapping(state: Pick<Session, "query">, signature: string): Promise<SavedMapping | null> {
  const [row] = await state.query<Row>(sql`select * from people.mapping where signature = ${signature} limit 1`);
  return row ? savedMapping(row) : null;
}

/** All that is remembered, newest first. */
export async function listMappings(state: Pick<Session, "query">): Promise<SavedMapping[]> {
  const rows = await state.query<Row>(raw("select * from people.mapping order by saved_at desc, signature"));
  return rows.flatMap((row) => savedMapping(row) ?? []);
}

/** Files with these headers are read by detection again. False when nothing was remembered. */
export function forgetMapping(state: Engine, signature: string): Promise<boolean> {
  return state.transaction(async (session) => {
    const found = await session.query(sql`select 1 from people.mapping where signature = ${signature}`);
    await session.run(sql`delete from people.mapping where signature = ${signature}`);
    return found.length > 0;
  });
}

interface Row {
  readonly signature: string;
  readonly mapping: string;
  readonly headers: string;
  readonly saved_at: string;
  readonly saved_by: string | null;
}

function savedMapping({ signature, mapping: json, headers, saved_at, saved_by }: Row): SavedMapping | null {
  try {
    const mapping = parseMapping(json);
    return { signature, kind: mapping.kind, mapping, headers: JSON.parse(headers) as string[], saved_at, saved_by };
  } catch (error) {
    if (error instanceof ReadError && error.code === "bad_mapping") return null;
    throw error;
  }
}
