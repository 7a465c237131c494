import type { Engine, Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";

/** A key to the figures by HTTP. Of the secret only its hash is kept: it cannot be shown again. */
export interface ApiToken {
  readonly token_id: number;
  readonly name: string;
  /** How the secret begins, to know it by. */
  readonly prefix: string;
  /** UTC, "YYYY-MM-DD HH:MM:SS…". */
  readonly made_at: string;
  readonly made_by: string | null;
  /** Null until it is used; to the minute. */
  readonly used_at: string | null;
}

export interface NewToken {
  readonly name: string;
  readonly prefix: string;
  /** SHA-256 of the secret, hexadecimal. */
  readonly hash: string;
  readonly by: string | null;
}

const columns = raw("token_id, name, prefix, cast(made_at as varchar) as made_at, made_by, cast(used_at as varchar) as used_at");

/** The tokens that hold, oldest first. A revoked one stays in the table, for whoever asks later who could read. */
export const listTokens = (state: Pick<Session, "query">): Promise<ApiToken[]> => state.query<ApiToken>(sql`select ${columns} from people.api_token where revoked_at is null order by token_id`);

/** The token with this hash, if it holds. */
export async function findToken(state: Pick<Session, "query">, hash: string): Promise<ApiToken | null> {
  const [found] = await state.query<ApiToken>(sql`select ${columns} from people.api_token where hash = ${hash} and revoked_at is null`);
  return found ?? null;
}

/** Writes a token down. Gives its number. */
export function addToken(state: Engine, { name, prefix, hash, by }: NewToken): Promise<number> {
  return state.transaction(async (session) => {
    const [{ next } = { next: 1 }] = await session.query<{ next: number }>(raw("select coalesce(max(token_id), 0) + 1 as next from people.api_token"));
    await session.run(sql`insert into people.api_token (token_id, name, prefix, hash, made_at, made_by) values (${next}, ${name}, ${prefix}, ${hash}, cast(${now()} as timestamp), ${by})`);
    return next;
  });
}

/** Notes that a token was used, and when. */
export const noteUse = (state: Engine, id: number): Promise<void> => state.transaction((session) => session.run(sql`update people.api_token set used_at = cast(${now()} as timestamp) where token_id = ${id}`).then(() => undefined), { quiet: true });

/** Nobody reads with it from now on. False when no such token holds. */
export function revokeToken(state: Engine, id: number, by: string | null): Promise<boolean> {
  return state.transaction(async (session) => {
    const found = await session.query(sql`select 1 from people.api_token where token_id = ${id} and revoked_at is null`);
    await session.run(sql`update people.api_token set revoked_at = cast(${now()} as timestamp), revoked_by = ${by} where token_id = ${id} and revoked_at is null`);
    return found.length > 0;
  });
}

const now = (): string => new Date().toISOString().replace("T", " ").replace("Z", "");
