import type { Session } from "../warehouse/engine.ts";
import { sql } from "../warehouse/sql.ts";
import { momentText } from "./moments.ts";

/** A link that works once: it makes an administrator (no account), or lets somebody choose a password. */
export interface OneTimeLink {
  readonly account_id: string | null;
}
export interface NewLink extends OneTimeLink {
  /** SHA-256 of the secret, hexadecimal. */
  readonly hash: string;
  readonly by: string | null;
  readonly expires: Date;
}

const same = (account: string | null) => (account === null ? sql`account_id is null` : sql`account_id = ${account}`);

/** Writes a link down; one made earlier for the same purpose works no more. */
export async function addLinkIn(session: Session, { hash, account_id, by, expires }: NewLink, now: Date): Promise<void> {
  await session.run(sql`delete from people.one_time_link where ${same(account_id)} and used_at is null`);
  await session.run(sql`insert into people.one_time_link (hash, account_id, made_at, made_by, expires_at) values (${hash}, ${account_id}, cast(${momentText(now)} as timestamp), ${by}, cast(${momentText(expires)} as timestamp))`);
}

/** A clock may be set back by a day; a link that is made later than that was made by one that ran ahead, and would work too long. */
const AHEAD_MS = 26 * 3_600_000;

/** The link with this hash, if it still works. */
export async function findLink(state: Pick<Session, "query">, hash: string, now: Date): Promise<OneTimeLink | null> {
  const [found] = await state.query<OneTimeLink>(sql`select account_id from people.one_time_link where hash = ${hash} and used_at is null and expires_at > cast(${momentText(now)} as timestamp) and made_at <= cast(${momentText(new Date(now.getTime() + AHEAD_MS))} as timestamp)`);
  return found ?? null;
}

/** Uses a link up, within the transaction that does what it is for; null when it works no more. */
export async function takeLinkIn(session: Session, hash: string, now: Date): Promise<OneTimeLink | null> {
  const found = await findLink(session, hash, now);
  if (found) await session.run(sql`update people.one_time_link set used_at = cast(${momentText(now)} as timestamp) where hash = ${hash}`);
  return found;
}
