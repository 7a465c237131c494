import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Home } from "../home.ts";
import { findMapping } from "../state/index.ts";
import { raw } from "../warehouse/sql.ts";
import { homeMarks } from "../personal/marks.ts";
import { resolveMarks } from "../personal/resolve.ts";
import { rebuild } from "./build.ts";
import { namedCurrency } from "./batches.ts";
import { discardStaged } from "./discard.ts";
import { expand, type ExpandedFile, sizeOf } from "./expand.ts";
import { countClients, reportsOf, sharedKeys } from "./file-report.ts";
import { land, type Landed } from "./land.ts";
import { modelSettings } from "./model-settings.ts";
import { noteSpans } from "./overlap.ts";
import type { ImportOptions, ImportReport, Progress } from "./report.ts";
import { rememberReadings } from "./remember.ts";
import { unarchive } from "./unarchive.ts";
import { type Taken, takeFile } from "./take-file.ts";
import { gate, ImportCancelled, type ImportItem, type ImportWatch, type Notify, stopIfAsked, throttled } from "./watch.ts";

/**
 * Loads files in the order given. Each is staged by itself, out of sight; then one transaction lands those that could be read and
 * rebuilds the models, so that figures are those before the import or those after it. Whatever fails on the way leaves no trace, and
 * so does an import that is stopped before its commit begins: ImportCancelled. An item's own options go before those of the whole.
 */
export function importFiles(home: Home, items: readonly (string | ImportItem)[], options: ImportOptions, notify: Notify = () => undefined, watch: ImportWatch = {}): Promise<ImportReport> {
  return home.exclusive(async () => {
    stopIfAsked(watch.signal);
    await watch.begin?.();
    const open = gate(watch.signal);
    const brought: string[] = [];
    const scratch = await mkdtemp(join(home.tmpDir, "import-"));
    try {
      const { files, ignored } = await expand(items, scratch);
      const tell = await teller(files, notify);
      const { taken, currency } = await takeAll(home, files, { ...options, brought }, tell, open.signal);
      if (taken.some(({ state }) => state === "failed")) await unarchive(home, brought);
      const staged = taken.flatMap((one, i) => (one.state === "staged" ? [{ id: one.batchId, older: files[i]?.options?.older ?? options.older ?? false }] : []));
      const landed = staged.length ? await landAll(home, staged, tell, open) : [];
      await rememberReadings(home, taken.flatMap((one, i) => (one.state !== "failed" && (files[i]?.options?.remember ?? options.remember) ? [one.batchId] : [])));
      if (currency !== home.settings.currency && (landed.length || (await namedCurrency(home.engine)))) await home.saveSettings({ ...home.settings, currency });
      return { files: await reportsOf(home.engine, taken, landed), of: files.map(({ of }) => of), ignored, clients: await countClients(home.engine), shared_keys: await sharedKeys(home.engine) };
    } catch (error) {
      await home.engine.transaction((session) => discardStaged(session));
      await unarchive(home, brought);
      throw open.signal.aborted ? new ImportCancelled({ cause: error }) : error;
    } finally {
      open.close();
      await rm(scratch, { recursive: true, force: true });
    }
  });
}

interface Teller {
  /** Of one file, by its place from 0. */
  at(index: number, step: Progress["step"], rows: number | null, bytes?: number): void;
  /** Of all of them together. */
  whole(step: Progress["step"]): void;
}

async function teller(files: readonly ImportItem[], notify: Notify): Promise<Teller> {
  const tell = throttled(notify);
  const sizes = await Promise.all(files.map(({ path }) => sizeOf(path)));
  const before = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0));
  const total_bytes = sizes.reduce((sum, size) => sum + size, 0);
  return {
    whole: (step) => tell({ file: files.at(-1)?.path ?? "", index: files.length, files: files.length, step, rows: null, all: { bytes: total_bytes, total_bytes } }),
    at(index, step, rows, bytes) {
      const through = step === "archive" || step === "read" ? Math.min(bytes ?? 0, sizes[index] ?? 0) : (sizes[index] ?? 0);
      const read = bytes === undefined ? {} : { bytes, total_bytes: sizes[index] ?? 0 };
      tell({ file: files[index]?.path ?? "", index: index + 1, files: files.length, step, rows, ...read, all: { bytes: (before[index] ?? 0) + through, total_bytes } });
    },
  };
}

async function takeAll(home: Home, files: readonly ExpandedFile[], options: ImportOptions & { readonly brought: string[] }, tell: Teller, signal: AbortSignal): Promise<{ taken: Taken[]; currency: string | null }> {
  const taken: Taken[] = [];
  const remembered = (signature: string) => findMapping(home.state, signature);
  let currency = home.settings.currency ?? (await namedCurrency(home.engine));
  for (const [i, file] of files.entries()) {
    stopIfAsked(signal);
    const watch = { signal, onRead: (bytes: number, records: number) => tell.at(i, "read", records, bytes) };
    const one = file.refused ? refusedArchive(file.path, file.refused) : await takeFile(home, file.path, { remembered, ...options, ...file.options, currency }, (step, rows) => tell.at(i, step, rows), watch);
    taken.push(one);
    if (one.state === "staged") currency ??= one.currencySeen;
  }
  stopIfAsked(signal);
  return { taken, currency };
}

const refusedArchive = (path: string, { code, params }: NonNullable<ExpandedFile["refused"]>): Taken => ({ state: "failed", path, report: { error: { code, params } } });

async function landAll(home: Home, staged: readonly { readonly id: number; readonly older: boolean }[], tell: Teller, open: ReturnType<typeof gate>): Promise<Landed[]> {
  const ids = staged.map(({ id }) => id);
  const older = new Set(staged.filter((one) => one.older).map(({ id }) => id));
  const settings = await modelSettings(home);
  return home.engine.transaction(
    async (session) => {
      tell.whole("land");
      // Old originals have lost their contacts: what comes now may say them again.
      const [old] = await session.query(raw("select 1 from staging.batch where json_extract_string(options, '$.cut_whole') = 'true' limit 1"));
      const known = old ? await resolveMarks(session, await homeMarks(home.state)) : 0;
      const landed = await land(session, ids, { older, settings }, () => tell.whole("models"));
      if (known) await rebuild(session, settings);
      await noteSpans(session, ids);
      open.close();
      tell.whole("commit");
      return landed;
    },
    { signal: open.signal, lands: true },
  );
}
