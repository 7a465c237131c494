import type { Home } from "../home.ts";
import { readBatch, resolveBatch, batchInfo, updateBatch } from "./batches.ts";
import { forgetRows } from "./forget.ts";
import { rebuild } from "./land.ts";
import type { BatchInfo } from "./report.ts";

/** Takes a batch back, all of it or nothing; an earlier reading of the same file that it took the place of comes back. */
export function undo(home: Home, name: string): Promise<BatchInfo> {
  return home.exclusive(() =>
    home.engine.transaction(async (session) => {
      const batch = await resolveBatch(session, name);
      await forgetRows(session, [batch.batch_id]);
      await updateBatch(session, batch.batch_id, { status: "undone" });
      const { replaces } = batch.options;
      if (replaces !== null && (await readBatch(session, replaces)).status === "replaced") await updateBatch(session, replaces, { status: "loaded" });
      await rebuild(session, home.settings);
      return batchInfo({ ...batch, status: "undone" });
    }),
  );
}
