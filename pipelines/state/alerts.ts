import type { Engine, Session } from "../warehouse/engine.ts";
import { raw, sql } from "../warehouse/sql.ts";

/** What somebody asked to be told of, or a built-in rule switched off or on again. */
export interface AlertRuleRow {
  readonly rule_id: string;
  readonly metric: string;
  readonly kind: "threshold" | "change" | "control" | "funnel";
  readonly side: "above" | "below" | "worse";
  /** In the metric's unit (a share 0–1); null where the rule needs none. */
  readonly value: number | null;
  readonly is_on: boolean;
}

/** A signal that was seen: `day` is that of the data when it was first seen, `seen_at` the moment. */
export interface AlertRow {
  readonly alert_id: number;
  /** Rule, metric, branch and origin; at most one of a key is not over. */
  readonly alert_key: string;
  readonly first_day: string;
  /** UTC, "YYYY-MM-DD HH:MM:SS…" */
  readonly first_at: string;
  readonly state: "new" | "seen" | "over";
  readonly over_day: string | null;
  /** JSON: what was signalled, as of the last time it was looked at. */
  readonly signal: string;
}

export const listAlertRules = (state: Pick<Session, "query">): Promise<AlertRuleRow[]> => state.query<AlertRuleRow>(raw("select rule_id, metric, kind, side, value, is_on from people.alert_rule order by rule_id"));

/** Puts a rule in the place of what had its id. */
export const saveAlertRule = (state: Engine, { rule_id, metric, kind, side, value, is_on }: AlertRuleRow): Promise<void> =>
  state.transaction(async (session) => {
    await session.run(sql`delete from people.alert_rule where rule_id = ${rule_id}`);
    await session.run(sql`insert into people.alert_rule (rule_id, metric, kind, side, value, is_on) values (${rule_id}, ${metric}, ${kind}, ${side}, ${value}, ${is_on})`);
  });
export const deleteAlertRule = (state: Engine, id: string): Promise<void> => state.transaction((session) => session.run(sql`delete from people.alert_rule where rule_id = ${id}`).then(() => undefined));

/** Newest first; those that are over last. */
export const listAlerts = (state: Pick<Session, "query">): Promise<AlertRow[]> =>
  state.query<AlertRow>(raw("select alert_id, alert_key, cast(first_day as varchar) as first_day, cast(first_at as varchar) as first_at, state, cast(over_day as varchar) as over_day, signal from people.alert order by case when state = 'over' then 1 else 0 end, first_day desc, alert_id desc"));

/**
 * Takes in what is signalled as of a day: what is new gets a row, what stands keeps its first day and state, what is gone is over. Told the
 * same twice, it changes nothing.
 */
export function takeInSignals(state: Engine, day: string, signals: ReadonlyMap<string, string>): Promise<void> {
  return state.transaction(async (session) => {
    const standing = (await listAlerts(session)).filter((alert) => alert.state !== "over");
    const at = new Date().toISOString().replace("T", " ").replace("Z", "");
    for (const { alert_id, alert_key, signal } of standing) {
      const now = signals.get(alert_key);
      if (now === undefined) await session.run(sql`update people.alert set state = 'over', over_day = cast(${day} as date) where alert_id = ${alert_id}`);
      else if (now !== signal) await session.run(sql`update people.alert set signal = ${now} where alert_id = ${alert_id}`);
    }
    const [{ next } = { next: 1 }] = await session.query<{ next: number }>(raw("select coalesce(max(alert_id), 0) + 1 as next from people.alert"));
    const fresh = [...signals].filter(([key]) => !standing.some((alert) => alert.alert_key === key));
    for (const [i, [key, signal]] of fresh.entries())
      await session.run(sql`insert into people.alert (alert_id, alert_key, first_day, first_at, state, over_day, signal) values (${next + i}, ${key}, cast(${day} as date), cast(${at} as timestamp), 'new', null, ${signal})`);
  });
}

/** Marks one, or all, as seen. */
export const markAlertsSeen = (state: Engine, id: number | null): Promise<void> =>
  state.transaction((session) => session.run(id === null ? raw("update people.alert set state = 'seen' where state = 'new'") : sql`update people.alert set state = 'seen' where state = 'new' and alert_id = ${id}`).then(() => undefined));
