import type { Home } from "#pipelines/index.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { marginPerClient, revenuePerClient, rfmClients, tierLadderCount, visitFrequency } from "#app/metrics/definitions/base.ts";
import { segments } from "#app/metrics/rfm.ts";
import { tiers } from "#app/metrics/tiers.ts";
import type { Figure, Filters } from "#app/metrics/types.ts";
import type { ClientsData, ValueRow } from "#app/metrics/views/clients.ts";
import { figures } from "../figures.server.ts";

/** The grid of recency and frequency, and the segments that its cells make. */
export async function rfmGrid(home: Home, asOf: string, filters: Filters): Promise<ClientsData["rfm"]> {
  const at = [spanAt(asOf)];
  const [cells, bySegment] = await Promise.all([figures(home, rfmClients, at, ["recency", "frequency"], filters), figures(home, rfmClients, at, ["segment"], filters)]);
  return { cells, segments: segments.flatMap((segment) => { const figure = bySegment.find(({ by }) => by["segment"] === segment); return figure ? [{ segment, figure }] : []; }) };
}

/** What clients bring by how they stand to the dealer, all of them first. */
export async function valueByStatus(home: Home, asOf: string, filters: Filters): Promise<ValueRow[]> {
  const at = [spanAt(asOf)];
  const metrics = [visitFrequency, revenuePerClient, marginPerClient] as const;
  const [whole, split] = await Promise.all([
    Promise.all(metrics.map((metric) => figures(home, metric, at, [], filters))),
    Promise.all(metrics.map((metric) => figures(home, metric, at, ["status"], filters))),
  ]);
  const row = (status: ValueRow["status"], found: readonly (readonly Figure[])[]): ValueRow => {
    const [frequency, revenue, margin] = found.map((own) => own.find(({ by }) => status === null || by["status"] === status) ?? null);
    return { status, frequency: frequency ?? null, revenue: revenue ?? null, margin: margin ?? null };
  };
  return [row(null, whole), ...(["loyal", "repeat", "once", "too_new"] as const).map((status) => row(status, split))];
}

/** Active clients by level of the programme, and who moved within the year. */
export async function tierLevels(home: Home, asOf: string, filters: Filters): Promise<ClientsData["tiers"]> {
  const at = [spanAt(asOf)];
  const [[whole], split] = await Promise.all([figures(home, tierLadderCount, at, [], filters), figures(home, tierLadderCount, at, ["tier"], filters)]);
  const levels = tiers.flatMap((tier) => { const figure = split.find(({ by }) => by["tier"] === tier); return figure ? [{ tier, figure }] : []; });
  return { whole: whole as Figure, levels };
}
