import { day, join, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Context } from "../define.ts";
import { addMonths as moved } from "../period.ts";
import { relations } from "./relations.ts";
import { brandOfStays } from "./from-stays.ts";
import { readsStays } from "./stays.ts";

/** The as-of dates of the question, with their window edges, as a table. */
export function spansTable({ spans }: Context): Sql {
  return join(
    spans.map(
      (s) => sql`select ${day(s.asOf)} as as_of, ${day(s.m6)} as m6, ${day(s.m12)} as m12, ${day(s.m24)} as m24, ${day(s.after)} as after_day, ${day(s.until)} as until_day`,
    ),
    " union all ",
  );
}

/**
 * That a day is in any of the periods of the spans: the engine does not see through their list, and would hold every row against each of them.
 * Periods that meet are one.
 */
export function inSomePeriod({ spans }: Context, column: Sql): Sql {
  const periods: { after: string; until: string }[] = [];
  for (const { after, until } of spans.toSorted((a, b) => (a.after < b.after ? -1 : 1))) {
    const last = periods.at(-1);
    if (!last || after > last.until) periods.push({ after, until });
    else if (until > last.until) last.until = until;
  }
  const within = ({ after, until }: (typeof periods)[number]): Sql => sql`${column} > ${day(after)} and ${column} <= ${day(until)}`;
  const [first, last] = [periods[0], periods.at(-1)];
  // What lies before and after them all is passed over without a look.
  const all = first && last ? within({ after: first.after, until: last.until }) : raw("false");
  return periods.length > 1 ? sql`(${all} and (${join(periods.map(within), " or ")}))` : sql`(${all})`;
}

/** That a day is between the earliest m12 and the latest as-of day: what no span asks is not put in order. */
export function inSomeWindow({ spans }: Context, column: Sql): Sql {
  const [first, last] = [spans.map(({ m12 }) => m12).sort()[0], spans.map(({ asOf }) => asOf).sort().at(-1)];
  return first && last ? sql`(${column} > ${day(first)} and ${column} <= ${day(last)})` : raw("false");
}

/** The spans with the windows of the policy: m12 is where its trailing window begins, m6 after what a first contact is too new. */
export const policySpans = (context: Context): Sql => {
  const { window_months, too_new_months } = context.applied.policy;
  return spansTable({ ...context, spans: context.spans.map((s) => ({ ...s, m6: moved(s.asOf, -too_new_months), m12: moved(s.asOf, -window_months) })) });
};

/**
 * Latest make of a client's contacts up to a day, as `client_id, as_of, brand`; costs a pass over all contacts, so only when asked. `among`: a
 * query of the clients that are wanted.
 */
export const brandAt = (context: Context, among?: Sql): Sql =>
  context.needs.has("brand") && readsStays(context)
    ? brandOfStays(context, among)
    : context.needs.has("brand")
    ? sql`select s.as_of, c.client_id, substr(max(concat(cast(c.day as varchar), '|', c.make)), 12) as brand
          from span s cross join ${relations(context).contact} c where c.day <= s.as_of and c.make is not null${among ? sql` and c.client_id in (${among})` : raw("")} group by s.as_of, c.client_id`
    : sql`select s.as_of, cast(null as integer) as client_id, cast(null as varchar) as brand from span s where false`;

/** The latest answer first; of one day the higher response_no, numbers as numbers. `q` is core.survey. Source: metrics.md, "Detractor". */
export const latestAnswerFirst = sql`q.responded_on desc, char_length(q.response_no) desc, q.response_no desc, q.survey_source desc`;

/** The month of a date expression, "YYYY-MM". */
export const monthText = (column: Sql): Sql => sql`substr(cast(${column} as varchar), 1, 7)`;
