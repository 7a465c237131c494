import type { Engine, Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";
import { accountColumns, asAccount, type Account } from "./accounts.ts";
import { momentOf, momentText } from "./moments.ts";

/** A browser that is signed in. */
export interface SignedIn {
  /** To name it by; opens nothing. */
  readonly session_id: string;
  readonly account_id: string;
  /** UTC, "YYYY-MM-DD HH:MM:SS…", as the other two. */
  readonly made_at: string;
  readonly seen_at: string;
  readonly expires_at: string;
  readonly device: string;
}
export interface NewSession {
  readonly session_id: string;
  /** SHA-256 of the secret, hexadecimal. */
  readonly hash: string;
  readonly account_id: string;
  readonly device: string;
  readonly expires: Date;
}

/** Who is signed in where makes no page of figures stale. */
const quiet = { quiet: true } as const;
const columns = raw("session_id, account_id, cast(made_at as varchar) as made_at, cast(seen_at as varchar) as seen_at, cast(expires_at as varchar) as expires_at, device");

/** No session lasts so long: one that would is of a clock that ran ahead, and does not hold. */
const LONGEST_MS = 31 * 24 * 3_600_000;
const holds = (now: Date) => sql`expires_at > cast(${momentText(now)} as timestamp) and expires_at <= cast(${momentText(new Date(now.getTime() + LONGEST_MS))} as timestamp)`;

/** Whether a session that was found before still holds. */
export const sessionHolds = ({ expires_at }: Pick<SignedIn, "expires_at">, now: Date): boolean => {
  const left = momentOf(expires_at).getTime() - now.getTime();
  return left > 0 && left <= LONGEST_MS;
};

/** Opens a session, in the place of the one with hash `instead`; those that are over are swept out. */
export const addSession = (state: Engine, { session_id, hash, account_id, device, expires }: NewSession, instead: string | null, now: Date): Promise<void> =>
  state.transaction(async (session) => {
    await session.run(sql`delete from people.session where hash = ${instead ?? ""} or not (${holds(now)})`);
    await session.run(sql`insert into people.session (session_id, hash, account_id, made_at, seen_at, expires_at, device)
      values (${session_id}, ${hash}, ${account_id}, cast(${momentText(now)} as timestamp), cast(${momentText(now)} as timestamp), cast(${momentText(expires)} as timestamp), ${device})`);
  }, quiet);

/** The session with this hash and whose it is; null when it is over, or its account shut. */
export async function findSession(state: Pick<Session, "query">, hash: string, now: Date): Promise<{ readonly session: SignedIn; readonly account: Account } | null> {
  const [session] = await state.query<SignedIn>(sql`select ${columns} from people.session where hash = ${hash} and ${holds(now)}`);
  if (!session) return null;
  const [kept] = await state.query<Parameters<typeof asAccount>[0]>(sql`select ${accountColumns} from people.account where account_id = ${session.account_id} and disabled_at is null`);
  return kept ? { session, account: asAccount(kept) } : null;
}

/** Notes that a session is in use, and how long it lasts from now. */
export const touchSession = (state: Engine, id: string, expires: Date, now: Date): Promise<void> =>
  state.transaction((session) => session.run(sql`update people.session set seen_at = cast(${momentText(now)} as timestamp), expires_at = cast(${momentText(expires)} as timestamp) where session_id = ${id}`), quiet);

/** Sessions that hold, of one account or of all, those last used first. */
export const listSessions = (state: Pick<Session, "query">, account: string | null, now: Date): Promise<SignedIn[]> =>
  state.query<SignedIn>(sql`select ${columns} from people.session where ${holds(now)} ${account === null ? raw("") : sql`and account_id = ${account}`} order by seen_at desc, session_id`);

/** Ends the session with this hash. */
export const endSession = (state: Engine, hash: string): Promise<void> => state.transaction((session) => session.run(sql`delete from people.session where hash = ${hash}`), quiet);

/** Ends one session of an account, or (without an id) all of them but the one with hash `keep`. Gives how many ended. */
export const endSessions = (state: Engine, account: string, id: string | null, keep: string | null = null): Promise<number> =>
  state.transaction(async (session) => {
    const which = sql`account_id = ${account} and hash <> ${keep ?? ""} ${id === null ? raw("") : sql`and session_id = ${id}`}`;
    const ended = await session.query(sql`select 1 from people.session where ${which}`);
    await session.run(sql`delete from people.session where ${which}`);
    return ended.length;
  }, quiet);
