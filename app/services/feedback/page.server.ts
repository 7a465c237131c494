import type { Home } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { withoutFilter, type Question } from "#app/filters/question.ts";
import { csi, loyalNeverAsked, nps, responseRate, satisfiedButGone } from "#app/metrics/definitions/feedback.ts";
import type { Metric } from "#app/metrics/define.ts";
import type { Tile } from "#app/metrics/types.ts";
import type { FeedbackData, FeedbackKinds } from "#app/metrics/views/feedback.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Asked } from "../comparison.server.ts";
import { figuresAt } from "../month-figures.server.ts";
import { timeNotes } from "../overview/time-notes.server.ts";
import { tilesOf } from "../tiles.server.ts";
import { UsageError } from "../usage-error.ts";
import { latestComments } from "./comments.server.ts";
import { complaintsData } from "./complaints.server.ts";
import { driverStudies } from "./drivers.server.ts";
import { askedByPerson, byBranch, byTouchpoint } from "./groups.server.ts";
import { someClients } from "./questions.server.ts";

const LISTED = 12;

/** Everything on the Feedback page, as of one day. */
export async function feedback(home: Home, question: Question): Promise<FeedbackData> {
  const known = await facts(home);
  const asOf = question.asOf ?? question.period?.to ?? known.asOf;
  if (!asOf) throw new UsageError("no_data");
  const asked: Asked = { asOf, period: question.period, compare: question.compare, filters: question.filters };
  const listed = async (metric: Metric) => {
    const [[tile], rows] = await Promise.all([tilesOf(home, metric, asked), someClients(home, metric, asked, LISTED)]);
    return { tile: tile as Tile, rows };
  };
  const withMonths: Asked = { ...asked, through: known.asOf };
  const [kinds, npsTiles, origins, csiTiles, response, touchpoints, branches, people, drivers, complaints, gone, neverAsked, comments, notes] = await Promise.all([
    kindsLoaded(home),
    tilesOf(home, nps, withMonths),
    figuresAt(home, nps, asked, withoutFilter(asked.filters, "origin")).then((all) => all.filter(({ value }) => value !== null)),
    tilesOf(home, csi, withMonths),
    tilesOf(home, responseRate, asked),
    byTouchpoint(home, asked),
    byBranch(home, asked),
    askedByPerson(home, asked),
    driverStudies(home, asked),
    complaintsData(home, withMonths),
    listed(satisfiedButGone),
    listed(loyalNeverAsked),
    latestComments(home, asked),
    timeNotes(home, withMonths, [nps, csi]),
  ]);
  return { asOf, filters: asked.filters, kinds, notes, nps: npsTiles, origins, csi: csiTiles, response, touchpoints, branches, asked: people, drivers, complaints, gone, neverAsked, comments };
}

async function kindsLoaded(home: Home): Promise<FeedbackKinds> {
  const rows = await runQuery<{ kind: keyof FeedbackKinds; known: number }>(
    home,
    "feedback kinds",
    sql`select 'surveys' as kind, count(*) as known from core.survey union all select 'survey_invitations', count(*) from core.survey_invitations union all select 'complaints', count(*) from core.complaints`,
  );
  const has = (kind: keyof FeedbackKinds): boolean => rows.some((row) => row.kind === kind && Number(row.known) > 0);
  return { surveys: has("surveys"), survey_invitations: has("survey_invitations"), complaints: has("complaints") };
}
