import type { Home } from "#pipelines/index.ts";
import { day, sql } from "#pipelines/warehouse/sql.ts";
import { scopeKey } from "#app/auth/scope.server.ts";
import { maySee } from "#app/auth/access.server.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { openComplaints } from "#app/metrics/definitions/complaints.ts";
import { partsNotNotified } from "#app/metrics/definitions/workshop.ts";
import type { Metric } from "#app/metrics/define.ts";
import { addDays } from "#app/metrics/period.ts";
import type { CountChip } from "#app/metrics/views/overview.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Asked } from "../comparison.server.ts";
import { newAlerts } from "../alerts/alerts.server.ts";
import { freshAlerts } from "../alerts/evaluate.server.ts";
import { suggestedPairs } from "../duplicates/queue.server.ts";
import { figures } from "../figures.server.ts";
import { cameLate } from "../late-answers.ts";
import { heldAt } from "./promotions.ts";

const ENDING_DAYS = 14;
/** Over so many visits neither the search for duplicates nor a new look at the rules is waited for. */
const QUICK_VISITS = 200_000;
const SEARCH_AFTER_MS = 5_000;

/** What waits for somebody as of the page's day; what there is none of, or is not for the viewer, is left out. */
export async function countChips(home: Home, asked: Asked): Promise<CountChip[]> {
  const [alerts, promotions, rejected, duplicates, parts, complaints] = await Promise.all([freshCount(home), endingPromotions(home, asked), maySee("/data") ? rejectedRows(home) : 0, maySee("/data/duplicates") ? duplicatePairs(home) : 0, counted(home, partsNotNotified, asked), counted(home, openComplaints, asked)]);
  const chips: CountChip[] = [
    { id: "alerts", count: alerts, to: "/alerts", figure: null },
    { id: "promotions", count: promotions, to: "/promotions", figure: null },
    { id: "complaints", count: Number(complaints?.value ?? 0), to: null, figure: complaints },
    { id: "parts", count: Number(parts?.value ?? 0), to: null, figure: parts },
    { id: "duplicates", count: duplicates, to: "/data/duplicates", figure: null },
    { id: "rejected", count: rejected, to: "/data#batches", figure: null },
  ];
  return chips.filter(({ count }) => count > 0);
}

async function counted(home: Home, metric: Metric, { asOf, filters }: Asked) {
  const [figure] = await figures(home, metric, [spanAt(asOf)], [], filters);
  return figure ?? null;
}

async function endingPromotions(home: Home, { asOf, filters }: Asked): Promise<number> {
  const ending = await runQuery<{ branches: string | null }>(home, "ending promotions", sql`select branches from core.promotion where starts_on <= ${day(asOf)} and ends_on >= ${day(asOf)} and ends_on <= ${day(addDays(asOf, ENDING_DAYS))}`);
  return ending.filter(({ branches }) => heldAt(branches, filters.branch)).length;
}

/** Of the loads of the last day on which something was loaded. */
async function rejectedRows(home: Home): Promise<number> {
  const [row] = await runQuery<{ rejected: number }>(
    home,
    "rejected of last loads",
    sql`select cast(coalesce(sum(rejected), 0) as bigint) as rejected from staging.batch
        where status = 'loaded' and cast(imported_at as date) = (select cast(max(imported_at) as date) from staging.batch where status = 'loaded')`,
  );
  return Number(row?.rejected ?? 0);
}

async function duplicatePairs(home: Home): Promise<number> {
  const search = (): Promise<number> => suggestedPairs(home).then(({ total }) => total);
  return (await facts(home)).visits <= QUICK_VISITS ? search() : foundLater(home, search);
}

interface Search {
  readonly version: number;
  readonly count: number;
}
const searched = new WeakMap<object, Search>();

/** What the last search found. The data of now are searched once, by and by: it reads every name and car, and would keep the pages of this moment waiting. */
function foundLater(home: Home, search: () => Promise<number>): number {
  const { version } = home;
  const key = home.state ?? home;
  const { count, version: known } = searched.get(key) ?? { count: 0, version: null };
  if (known === version) return count;
  const note = (found: number): void => void searched.set(key, { version, count: found });
  note(count);
  const found = (now: number): void => {
    if (searched.get(key)?.version !== version || home.version !== version) return;
    note(now);
    if (now !== count) cameLate();
  };
  setTimeout(() => void search().then(found, (error: unknown) => console.error("search for duplicates", error)), SEARCH_AFTER_MS).unref();
  return count;
}

async function freshCount(home: Home): Promise<number> {
  return home.state ? soon(home, `alerts ${scopeKey()}`, freshAlerts(home).then(() => newAlerts(home))) : 0;
}

const last = new WeakMap<Home, Map<string, number>>();

/** A count, where the home is small enough to wait for it; else what is known at once, and the next page shows the rest. */
async function soon(home: Home, name: string, count: Promise<number>): Promise<number> {
  if ((await facts(home)).visits <= QUICK_VISITS) return count;
  const known = last.get(home) ?? new Map<string, number>();
  last.set(home, known);
  const before = known.get(name) ?? 0;
  let waiting = true;
  const noted = count.then((now) => {
    known.set(name, now);
    if (!waiting && now !== before) cameLate();
  });
  noted.catch((error: unknown) => console.error("counts of the Overview", error));
  return Promise.race([count, new Promise<number>((done) => setTimeout(done, 20, before))]).finally(() => (waiting = false));
}
