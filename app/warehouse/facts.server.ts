import type { Home } from "#pipelines/index.ts";
import { cubeGeneration } from "#pipelines/warehouse/cube-generation.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { defaultAsOf } from "#app/metrics/period.ts";
import type { AppliedPolicy } from "#app/metrics/policy.ts";
import { appliedPolicy } from "./applied.server.ts";
import { allCounted } from "./counts.server.ts";
import { laddersPublished } from "./ladder.server.ts";
import { runQuery } from "./run-query.server.ts";

/** What holds for the whole home, and decides how figures may be read. */
export interface Facts {
  /** Earliest and latest day of an order or a sale; null in an empty home. */
  readonly from: string | null;
  readonly to: string | null;
  /** Default as-of date; null in an empty home. */
  readonly asOf: string | null;
  /** Whether any order states a discount. */
  readonly discountsKnown: boolean;
  /** Day of the first complaint; null without the export. */
  readonly complaintsFrom: string | null;
  /** Top of the satisfaction scale: the setting, else the smallest usual scale that holds every answer. */
  readonly satisfactionMax: number;
  /** What a point of the programme is worth, in minor units: the setting, else one whole unit of the currency. */
  readonly pointValue: number;
  readonly pointValueKnown: boolean;
  readonly visits: number;
  readonly unidentifiedVisits: number;
  readonly records: number;
  readonly clients: number;
  readonly currency: string;
  /** The definition in force, which every figure is computed by. */
  readonly applied: AppliedPolicy;
}

const SCALES = [5, 10, 100] as const;
const DEFAULT_CURRENCY = "RUB";

/** Of all orders: from the counts by month where all of them stand. */
const orders = {
  counted: sql`select min(first_day) as first_visit, max(last_day) as last_visit, cast(coalesce(sum(orders), 0) as bigint) as visits,
      cast(coalesce(sum(unidentified), 0) as bigint) as unidentified, coalesce(sum(discounts_known), 0) > 0 as discounts_known from cubes.order_count`,
  read: sql`select min(closed_on) as first_visit, max(closed_on) as last_visit, count(*) as visits,
      count(*) filter (where client_id is null) as unidentified, count(*) filter (where discount_known) > 0 as discounts_known from core.visit`,
};

interface Known {
  readonly version: number;
  readonly generation: number;
  readonly settings: Home["settings"];
  readonly ladder: number;
  readonly facts: Promise<Facts>;
}
const kept = new WeakMap<Home, Known>();

/** Asked by every figure of a page: read once until data, cubes, settings or the rules of the levels move. */
export function facts(home: Home): Promise<Facts> {
  const { version, settings } = home;
  const generation = cubeGeneration();
  const ladder = laddersPublished(home);
  const known = kept.get(home);
  if (known?.version === version && known.generation === generation && known.settings === settings && known.ladder === ladder) return known.facts;
  const read = readFacts(home);
  kept.set(home, { version, generation, settings, ladder, facts: read });
  read.catch(() => kept.delete(home));
  return read;
}

async function readFacts(home: Home): Promise<Facts> {
  const counted = await allCounted(home, "order_count");
  const [applied, [row]] = await Promise.all([appliedPolicy(home), runQuery<Record<string, number | string | boolean | null>>(
    home,
    "facts",
    sql`select v.first_visit, v.last_visit, v.visits, v.unidentified, v.discounts_known, s.first_sale, s.last_sale, q.last_answer, q.top, w.first_complaint, r.records, c.clients
        from (${counted ? orders.counted : orders.read}) as v
        cross join (select min(sold_on) as first_sale, max(sold_on) as last_sale from core.sale where not is_cancelled) as s
        cross join (select max(satisfaction) as top, max(responded_on) as last_answer from core.survey) as q
        cross join (select min(opened_on) as first_complaint from core.complaints) as w
        cross join (select count(*) as records from core.client_record where client_id is not null) as r
        cross join (select count(*) as clients from core.client) as c`,
  )]);
  const text = (name: string): string | null => (row?.[name] as string | null) ?? null;
  const days = [text("first_visit"), text("last_visit"), text("first_sale"), text("last_sale")].filter((d) => d !== null).sort();
  const latest = text("last_visit") ?? text("last_sale") ?? text("last_answer");
  const top = Number(row?.["top"] ?? 0);
  return {
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    asOf: latest && defaultAsOf(latest),
    discountsKnown: Boolean(row?.["discounts_known"]),
    complaintsFrom: text("first_complaint"),
    satisfactionMax: home.settings.satisfaction_max ?? SCALES.find((scale) => scale >= top) ?? top,
    pointValue: Math.round(100 * (home.settings.point_value ?? 1)),
    pointValueKnown: home.settings.point_value != null,
    visits: Number(row?.["visits"] ?? 0),
    unidentifiedVisits: Number(row?.["unidentified"] ?? 0),
    records: Number(row?.["records"] ?? 0),
    clients: Number(row?.["clients"] ?? 0),
    currency: home.settings.currency ?? DEFAULT_CURRENCY,
    applied,
  };
}
