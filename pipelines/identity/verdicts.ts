import { createAs, type ModelSettings } from "../models/model.ts";
import { enlist, type Scope } from "../models/scope.ts";
import { core } from "../models/tables.ts";
import type { Decision } from "../state/decisions.ts";
import type { Session } from "../warehouse/engine.ts";
import { join, raw, sql } from "../warehouse/sql.ts";
import { hashOf } from "./key.ts";

const AT_ONCE = 200;

/**
 * core.decision: the verdicts that clients are built with. In a scope, keys of verdicts that are new or gone since the last build are
 * listed, and in temp.just_decided: whoever bears one may have become another client.
 */
export async function takeDecisions(session: Session, settings: ModelSettings, scope: Scope): Promise<void> {
  await compareDecisions(session, settings);
  if (!scope.whole) await enlist(session, "key", raw("select key from temp.just_decided"));
  await createAs(session, "core.decision", core.decision, raw("select * from temp.decision_now"));
}

/** Whether people decided something that clients were not built with. */
export async function decisionsDiffer(session: Session, settings: ModelSettings): Promise<boolean> {
  await compareDecisions(session, settings);
  const [first] = await session.query(raw("select 1 as one from temp.just_decided limit 1"));
  return first !== undefined;
}

async function compareDecisions(session: Session, settings: ModelSettings): Promise<void> {
  await session.run(raw("create or replace temp table decision_now (verdict varchar, a ubigint, b ubigint)"));
  const decisions = (settings.decisions ?? []).filter((decision) => decision.verdict !== "different");
  for (let i = 0; i < decisions.length; i += AT_ONCE) await session.run(sql`insert into temp.decision_now values ${join(decisions.slice(i, i + AT_ONCE).map(row))}`);
  await session.run(raw("create table if not exists core.decision (verdict varchar, a ubigint, b ubigint)"));
  await session.run(raw(`
    create or replace temp table just_decided as
    with changed as (
      (select * from temp.decision_now except select * from core.decision) union all (select * from core.decision except select * from temp.decision_now)
    )
    select a as key from changed union select b from changed where b is not null`));
}

const row = (decision: Decision) =>
  sql`(${decision.verdict}, ${hashOf(decision.left)}, ${"right" in decision ? hashOf(decision.right) : sql`null`})`;
