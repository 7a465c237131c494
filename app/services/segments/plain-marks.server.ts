import type { Home } from "#pipelines/index.ts";
import { day, ident, raw, sql } from "#pipelines/warehouse/sql.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { clientStatus } from "#app/metrics/populations/client-status.ts";
import { refusedQuery } from "../personal/consent.server.ts";
import type { Marks, MarksContext } from "./marks.server.ts";
import { silences } from "./silences.server.ts";

/** How clients stand to the dealer in the trailing year, as the loyal share counts them; with cars counted, a client is what any of the cars is. */
export function statusMarks(context: MarksContext): Marks {
  const flags = ["active", "too_new", "eligible", "repeat", "loyal", "confirmed", "never_asked", "discount_only", "detractor"].map((name) => `max(${name}) as ${name}`).join(", ");
  return {
    joined: sql`left join (select client_id, ${raw(flags)} from (${clientStatus.select(context)}) as u group by client_id) as st on st.client_id = k.client_id`,
    holds: (id) => (id === "once" ? raw("st.eligible = 1 and st.repeat = 0") : sql`st.${ident(id)} = 1`),
  };
}

/** Who has been silent so long that few return, of those known long enough to tell. */
export async function silenceMarks(home: Home, { asOf }: MarksContext): Promise<Marks> {
  const { lost, atRisk } = await silences(home);
  const silent = sql`date_diff('day', k.last_day, ${day(asOf)})`;
  const told = sql`k.first_day <= ${day(spanAt(asOf).m6)}`;
  const isLost = lost === null ? raw("false") : sql`(${told} and ${silent} > ${lost})`;
  return {
    joined: raw(""),
    holds: (id) => (id === "lost" ? isLost : atRisk === null ? raw("false") : sql`(${told} and ${silent} > ${atRisk} and not ${isLost})`),
  };
}

/** Companies, and the others. */
export const kindMarks = (): Marks => ({ joined: raw(""), holds: (id) => sql`c.client_kind = ${id}` });

/** Whom one may write to or call, and why not. */
export async function contactMarks(home: Home): Promise<Marks> {
  return {
    joined: sql`left join (select client_id, 1 as refused from (${await refusedQuery(home)}) as said) as rf on rf.client_id = k.client_id`,
    holds: (id) => (id === "refused" ? raw("rf.refused = 1") : id === "no_phone" ? raw("c.phone is null") : raw("(rf.refused is null and c.phone is not null)")),
  };
}
