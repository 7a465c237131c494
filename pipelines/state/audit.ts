import { createHash } from "node:crypto";
import type { Engine, Session } from "../warehouse/engine.ts";
import { join, raw, sql, type Sql } from "../warehouse/sql.ts";
import { boxOf } from "./audit-head.ts";

/** What is noted of one deed. Objects are surrogate ids and addresses of the program: no names of clients, no contacts. */
export interface AuditNote {
  /** Account; what the program calls itself; null: nobody was signed in. */
  readonly who: string | null;
  /** Account in whose eyes an administrator looked. */
  readonly seen_as: string | null;
  readonly action: string;
  readonly object: string | null;
  readonly result: string | null;
}
export interface AuditEntry extends AuditNote {
  readonly seq: number;
  /** ISO moment, UTC. */
  readonly noted_at: string;
  readonly hash: string;
}

/** What stands before the first entry. */
export const genesis = "0".repeat(64);
const columns = raw("seq, noted_at, who, seen_as, action, object, result, hash");

/** SHA-256 over the hash of the entry before and this entry's values in a fixed order. */
export const chained = (before: string, { seq, noted_at, who, seen_as, action, object, result }: Omit<AuditEntry, "hash">): string =>
  createHash("sha256").update(`${before}\n${JSON.stringify([seq, noted_at, who, seen_as, action, object, result])}`).digest("hex");

/**
 * Adds entries within the transaction of what they note. They go on from the head that was last confirmed, even where the table has lost
 * it: a gap then stays for whoever looks.
 */
export async function appendAuditIn(session: Session, notes: readonly AuditNote[], now = new Date()): Promise<void> {
  const [last] = await session.query<{ seq: number; hash: string }>(raw("select seq, hash from people.audit order by seq desc limit 1"));
  const box = boxOf(session);
  const held = box?.head ?? { seq: 0, hash: genesis };
  let { seq, hash } = last && last.seq > held.seq ? last : held;
  const noted_at = now.toISOString();
  for (const { who, seen_as, action, object, result } of notes) {
    seq += 1;
    const entry = { seq, noted_at, who, seen_as, action, object, result };
    hash = chained(hash, entry);
    await session.run(sql`insert into people.audit (${columns}) values (${seq}, ${noted_at}, ${who}, ${seen_as}, ${action}, ${object}, ${result}, ${hash})`);
  }
  if (box && notes.length) box.noted = { seq, hash };
}

/** Adds entries in a transaction of their own; they are on the disk when this ends. */
export const recordAudit = (state: Engine, notes: readonly AuditNote[], now = new Date()): Promise<void> => state.transaction((session) => appendAuditIn(session, notes, now), { quiet: true });

/** A state whose transactions note what they did with it, all of it or nothing; null notes nothing. */
export const noting = <T>(state: Engine, note: (outcome: T) => AuditNote | null): Engine => ({
  ...state,
  transaction: (work, options) =>
    state.transaction(async (session) => {
      const outcome = await work(session);
      const said = note(outcome as unknown as T);
      if (said) await appendAuditIn(session, [said]);
      return outcome;
    }, options),
});

/** Which entries are asked for; what is absent narrows nothing. */
export interface AuditFilter {
  readonly who?: string | undefined;
  readonly action?: string | undefined;
  /** Text within the object, such as "client:17". */
  readonly object?: string | undefined;
  /** Days, UTC, both counted in. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const where = ({ who, action, object, from, to }: AuditFilter): Sql =>
  join([
    raw("true"),
    ...(who ? [sql`(who = ${who} or seen_as = ${who})`] : []),
    ...(action ? [sql`action = ${action}`] : []),
    ...(object ? [sql`(object = ${object} or starts_with(object, ${`${object} `}) or contains(object, ${` ${object}`}))`] : []),
    ...(from ? [sql`noted_at >= ${from}`] : []),
    ...(to ? [sql`noted_at < ${`${to}U`}`] : []),
  ], " and ");

/** Entries that fit, newest first, and how many there are in all. */
export async function listAudit(state: Pick<Session, "query">, filter: AuditFilter, page: { readonly limit: number; readonly offset: number }): Promise<{ readonly entries: AuditEntry[]; readonly total: number }> {
  const [count] = await state.query<{ n: number }>(sql`select count(*) as n from people.audit where ${where(filter)}`);
  const entries = await state.query<AuditEntry>(sql`select ${columns} from people.audit where ${where(filter)} order by seq desc limit ${page.limit} offset ${page.offset}`);
  return { entries, total: count?.n ?? 0 };
}

/** Entries that fit, oldest first, chunk by chunk. */
export const streamAudit = (state: Pick<Session, "stream">, filter: AuditFilter): AsyncIterable<AuditEntry[]> => state.stream<AuditEntry>(sql`select ${columns} from people.audit where ${where(filter)} order by seq`);

/** Everybody whom entries name, and every action. */
export async function auditWords(state: Pick<Session, "query">): Promise<{ readonly who: string[]; readonly actions: string[] }> {
  const who = await state.query<{ who: string }>(raw("select distinct who from people.audit where who is not null order by who"));
  const actions = await state.query<{ action: string }>(raw("select distinct action from people.audit order by action"));
  return { who: who.map((one) => one.who), actions: actions.map(({ action }) => action) };
}
