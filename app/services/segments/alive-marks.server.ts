import type { Home } from "#pipelines/index.ts";
import { day, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { repeatModel } from "../clients/repeat-model.server.ts";
import { FEWEST_VISITS, type RepeatModel } from "../clients/repeat-model.ts";
import type { Marks, MarksContext } from "./marks.server.ts";
import { silences } from "./silences.server.ts";

/** Bands of the chance to be still a client, from the highest: from … to below …. */
export const aliveBands = [
  { id: "alive_75", from: 0.75, to: 1 },
  { id: "alive_50", from: 0.5, to: 0.75 },
  { id: "alive_25", from: 0.25, to: 0.5 },
  { id: "alive_0", from: 0, to: 0.25 },
] as const;

const seen = (asOf: string): Sql => sql`
  select client_id, min(day) as first_visit, max(day) as last_visit, count(*) as visits from marts.visit_day where day <= ${day(asOf)} group by client_id`;

/** The log odds that a client has left for good. Source: Batislam, Denizel and Filiztekin 2007, as `mbgNbdAlive` has it. */
const leftOdds = ({ r, alpha, a, b }: RepeatModel["visits"], asOf: string): Sql => sql`
  ln(${a}) - ln(${b} + al.visits - 1) + (${r} + al.visits - 1) * (ln(${alpha} + date_diff('day', al.first_visit, ${day(asOf)})) - ln(${alpha} + date_diff('day', al.first_visit, al.last_visit)))`;

/**
 * By the model of repeat visits, of clients with enough of them; where there is no model, by how many return after such a silence.
 */
export async function aliveMarks(home: Home, { asOf }: MarksContext): Promise<Marks> {
  const [model, { after }] = await Promise.all([repeatModel(home), silences(home)]);
  const joined = sql`left join (${seen(asOf)}) as al on al.client_id = k.client_id`;
  if (typeof model !== "string") {
    const told = sql`coalesce(al.visits, 0) >= ${FEWEST_VISITS}`;
    const odds = leftOdds(model.visits, asOf);
    const within = (id: string): Sql => {
      const { from, to } = bandOf(id);
      return sql`(${told} and ${from === 0 ? raw("true") : sql`${odds} <= ${lnOdds(from)}`} and ${to === 1 ? raw("true") : sql`${odds} > ${lnOdds(to)}`})`;
    };
    return { joined, holds: (id) => (id === "alive_untold" ? sql`not ${told}` : within(id)) };
  }
  const silent = sql`date_diff('day', al.last_visit, ${day(asOf)})`;
  const told = after[50] === null ? raw("false") : raw("al.last_visit is not null");
  const reached = (days: number | null): Sql => (days === null ? raw("false") : sql`${silent} >= ${days}`);
  const fallen = (share: number): Sql => (share === 1 ? raw("true") : share === 0 ? raw("false") : reached(after[(100 * share) as 75 | 50 | 25]));
  return { joined, holds: (id) => (id === "alive_untold" ? sql`not (${told})` : sql`(${told} and ${fallen(bandOf(id).to)} and not ${fallen(bandOf(id).from)})`) };
}

/** The odds to have left at which the chance to be there is so much. */
const lnOdds = (alive: number): number => Math.log((1 - alive) / alive);

function bandOf(id: string): (typeof aliveBands)[number] {
  const band = aliveBands.find((one) => one.id === id);
  if (!band) throw new RangeError(`${id} is no band`);
  return band;
}
