import { forgetMonths } from "../cubes/standing.ts";
import { identityTables, resolveIdentity, scratchTables } from "../identity/index.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, raw, sql } from "../warehouse/sql.ts";
import { kindModels } from "./core/other-kinds.sql.ts";
import { promotion } from "./core/promotion.sql.ts";
import { sale } from "./core/sale.sql.ts";
import { survey } from "./core/survey.sql.ts";
import { visit } from "./core/visit.sql.ts";
import { findSuperseded } from "./current.ts";
import { clientFirst } from "./marts/client_first.sql.ts";
import { contact } from "./marts/contact.sql.ts";
import { definition } from "./marts/definition.sql.ts";
import { purchase } from "./marts/purchase.sql.ts";
import { busyDay, knownMake, visitDay } from "./marts/visit_day.sql.ts";
import { buildModel, type Model, type ModelSettings } from "./model.ts";
import { everything } from "./scope.ts";
import { staffDay, staffPair } from "./staff-match.ts";
import { surveyLink } from "./survey-link.ts";
import { widenTables } from "./widen.ts";

export type { Model, ModelSettings } from "./model.ts";

/** Models that stand on identity; the order of the list does not matter. */
export const models: readonly Model[] = [visit, sale, survey, promotion, ...kindModels, busyDay, knownMake, visitDay, contact, clientFirst, purchase, definition, staffPair, staffDay, surveyLink];

/** Tables that are there before the first model. */
export const givenTables: readonly string[] = [...identityTables, "core.superseded"];

/** Models so that each comes after what it reads. Throws on a table that nobody makes, and on a circle. */
export function inOrder(all: readonly Model[], given: readonly string[]): readonly Model[] {
  const done = new Set(given);
  const sorted: Model[] = [];
  let waiting = [...all].sort((a, b) => (a.name < b.name ? -1 : 1));
  while (waiting.length) {
    const ready = waiting.filter((model) => model.depends.every((name) => done.has(name)));
    if (!ready.length) throw new Error(`models wait for each other or for a table nobody makes: ${waiting.map((m) => `${m.name} ← ${m.depends.filter((d) => !done.has(d)).join(", ")}`).join("; ")}`);
    for (const model of ready) done.add(model.name);
    sorted.push(...ready);
    waiting = waiting.filter((model) => !ready.includes(model));
  }
  return sorted;
}

/** Rebuilds core and marts from staging, within the caller's transaction. */
export async function buildModels(session: Session, settings: ModelSettings): Promise<void> {
  await session.run(raw("create schema if not exists core"));
  await session.run(raw("create schema if not exists marts"));
  await findSuperseded(session, everything);
  await resolveIdentity(session, settings, everything);
  for (const model of inOrder(models, givenTables)) await buildModel(session, model, everything, settings);
  await dropScratch(session);
  await forgetMonths(session, null);
}

/** Drops whatever a build needed on its way. */
export async function dropScratch(session: Session): Promise<void> {
  const temporary = models.map((m) => m.name).filter((name) => name.startsWith("temp."));
  for (const name of [...temporary, ...[...scratchTables, ...widenTables].map((table) => `temp.${table}`)]) await session.run(sql`drop table if exists ${ident(name)}`);
}
