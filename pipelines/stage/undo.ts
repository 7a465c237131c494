import type { Home } from "../home.ts";
import { touchBatches } from "../models/touch.ts";
import type { Session } from "../warehouse/engine.ts";
import { type BatchRow, namedCurrency, readBatch, resolveBatch, batchInfo, updateBatch } from "./batches.ts";
import { refresh } from "./build.ts";
import { forgetRows } from "./forget.ts";
import { modelSettings } from "./model-settings.ts";
import type { BatchInfo } from "./report.ts";

/** Takes a batch back, all of it or nothing; an earlier reading of the same file that it took the place of comes back. */
export function undo(home: Home, name: string): Promise<BatchInfo> {
  return home.exclusive(async () => {
    const { batch, currency } = await home.engine.transaction(async (session) => {
      const batch = await resolveBatch(session, name);
      await takeBack(session, home, batch);
      return { batch, currency: await namedCurrency(session) };
    }, { lands: true });
    // What only this file said of the currency goes with it.
    if (currency === null && batch.options.currency === home.settings.currency) await home.saveSettings({ ...home.settings, currency });
    return batchInfo({ ...batch, status: "undone" });
  });
}

/** The same within the caller's transaction, for a look at what it would do too. */
export async function takeBack(session: Session, home: Home, batch: BatchRow): Promise<void> {
  const { replaces } = batch.options;
  const earlier = replaces === null ? null : await readBatch(session, replaces);
  const back = earlier?.status === "replaced" ? [earlier] : [];
  const change = await touchBatches(session, [batch, ...back]);
  await forgetRows(session, [batch.batch_id]);
  await updateBatch(session, batch.batch_id, { status: "undone" });
  for (const { batch_id } of back) await updateBatch(session, batch_id, { status: "loaded" });
  await refresh(session, await modelSettings(home), change);
}
