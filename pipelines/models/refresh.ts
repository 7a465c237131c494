import { beginDays, forgetTouched, noteDays } from "../cubes/touched.ts";
import { resolveIdentity } from "../identity/index.ts";
import type { Session } from "../warehouse/engine.ts";
import { raw } from "../warehouse/sql.ts";
import { findSuperseded } from "./current.ts";
import { buildModel, type ModelSettings } from "./model.ts";
import { buildModels, dropScratch, givenTables, inOrder, models } from "./order.ts";
import { countListed, listed } from "./scope.ts";
import { type Change, dropLists, isMuch } from "./touch.ts";
import { noteBefore, widen } from "./widen.ts";

/**
 * Brings core and marts to what staging says now, within the caller's transaction, after the rows of a change were touched and have come
 * or gone: only what they can have moved is made anew, by the very models that make everything. What people
 * decided meanwhile is taken in too.
 */
export async function refreshModels(session: Session, settings: ModelSettings, change: Change): Promise<void> {
  if (change.whole) return buildModels(session, settings);
  await findSuperseded(session, listed, change.kinds);
  await resolveIdentity(session, settings, listed);
  if (await isMost(session)) {
    await buildModels(session, settings);
  } else {
    await noteBefore(session);
    await beginDays(session);
    for (const model of inOrder(models, givenTables)) {
      await widen[model.name]?.(session);
      await noteDays(session, model.name, "stood");
      await buildModel(session, model, listed, settings);
      await noteDays(session, model.name, "stand");
    }
    await forgetTouched(session);
    await dropScratch(session);
  }
  await dropLists(session);
}

async function isMost(session: Session): Promise<boolean> {
  const [row] = await session.query<{ n: number }>(raw("select count(*) as n from core.visit"));
  return isMuch(await countListed(session, "visits"), row?.n ?? 0);
}
