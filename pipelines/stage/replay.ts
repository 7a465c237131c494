import { existsSync } from "node:fs";
import { extname, join } from "node:path";
import type { Home } from "../home.ts";
import type { ReadPlan } from "../read/index.ts";
import { homeMarks } from "../personal/marks.ts";
import { resolveMarks } from "../personal/resolve.ts";
import { sources } from "../sources/index.ts";
import { isDiskFull } from "../warehouse/disk-full.ts";
import { insertBatch, updateBatch } from "./batches.ts";
import { land } from "./land.ts";
import type { Load } from "./loads.ts";
import { modelSettings } from "./model-settings.ts";
import { noteSpans } from "./overlap.ts";
import { stageFile } from "./stage-file.ts";

export interface Replayed {
  readonly batches: number;
  readonly rows: number;
  /** Names, as they were given, of loaded files whose original is not in the archive any more, or cannot be read. */
  readonly missing: readonly string[];
}

/** Where the original of a load lies. */
export const originalOf = (archiveDir: string, { sha256, file }: Pick<Load, "sha256" | "file">): string => join(archiveDir, sha256 + extname(file).toLowerCase());

/**
 * Makes an empty warehouse what it was, from the list of loads and the archived originals: each is staged as it was read then, under its
 * number, and one transaction lands them in order. What was taken back stays taken back.
 */
export async function replay(home: Home, loads: readonly Load[]): Promise<Replayed> {
  const missing: string[] = [];
  const staged: Load[] = [];
  let rows = 0;
  const gone = loads.filter(({ status }) => status === "undone");
  await home.engine.transaction(async (session) => {
    for (const { batch_id, ...row } of gone) await insertBatch(session, batch_id, row);
  });
  for (const load of loads.filter(({ status }) => status !== "undone")) {
    const found = await stageAgain(home, load);
    if (found === null) missing.push(load.file);
    else staged.push(load);
    rows += found ?? 0;
  }
  const settings = await modelSettings(home);
  const ids = staged.map(({ batch_id }) => batch_id);
  const ranks = new Map(staged.map(({ batch_id, rank }) => [batch_id, rank]));
  if (ids.length)
    await home.engine.transaction(async (session) => {
      if (staged.some(({ options }) => options.cut !== undefined)) await resolveMarks(session, await homeMarks(home.state));
      await land(session, ids, { older: new Set(), settings, ranks }, () => undefined);
      // Counted when it came, as its report said.
      for (const { batch_id, unidentified } of staged) await updateBatch(session, batch_id, { unidentified });
      await noteSpans(session, ids);
    });
  return { batches: staged.length, rows, missing };
}

/** Rows that the file had; null when it cannot be had. */
async function stageAgain(home: Home, load: Load): Promise<number | null> {
  const path = originalOf(home.archiveDir, load);
  if (!existsSync(path)) return null;
  const { batch_id, options, ...row } = load;
  try {
    const { counts } = await stageFile(home, sources[load.kind], planOf(load, path, home.settings.currency), {
      async begin(session) {
        await insertBatch(session, batch_id, { ...row, options: { ...options, replaces: null }, status: "staged", loaded: 0, unchanged: 0, superseded: 0, unidentified: 0, control_loaded: null });
        return batch_id;
      },
      note: (session, id, { skipped, set_aside, rows_read, rejected, control_reported }) => updateBatch(session, id, { skipped: skipped + set_aside, rows_read, rejected, control_reported }),
    });
    return counts.rows_read;
  } catch (error) {
    if (isDiskFull(error)) throw error;
    console.warn(`${path} could not be loaded again:`, error);
    return null;
  }
}

/** The plan that the file was read by: nothing is looked for anew. */
function planOf({ options }: Load, file: string, currency: string | null): ReadPlan {
  const { reading, today } = options;
  return {
    ...reading,
    file,
    notation: { ...reading.notation, today, currency },
    currencySeen: options.currency,
    kindBy: "given",
    sheets: [],
    firstRows: [],
    signature: null,
    remembered: null,
    unmapped: [],
    suggestions: [],
    missing: [],
    samples: [],
    unknownWords: [],
    ambiguities: [],
    ...(options.cut !== undefined && { cut: true }),
  };
}
