import type { ClientHead, OwnedCar, Standing } from "#app/dashboards/identity/views.ts";
import { inOwnBranches } from "#app/auth/scope.server.ts";
import { spanAt } from "#app/metrics/compile.ts";
import type { Context } from "#app/metrics/define.ts";
import { monthOf } from "#app/metrics/period.ts";
import { clientStatus } from "#app/metrics/populations/client-status.ts";
import { defaultLadder, ladderAt, tierOf } from "#app/metrics/tiers.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import type { Home } from "#pipelines/index.ts";
import { addMonths, day, sql } from "#pipelines/warehouse/sql.ts";
import { lostAfterDays } from "../clients/gaps.server.ts";
import { clientOutlook } from "../clients/client-outlook.server.ts";
import { trendEnds } from "../trend-months.ts";
import { nextServices } from "./next-services.server.ts";

interface StatusRow {
  readonly as_of: string;
  readonly too_new: number;
  readonly repeat: number;
  readonly discount_only: number;
  readonly detractor: number;
  readonly loyal: number;
  readonly score: number | null;
}

/** How the client stands at the usual day, by the same tables that the figures are counted from. Null in a home without visits. */
export async function clientHead(home: Home, id: number, cars: readonly OwnedCar[]): Promise<ClientHead | null> {
  const { asOf, satisfactionMax, applied } = await facts(home);
  if (asOf === null) return null;
  const context = (days: readonly string[]): Context => ({ spans: days.map((at) => spanAt(at)), needs: new Set<never>(), satisfactionMax, applied });
  const [statuses, sums, due, threshold, outlook] = await Promise.all([
    runQuery<StatusRow>(home, "client status", sql`select as_of, too_new, repeat, discount_only, detractor, loyal, score from (${clientStatus.select(context(trendEnds(asOf)))}) as s where client_id = ${id} order by as_of`),
    contactsOf(home, id, asOf),
    nextServices(home, id, cars.filter(({ until }) => until === null || until > asOf).map(({ vin }) => vin), asOf),
    lostAfterDays(home),
    clientOutlook(home, id, asOf),
  ]);
  const lastContact = sums?.last ?? null;
  const now = statuses.find((row) => row.as_of === asOf);
  return {
    asOf,
    standing: now ? standingOf(now) : lastContact === null ? null : silence(asOf, lastContact, threshold),
    tier: now && sums ? tierOf(Number(sums.cards) > 0, { visits: Number(sums.visits), spend: Number(sums.spent), vehicles: Number(sums.vehicles) }, ladderAt(applied.ladder ?? defaultLadder, asOf).rules) : null,
    lastContact,
    spent: sums?.spent ?? 0,
    outlook,
    due,
    changes: changesOf(statuses, sums?.first ?? null, asOf),
  };
}

interface Contacts {
  readonly first: string | null;
  readonly last: string | null;
  readonly spent: bigint | number;
  readonly visits: number;
  readonly vehicles: number;
  readonly cards: number;
}

/** What the client's own rows at the viewer's branches come to by the day; looked up by the client alone, however many others there are. */
async function contactsOf(home: Home, id: number, asOf: string): Promise<Contacts | undefined> {
  const until = day(asOf);
  const own = inOwnBranches("clients", sql`branch`);
  const [row] = await runQuery<Contacts>(
    home,
    "client contacts",
    sql`
      select c.first, c.last, c.visits, p.spent, b.vehicles, k.cards + e.entries as cards
      from (select min(day) as first, max(case when day <= ${until} then day end) as last,
          count(*) filter (where contact = 'visit' and day > ${addMonths(until, -12)} and day <= ${until}) as visits from marts.contact where client_id = ${id} and ${own}) as c
      cross join (select cast(coalesce(sum(total_amount), 0) as bigint) as spent from core.visit where client_id = ${id} and ${own}
          and closed_on > ${addMonths(until, -12)} and closed_on <= ${until} and payer = 'customer' and total_amount > 0 and not is_reversed) as p
      cross join (select count(*) as vehicles from marts.purchase where client_id = ${id} and ${own} and sold_on <= ${until}) as b
      cross join (select count(*) as cards from core.client_record where client_id = ${id} and card_no is not null) as k
      cross join (select count(*) as entries from core.points where client_id = ${id} and ${own} and booked_on <= ${until}) as e`,
  );
  return row;
}

function standingOf({ too_new, repeat, discount_only, detractor, score }: StatusRow): Standing {
  const of = (status: Exclude<Standing["status"], "silent">): Standing => ({ status, score });
  if (too_new) return of("too_new");
  if (!repeat) return of("once");
  if (discount_only) return of("discount_only");
  if (detractor) return of("detractor");
  return of(score === null ? "never_asked" : "confirmed");
}

const silence = (asOf: string, last: string, lostAfter: number | null): Standing => ({ status: "silent", silentDays: Math.round((Date.parse(asOf) - Date.parse(last)) / 86_400_000), lostAfterDays: lostAfter });

/** The months whose end found the client in another status than the month before, from the first contact on, newest first. */
function changesOf(rows: readonly StatusRow[], first: string | null, asOf: string): ClientHead["changes"] {
  if (first === null) return [];
  const found = new Map(rows.map((row) => [row.as_of, row]));
  const months = trendEnds(asOf).filter((end) => end >= first).map((end) => {
    const row = found.get(end);
    const status = !row ? "silent" : row.too_new ? "too_new" : row.loyal ? "loyal" : row.repeat ? "repeat" : "once";
    return { month: monthOf(end), status } as const;
  });
  return months.filter(({ status }, at) => at === 0 || months[at - 1]?.status !== status).toReversed();
}
