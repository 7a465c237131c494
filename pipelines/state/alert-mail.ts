import type { Engine, Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";
import { listAlerts } from "./alerts.ts";

/** A message about signals. Moments are UTC, "YYYY-MM-DD HH:MM:SS…". */
export interface AlertMailRow {
  readonly mail_id: number;
  /** Ids of its signals. */
  readonly alerts: readonly number[];
  readonly made_at: string;
  readonly tries: number;
  /** When it is due; null once it is sent, or where nothing of it lasts. */
  readonly next_at: string | null;
  readonly sent_at: string | null;
  /** JSON: why the last try failed. */
  readonly problem: string | null;
}

const stamp = (at: Date): string => at.toISOString().replace("T", " ").replace("Z", "");

/** Newest first. */
export async function listAlertMails(state: Pick<Session, "query">): Promise<AlertMailRow[]> {
  const rows = await state.query<Omit<AlertMailRow, "alerts"> & { alerts: string }>(
    raw("select mail_id, alerts, cast(made_at as varchar) as made_at, tries, cast(next_at as varchar) as next_at, cast(sent_at as varchar) as sent_at, problem from people.alert_mail order by mail_id desc"),
  );
  return rows.map((row) => ({ ...row, alerts: JSON.parse(row.alerts) as number[] }));
}

/** Makes one message, due now, of the new signals that are in none yet; nothing where there are none. */
export function queueAlertMail(state: Engine, now: Date): Promise<void> {
  return state.transaction(async (session) => {
    const mails = await listAlertMails(session);
    const told = new Set(mails.flatMap(({ alerts }) => alerts));
    const fresh = (await listAlerts(session)).filter(({ alert_id, state: is }) => is === "new" && !told.has(alert_id)).map(({ alert_id }) => alert_id);
    if (fresh.length === 0) return;
    const at = stamp(now);
    await session.run(sql`insert into people.alert_mail (mail_id, alerts, made_at, tries, next_at, sent_at, problem)
      values (${(mails[0]?.mail_id ?? 0) + 1}, ${JSON.stringify(fresh)}, cast(${at} as timestamp), 0, cast(${at} as timestamp), null, null)`);
  });
}

/** What became of a try. A message with `next` null and not sent is given up: nothing of it lasts. */
export type AlertMailTry = { readonly sent: Date; readonly problem: string | null } | { readonly problem: string; readonly next: Date } | { readonly next: null };

export function noteAlertMail(state: Engine, id: number, result: AlertMailTry): Promise<void> {
  const set = "sent" in result
    ? sql`tries = tries + 1, problem = ${result.problem}, next_at = null, sent_at = cast(${stamp(result.sent)} as timestamp)`
    : "problem" in result
      ? sql`tries = tries + 1, problem = ${result.problem}, next_at = cast(${stamp(result.next)} as timestamp)`
      : sql`next_at = null`;
  return state.transaction((session) => session.run(sql`update people.alert_mail set ${set} where mail_id = ${id}`).then(() => undefined));
}
