import type { AlertRow, Home } from "#pipelines/index.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { isForViewer } from "./for-viewer.server.ts";
import { freshAlerts } from "./evaluate.server.ts";
import type { Signal } from "./rules.ts";

/** A signal as it is kept. */
export interface Alert {
  readonly id: number;
  readonly state: "new" | "seen" | "over";
  /** Day of the data when it was first seen, and when it was no more. */
  readonly firstDay: string;
  readonly overDay: string | null;
  /** UTC. */
  readonly firstAt: string;
  readonly signal: Signal;
}

/** Every signal kept that the viewer may read, after a look at the data where they changed: those that last first, newest first. */
export async function alertsOf(home: Home): Promise<{ readonly asOf: string | null; readonly alerts: readonly Alert[] }> {
  await freshAlerts(home);
  const { listAlerts } = await import("#pipelines/index.ts");
  const rows = await listAlerts(home.state);
  return { asOf: (await facts(home)).asOf, alerts: rows.map(asAlert).filter(({ signal }) => isForViewer(signal)) };
}

export const asAlert = ({ alert_id, state, first_day, over_day, first_at, signal }: AlertRow): Alert => ({ id: alert_id, state, firstDay: first_day, overDay: over_day, firstAt: first_at, signal: JSON.parse(signal) as Signal });

export { newAlerts } from "./new-alerts.server.ts";
