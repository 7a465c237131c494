import type { Home } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import type { Question } from "#app/filters/question.ts";
import { ignored, spanAt } from "#app/metrics/compile.ts";
import {
  accruedByPhone, benefitsCost, benefitsUsedCount, breakage, engagement, pointsLiability, programmeParticipation, redemptionRate, tierMovesCount,
} from "#app/metrics/definitions/programme.ts";
import { addDays, type Period } from "#app/metrics/period.ts";
import { defaultLadder, ladderAt, tiers } from "#app/metrics/tiers.ts";
import type { Figure, Filters } from "#app/metrics/types.ts";
import type { ProgrammeData, ProgrammeKinds } from "#app/metrics/views/programme.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { topClients } from "../clients/top-clients.server.ts";
import type { Asked } from "../comparison.server.ts";
import { figures } from "../figures.server.ts";
import { tilesOf } from "../tiles.server.ts";
import { UsageError } from "../usage-error.ts";
import { belonging } from "./belonging.server.ts";
import { eventsHeld } from "./events.server.ts";
import { benefitKinds, levelCosts } from "./level-costs.server.ts";
import { issueCohorts, pointMonths, pointsBalance } from "./points.server.ts";

const TILES = [programmeParticipation, engagement, pointsLiability, redemptionRate, breakage] as const;

/** Everything on the page "Programme", as of one day and over one period, the trailing year unless asked. */
export async function programmePage(home: Home, question: Question): Promise<ProgrammeData> {
  const known = await facts(home);
  const asOf = question.asOf ?? question.period?.to ?? known.asOf;
  if (!asOf) throw new UsageError("no_data");
  const { filters } = question;
  const asked: Asked = { asOf, period: question.period, compare: question.compare, filters };
  const { after, until } = spanAt(asOf, question.period);
  const period: Period = { from: addDays(after, 1), to: until };
  const one = async (metric: typeof accruedByPhone): Promise<Figure> => (await figures(home, metric, [spanAt(asOf, question.period)], [], filters))[0] as Figure;
  const [kinds, tiles, levels, costs, balance, months, cohorts, accrual, used, cost, ofKinds, events, top, belongs] = await Promise.all([
    kindsLoaded(home),
    Promise.all(TILES.map((metric) => tilesOf(home, metric, asked))),
    levelMoves(home, asOf, filters),
    levelCosts(home, asked),
    pointsBalance(home, asOf, period, filters),
    pointMonths(home, asOf, filters),
    issueCohorts(home, asOf, filters),
    one(accruedByPhone),
    one(benefitsUsedCount),
    one(benefitsCost),
    benefitKinds(home, asked),
    eventsHeld(home, period, filters),
    topClients(home, asOf, filters),
    belonging(home, asOf, filters),
  ]);
  const ladder = known.applied.ladder ?? defaultLadder;
  const rules = ladderAt(ladder, asOf);
  return {
    asOf, ...period, kinds, levels, costs, balance, months, cohorts, accrual, events, top, rules,
    ignores: ignored(tierMovesCount, filters),
    tiles: tiles.flat(),
    next: ladder.at(-1) === rules ? null : (ladder.at(-1) ?? null),
    benefits: { used, cost, kinds: ofKinds },
    belonging: belongs,
  };
}

/** Clients of each level, and how they came to it and went from it. */
async function levelMoves(home: Home, asOf: string, filters: Filters): Promise<ProgrammeData["levels"]> {
  const at = [spanAt(asOf)];
  const [[whole], split] = await Promise.all([figures(home, tierMovesCount, at, [], filters), figures(home, tierMovesCount, at, ["tier"], filters)]);
  return { whole: whole as Figure, rows: tiers.flatMap((tier) => { const figure = split.find(({ by }) => by["tier"] === tier); return figure ? [{ tier, figure }] : []; }) };
}

async function kindsLoaded(home: Home): Promise<ProgrammeKinds> {
  const rows = await runQuery<{ kind: keyof ProgrammeKinds; known: number }>(
    home,
    "programme kinds",
    sql`select 'points' as kind, count(*) as known from core.points union all select 'benefits', count(*) from core.benefits union all select 'events', count(*) from core.events`,
  );
  const has = (kind: keyof ProgrammeKinds): boolean => rows.some((row) => row.kind === kind && Number(row.known) > 0);
  return { points: has("points"), benefits: has("benefits"), events: has("events") };
}
