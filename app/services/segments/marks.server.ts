import type { Home } from "#pipelines/index.ts";
import { day, ident, join, list, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { currentScope, noBranch } from "#app/auth/scope.server.ts";
import { spanAt } from "#app/metrics/compile.ts";
import type { Context } from "#app/metrics/define.ts";
import { homeBranch } from "#app/metrics/populations/home-branch.ts";
import { spansTable } from "#app/metrics/populations/spans.ts";
import { sourceOf } from "#app/promotions/segments.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { aliveMarks } from "./alive-marks.server.ts";
import { dueMarks } from "./due.server.ts";
import { fixedMarks, rfmMarks } from "./rfm-marks.server.ts";
import { contactMarks, kindMarks, silenceMarks, statusMarks } from "./plain-marks.server.ts";

/** Of one source: what is joined to the known clients `k` (core.client is `c`), and of each of its segments the condition. */
export interface Marks {
  readonly joined: Sql;
  readonly holds: (id: string) => Sql;
}
/** How sources are read; a source is asked once, whichever of its segments are wanted. */
export interface MarksContext extends Context {
  readonly asOf: string;
}

async function marksOf(home: Home, source: ReturnType<typeof sourceOf>, context: MarksContext): Promise<Marks> {
  switch (source) {
    case "status": return statusMarks(context);
    case "silence": return silenceMarks(home, context);
    case "due": return dueMarks(home, context);
    case "alive": return aliveMarks(home, context);
    case "kind": return kindMarks();
    case "contact": return contactMarks(home);
    case "fixed": return fixedMarks(context);
    default: return rfmMarks(home, context, source);
  }
}

/** Clients with a contact up to a day: their first and last, and the branch of the last. */
const known = (asOf: string): Sql => sql`
  select client_id, min(day) as first_day, max(day) as last_day, substr(max(concat(cast(day as varchar), '|', branch)), 12) as last_branch
  from marts.contact where day <= ${day(asOf)} group by client_id`;

/**
 * Known clients with their branch: the home branch where they came or bought in the twelve months, else that of the last contact, as lost clients have it.
 * Home branches are found out only where the viewer reads some branches.
 */
function knownWithin(context: MarksContext): Sql {
  const scope = currentScope("clients");
  const branches = scope === null || scope.people !== null ? [noBranch] : scope.branches;
  if (branches === null) return sql`select client_id, first_day, last_day, last_branch as branch from (${known(context.asOf)}) as seen`;
  const home = sql`with span as (${spansTable(context)}) ${homeBranch({ ...context, needs: new Set(["branch"]) }, "m12", "as_of")}`;
  return sql`
    select * from (
      select s.client_id, s.first_day, s.last_day, case when s.last_day > ${day(spanAt(context.asOf).m12)} then coalesce(h.branch, s.last_branch) else s.last_branch end as branch
      from (${known(context.asOf)}) as s left join (${home}) as h on h.client_id = s.client_id
    ) as placed where branch in (${list(branches)})`;
}

/**
 * Every client known by the end of a day that the viewer of now may read, once: client_id, name, phone, client_kind, first_day, last_day, branch,
 * and a column of 0 and 1 for each segment that is asked for, by its id.
 */
export async function clientMarks(home: Home, asOf: string, ids: readonly string[]): Promise<Sql> {
  const { satisfactionMax, applied } = await facts(home);
  const context: MarksContext = { asOf, spans: [spanAt(asOf)], needs: new Set(), satisfactionMax, applied };
  const sources = new Map<string, Marks>();
  for (const id of ids) {
    const source = sourceOf(id);
    if (!sources.has(source)) sources.set(source, await marksOf(home, source, context));
  }
  const columns = ids.map((id) => sql`, case when ${sources.get(sourceOf(id))?.holds(id) ?? raw("false")} then 1 else 0 end as ${ident(id)}`);
  return sql`
    select k.client_id, c.name, c.phone, c.client_kind, k.first_day, k.last_day, k.branch${join(columns, "")}
    from (${knownWithin(context)}) as k join core.client as c on c.client_id = k.client_id
    ${join([...sources.values()].map(({ joined }) => joined), " ")}`;
}
