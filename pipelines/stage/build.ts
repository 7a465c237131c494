import type { ModelSettings } from "../models/model.ts";
import { buildModels } from "../models/order.ts";
import { refreshModels } from "../models/refresh.ts";
import type { Change } from "../models/touch.ts";
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

/** Whether the models were built with these settings. Decisions do not count: they are compared one by one. */
export async function builtWith(session: Session, settings: ModelSettings): Promise<boolean> {
  return (await readFacts(session)).settings === markOf(settings);
}

const markOf = ({ placeholder_names, shared_key_names, discount_threshold }: ModelSettings): string =>
  JSON.stringify([[...placeholder_names].sort(), shared_key_names, discount_threshold]);
