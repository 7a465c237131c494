import type { Home } from "#pipelines/index.ts";
import type { Metric } from "#app/metrics/define.ts";
import type { TimeNotes } from "#app/metrics/views/overview.ts";
import type { Asked } from "../comparison.server.ts";
import { goalPaces } from "./goals.server.ts";
import { trendEvents } from "./trend-events.server.ts";

/** What a page's charts over time show beside their lines, for the metrics that they are about. */
export async function timeNotes(home: Home, asked: Asked, metrics: readonly Metric[]): Promise<TimeNotes> {
  const [events, goals] = await Promise.all([trendEvents(home, asked), goalPaces(home, asked, metrics)]);
  return { events, goals };
}
