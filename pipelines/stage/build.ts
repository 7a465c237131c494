import { definition } from "../models/marts/definition.sql.ts";
import { buildModel, type ModelSettings } from "../models/model.ts";
import { buildModels } from "../models/order.ts";
import { refreshModels } from "../models/refresh.ts";
import { everything } from "../models/scope.ts";
import type { Change } from "../models/touch.ts";
import { usualRules } from "../state/definitions.ts";
import type { Session } from "../warehouse/engine.ts";
import { noteFacts, readFacts } from "../warehouse/migrate.ts";

/** Builds all models within the caller's transaction, and notes that they are true, and with which settings. */
export async function rebuild(session: Session, settings: ModelSettings): Promise<void> {
  await buildModels(session, settings);
  await noteFacts(session, { dirty: "false", settings: markOf(settings) });
}

/** Makes anew what a change touched. Under other settings than the models were built with everything is. */
export async function refresh(session: Session, settings: ModelSettings, change: Change): Promise<void> {
  if (await builtWith(session, settings)) await refreshModels(session, settings, change);
  else await rebuild(session, settings);
}

/** Notes the published definition with the figures; under other rules of what a visit is everything is made anew. Within the caller's transaction. */
export async function takeInDefinition(session: Session, settings: ModelSettings): Promise<void> {
  if (await builtWith(session, settings)) await buildModel(session, definition, everything, settings);
  else await rebuild(session, settings);
}

/** Whether the models were built with these settings. Decisions do not count: they are compared one by one. */
export async function builtWith(session: Session, settings: ModelSettings): Promise<boolean> {
  return (await readFacts(session)).settings === markOf(settings);
}

const markOf = ({ placeholder_names, shared_key_names, discount_threshold, definition: published }: ModelSettings): string => {
  const { payers, kinds } = published?.rules ?? usualRules(discount_threshold);
  return JSON.stringify([[...placeholder_names].sort(), shared_key_names, discount_threshold, [...payers].sort(), [...kinds].sort()]);
};
