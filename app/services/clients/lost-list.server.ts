import type { Home } from "#pipelines/index.ts";
import { addMonths, allOf, day, ident, list, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { contactsShown } from "#app/auth/contacts.server.ts";
import { unitsWithin } from "#app/auth/scope.server.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { lostClients } from "#app/metrics/populations/lost-clients.ts";
import { lostReasons, type LostClient, type LostReason, type LostSort } from "#app/metrics/views/clients.ts";
import type { Dimension, Filters } from "#app/metrics/types.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { shownText, type Contacts } from "../identity/shown-contact.ts";
import { mapInSlices } from "../in-slices.ts";
import { lostAfterDays } from "./gaps.server.ts";
import { FEWEST_VISITS, outlookOf, type RepeatModel, type Visitor } from "./repeat-model.ts";
import { repeatModelNow } from "./repeat-model.server.ts";

export interface LostQuestion {
  readonly asOf: string;
  readonly filters: Filters;
  readonly sort: LostSort;
  readonly contacts?: Contacts;
  /** Clients who are not to be contacted: they are left out. */
  readonly without?: ReadonlySet<number>;
  readonly page?: { readonly limit: number; readonly offset: number };
}
type Row = Omit<LostClient, "phone" | "reason" | "byRevenue" | "silentDays" | "outlook"> & Visitor & { readonly phone: string | null; readonly byRevenue: number; readonly silentDays: number } & Readonly<Record<Exclude<LostReason, "regular">, number>>;

const orders: Readonly<Record<LostSort, Sql>> = {
  money: raw("at_stake desc, day desc, client_id"),
  silence: raw("day desc, at_stake desc, client_id"),
  name: raw("name nulls last, client_id"),
  chance: raw("left_odds nulls last, at_stake desc, day desc, client_id"),
};

/** The log odds that each client has left for good, of those with visits enough to tell. Source: Batislam, Denizel and Filiztekin 2007, as `mbgNbdAlive` has it. */
const leftOdds = ({ r, alpha, a, b }: RepeatModel["visits"], asOf: string): Sql => sql`
  select client_id, ln(${a}) - ln(${b} + visits - 1) + (${r} + visits - 1) * (ln(${alpha} + date_diff('day', first_day, ${day(asOf)})) - ln(${alpha} + date_diff('day', first_day, last_day))) as left_odds
  from (select client_id, min(day) as first_day, max(day) as last_day, count(*) as visits from marts.visit_day where day <= ${day(asOf)} group by client_id) as seen
  where visits >= ${FEWEST_VISITS}`;

/** Lost clients in the order asked for, each with what is at stake and the most telling reason that the data know. */
export async function lostList(home: Home, { asOf, filters: asked, sort: wish, page, contacts: wanted = "masked", without }: LostQuestion): Promise<LostClient[]> {
  const [{ satisfactionMax, applied }, threshold] = await Promise.all([facts(home), lostAfterDays(home)]);
  const filters = unitsWithin(["branch"], [], asked);
  if (threshold === null || filters === null) return [];
  const chosen = (["branch", "brand", "client_kind"] as const).filter((name) => filters[name]?.length);
  const population = lostClients.select({ spans: [spanAt(asOf)], needs: new Set<Dimension>(["branch", ...chosen]), satisfactionMax, lostAfterDays: threshold, applied });
  const where = allOf([sql`u.lost = 1`, ...(without?.size ? [sql`u.client_id not in (${list([...without])})`] : []), ...chosen.map((name) => sql`u.${ident(name)} in (${list(filters[name] ?? [])})`)]);
  const { model } = repeatModelNow(home);
  const sort = wish === "chance" && model === null ? "money" : wish;
  const odds = sort === "chance" && model ? sql`left join (${leftOdds(model.visits, asOf)}) as m on m.client_id = u.client_id` : raw("");
  const window = page ? sql`limit ${page.limit} offset ${page.offset}` : raw("");
  const rows = await runQuery<Row>(
    home,
    "lost clients",
    sql`
      with chosen as (
        select u.client_id, u.day, u.branch, u.brand, u.client_kind, u.at_stake, u.by_revenue, k.name, k.phone, ${sort === "chance" ? raw("m.left_odds") : raw("null")} as left_odds
        from (${population}) as u join core.client as k on k.client_id = u.client_id ${odds}
        where ${where}
      ),
      lost as (
        select *, row_number() over (order by ${orders[sort]}) as place from chosen order by place ${window}
      ),
      came as (
        select v.client_id, count(*) as visits, min(v.day) as first_visit, max(v.day) as last_visit,
          count(*) filter (where v.total_amount > 0) as paid, cast(coalesce(sum(v.total_amount), 0) as bigint) as amount, count(*) filter (where v.day > ${addMonths(sql`l.day`, -12)} and not v.all_discounted) as full_price,
          count(*) filter (where v.day > ${addMonths(sql`l.day`, -12)}) as recent
        from lost as l join marts.visit_day as v on v.client_id = l.client_id
        where v.day <= ${day(asOf)} group by v.client_id
      ),
      complained as (
        select distinct c.client_id from lost as l join core.complaints as c on c.client_id = l.client_id
        where c.opened_on > ${addMonths(sql`l.day`, -12)} and c.opened_on <= ${day(asOf)}
      ),
      scored as (
        select q.client_id, q.recommend_score as score from core.survey as q
        where q.client_id in (select client_id from lost) and q.recommend_score is not null and q.responded_on <= ${day(asOf)}
        qualify row_number() over (partition by q.client_id order by q.responded_on desc, length(q.response_no) desc, q.response_no desc) = 1
      ),
      cars as (
        select o.client_id, count(*) filter (where o.until_day is null or o.until_day > ${day(asOf)}) as kept from core.ownership as o
        where o.client_id in (select client_id from lost) group by o.client_id
      )
      select l.client_id as id, l.name, l.client_kind as kind, l.phone, l.branch, l.brand, l.day as "lastDay", ${day(asOf)} - l.day as "silentDays",
        l.at_stake as "atStake", l.by_revenue as "byRevenue",
        coalesce(v.visits, 0) as visits, coalesce(date_diff('day', v.first_visit, v.last_visit), 0) as between, coalesce(date_diff('day', v.first_visit, ${day(asOf)}), 0) as known, coalesce(v.paid, 0) as paid, coalesce(v.amount, 0) as amount,
        case when c.client_id is not null then 1 else 0 end as complaint,
        case when s.score <= 6 then 1 else 0 end as detractor,
        case when o.kept = 0 then 1 else 0 end as car_gone,
        case when v.recent >= 2 and v.full_price = 0 then 1 else 0 end as discount_only,
        case when v.client_id is null then 1 else 0 end as bought_only,
        case when v.visits = 1 then 1 else 0 end as one_visit
      from lost as l
      left join came as v on v.client_id = l.client_id
      left join complained as c on c.client_id = l.client_id
      left join scored as s on s.client_id = l.client_id
      left join cars as o on o.client_id = l.client_id
      order by l.place`,
  );
  const contacts = await contactsShown(wanted, { kind: "list", clients: rows.map((row) => Number(row.id)) });
  return mapInSlices(rows, ({ phone, byRevenue, silentDays, complaint, detractor, car_gone, discount_only, bought_only, one_visit, visits, between, known, paid, amount, ...row }) => {
    const signs: Readonly<Record<LostReason, number>> = { complaint, detractor, car_gone, discount_only, bought_only, one_visit, regular: 1 };
    return {
      ...row,
      id: Number(row.id),
      silentDays: Number(silentDays),
      byRevenue: Number(byRevenue) === 1,
      phone: phone === null ? null : shownText("phone", phone, contacts),
      outlook: model && outlookOf(model, { visits: Number(visits), between: Number(between), known: Number(known), paid: Number(paid), amount: Number(amount) }),
      reason: lostReasons.find((reason) => Number(signs[reason]) === 1) ?? "regular",
    };
  });
}
