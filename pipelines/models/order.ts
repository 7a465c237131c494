import { identityTables, resolveIdentity, scratchTables } from "../identity/index.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, raw, sql } from "../warehouse/sql.ts";
import { promotion } from "./core/promotion.sql.ts";
import { sale } from "./core/sale.sql.ts";
import { survey } from "./core/survey.sql.ts";
import { visit } from "./core/visit.sql.ts";
import { supersededModels } from "./current.ts";
import { clientFirst } from "./marts/client_first.sql.ts";
import { contact } from "./marts/contact.sql.ts";
import { purchase } from "./marts/purchase.sql.ts";
import { visitDay } from "./marts/visit_day.sql.ts";
import { buildModel, type Model, type ModelSettings } from "./model.ts";
import { staffDay, surveyLink } from "./work.ts";

export type { Model, ModelSettings } from "./model.ts";

/** Models that stand on identity; the order of the list does not matter. */
export const models: readonly Model[] = [visit, sale, survey, promotion, visitDay, contact, clientFirst, purchase, staffDay, surveyLink];

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
  for (const model of supersededModels) await buildModel(session, model, settings);
  await resolveIdentity(session, settings);
  for (const model of inOrder(models, [...identityTables, ...supersededModels.map((m) => m.name)])) await buildModel(session, model, settings);
  const temporary = [...supersededModels, ...models].map((m) => m.name).filter((name) => name.startsWith("temp."));
  for (const name of [...temporary, ...scratchTables.map((table) => `temp.${table}`)]) await session.run(sql`drop table if exists ${ident(name)}`);
}
