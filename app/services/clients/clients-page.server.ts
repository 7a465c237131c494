import type { Home } from "#pipelines/index.ts";
import type { Question } from "#app/filters/question.ts";
import { ignored, spanAt } from "#app/metrics/compile.ts";
import {
  activeClients, clientLeak, discountOnlyShare, lostClientCount, lostMoney, marginPerClient, revenuePerClient, visitFrequency,
} from "#app/metrics/definitions/base.ts";
import { addMonths } from "#app/metrics/period.ts";
import type { Figure, Filters, Tile } from "#app/metrics/types.ts";
import type { ClientsData, LostList, LostSort } from "#app/metrics/views/clients.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { compared, type Asked } from "../comparison.server.ts";
import { figures } from "../figures.server.ts";
import { trendEvents } from "../overview/trend-events.server.ts";
import { laterEnds, trendEnds } from "../trend-months.ts";
import { UsageError } from "../usage-error.ts";
import type { ClientsRequest } from "./clients-request.ts";
import { cohortTable } from "./cohorts.server.ts";
import { returnCurves } from "./curves.server.ts";
import { lostPolicy } from "./gaps.server.ts";
import { rfmGrid, tierLevels, valueByStatus } from "./groups.server.ts";
import { lostList } from "./lost-list.server.ts";
import { repeatModelNow } from "./repeat-model.server.ts";
import { branchReturns } from "./returns.server.ts";
import { stateMonths } from "./states.server.ts";
import { topClients } from "./top-clients.server.ts";

const TILES = [activeClients, clientLeak, lostClientCount, lostMoney, discountOnlyShare, visitFrequency, revenuePerClient, marginPerClient] as const;
const LOST_PAGE = 25;
/** Six years of cohorts: a page of twice as many is twice as heavy and no clearer. */
const SHOWN_COHORTS = 24;

/** Everything on the page "Clients", as of one day. Clients follow branch, brand and kind of client; a period or a kind of visit they cannot. */
export async function clientsPage(home: Home, question: Question, { sort, page, allCohorts }: Pick<ClientsRequest, "sort" | "page"> & Partial<Pick<ClientsRequest, "allCohorts">>): Promise<ClientsData> {
  const known = await facts(home);
  const asOf = question.asOf ?? question.period?.to ?? known.asOf;
  if (!asOf) throw new UsageError("no_data");
  const { filters } = question;
  const asked: Asked = { asOf, period: undefined, compare: question.compare, filters };
  const later = laterEnds(asOf, known.asOf);
  const [tiles, active, months, after, returns, cohorts, curves, rfm, value, tiers, top, lost, events] = await Promise.all([
    Promise.all(TILES.map((metric) => tileOf(home, metric, asked))),
    Promise.all([asOf, addMonths(asOf, -12)].map((day) => figures(home, activeClients, [spanAt(day)], [], filters))),
    stateMonths(home, trendEnds(asOf), filters),
    later.length > 0 ? stateMonths(home, later, filters) : [],
    branchReturns(home, asOf, filters, later).then((all) => Promise.all(all.map(async (one) => ({ ...one, happened: await trendEvents(home, { ...asked, filters: { branch: [one.branch] }, through: known.asOf }) })))),
    cohortTable(home, asOf, filters, allCohorts ? Infinity : SHOWN_COHORTS),
    returnCurves(home, asOf, filters),
    rfmGrid(home, asOf, filters),
    valueByStatus(home, asOf, filters),
    tierLevels(home, asOf, filters),
    topClients(home, asOf, filters),
    lostPage(home, asOf, filters, sort, page),
    trendEvents(home, { ...asked, through: known.asOf }),
  ]);
  const [now, before] = active.flat() as [Figure, Figure];
  const ignores: ClientsData["ignores"] = [...(question.period ? (["period"] as const) : []), ...ignored(activeClients, filters)];
  return { asOf, ignores, tiles: tiles.flat(), active: { now, before }, months, after, returns, cohorts, curves, rfm, value, tiers, top, lost, events };
}

/** A figure held against what the page compares with; the charts of the page show the months. */
async function tileOf(home: Home, metric: (typeof TILES)[number], asked: Asked): Promise<Tile[]> {
  const current = await figures(home, metric, [spanAt(asked.asOf)], [], asked.filters);
  const answers = await compared(home, metric, asked, current, [asked.asOf]);
  return current.map((figure, at) => ({ current: figure, trend: [], ignores: [], ...(answers[at] ?? { change: null }) }));
}

async function lostPage(home: Home, asOf: string, filters: Filters, sort: LostSort, asked: number): Promise<LostList> {
  const [count] = await figures(home, lostClientCount, [spanAt(asOf)], [], filters);
  const total = Number(count?.numerator ?? 0);
  const pages = Math.max(1, Math.ceil(total / LOST_PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  const clients = total === 0 ? [] : await lostList(home, { asOf, filters, sort, page: { limit: LOST_PAGE, offset: (page - 1) * LOST_PAGE } });
  const told = clients.flatMap(({ outlook }) => (outlook === null ? [] : [outlook.visits]));
  const promised = told.reduce((sum, visits) => sum + visits, 0) / Math.max(1, told.length);
  const tooHopeful = promised > 2 * lostPolicy.chance ? promised : null;
  return { clients, total, page, pages, sort, noModel: repeatModelNow(home).none, tooHopeful };
}
