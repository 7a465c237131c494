import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import type { Home } from "../home.ts";
import { type BatchRow, readBatches, updateBatch } from "../stage/batches.ts";
import { syncDirectory } from "../stage/files.ts";
import { originalOf } from "../stage/replay.ts";
import { sql } from "../warehouse/sql.ts";
import { cutWhole } from "./cut-file.ts";
import { readingOfBatch } from "./erase.ts";
import { foldText, homeMarks } from "./marks.ts";

/** The day so many months before another. */
export function monthsBefore(today: string, months: number): string {
  const [year = 0, month = 1, day = 1] = today.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last))).toISOString().slice(0, 10);
}

/**
 * Cuts names and contacts out of originals that were loaded more than so many months before `today`: marks stand in their place, as after an
 * erasure. Loaded rows keep what they have; built anew from the archive, a contact comes back as far as younger files have it. Gives the
 * number of files. Broken off, it goes on next time.
 */
export const cutOldOriginals = (home: Home, months: number, today: string): Promise<number> =>
  home.exclusive(async () => {
    const before = monthsBefore(today, months);
    const marks = await homeMarks(home.state);
    const placeholders = new Set(home.settings.placeholder_names.map(foldText));
    const cutting = { marks, forGood: false, isErasedMark: () => false, isErased: () => true, isShared: () => false, placeholders, needles: { digits: [], texts: [], names: [], words: [] } };
    const old = new Map<string, BatchRow[]>();
    for (const batch of await readBatches(home.engine, sql`status <> 'staged'`)) old.set(originalOf(home.archiveDir, batch), [...(old.get(originalOf(home.archiveDir, batch)) ?? []), batch]);
    let files = 0;
    for (const [path, batches] of old) {
      if (!existsSync(path) || batches.every(({ options }) => options.cut_whole) || batches.some(({ imported_at }) => String(imported_at).slice(0, 10) >= before)) continue;
      const { path: made, sha256 } = await cutWhole(path, batches.map((batch) => readingOfBatch(batch, home.settings.currency)), cutting);
      const say = (cut_whole: boolean): Promise<void> =>
        home.engine.transaction(async (session) => {
          for (const { batch_id, options } of batches) await updateBatch(session, batch_id, { options: { ...options, cut: sha256, ...(cut_whole && { cut_whole }) } });
        });
      // How to read marks is known before there are any; broken off in between, the file is cut once more, which changes nothing of it.
      await say(false);
      await rename(made, path);
      await syncDirectory(home.archiveDir);
      await say(true);
      files++;
    }
    return files;
  });
