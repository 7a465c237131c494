import type { Home } from "../home.ts";
import type { Engine, Session } from "../warehouse/engine.ts";
import { raw } from "../warehouse/sql.ts";
import { namedCurrency } from "./batches.ts";
import { discardStaged } from "./discard.ts";
import { expand } from "./expand.ts";
import { failedReport, reportOf } from "./file-report.ts";
import { land, type Landed } from "./land.ts";
import type { FileReport, ImportOptions, ImportReport, Progress, SharedKey } from "./report.ts";
import { type Taken, takeFile } from "./take-file.ts";

type Notify = (progress: Progress) => void;

/**
 * Loads files in the order given. Each is staged by itself, out of sight; then one transaction lands those that could be read and
 * rebuilds the models, so that figures are those before the import or those after it. Whatever fails on the way leaves no trace.
 */
export function importFiles(home: Home, paths: readonly string[], options: ImportOptions, notify: Notify = () => undefined): Promise<ImportReport> {
  return home.exclusive(async () => {
    const { files, ignored } = await expand(paths);
    const taken: Taken[] = [];
    const staged = (): number[] => taken.flatMap((t) => (t.state === "staged" ? [t.batchId] : []));
    try {
      let currency = home.settings.currency ?? (await namedCurrency(home.engine));
      for (const [i, file] of files.entries()) {
        const step = (at: Progress["step"], rows: number | null): void => notify({ file, index: i + 1, files: files.length, step: at, rows });
        const one = await takeFile(home, file, { ...options, currency }, step);
        taken.push(one);
        if (one.state === "staged") currency ??= one.currencySeen;
      }
      const landed = staged().length ? await landAll(home, staged(), options, files, notify) : [];
      if (currency !== home.settings.currency && (landed.length || (await namedCurrency(home.engine)))) await home.saveSettings({ ...home.settings, currency });
      return { files: await reports(home.engine, taken, landed), ignored, clients: await countClients(home.engine), shared_keys: await sharedKeys(home.engine) };
    } catch (error) {
      await home.engine.transaction((session) => discardStaged(session));
      throw error;
    }
  });
}

function landAll(home: Home, batchIds: readonly number[], options: ImportOptions, files: readonly string[], notify: Notify): Promise<Landed[]> {
  const step = (at: Progress["step"]): void => notify({ file: files.at(-1) ?? "", index: files.length, files: files.length, step: at, rows: null });
  return home.engine.transaction(async (session) => {
    step("land");
    const landed = await land(session, batchIds, { older: options.older ?? false, settings: home.settings }, () => step("models"));
    step("commit");
    return landed;
  });
}

async function reports(engine: Engine, taken: readonly Taken[], landed: readonly Landed[]): Promise<FileReport[]> {
  const all: FileReport[] = [];
  for (const one of taken) {
    if (one.state === "failed") all.push(failedReport(one.path, one.report));
    else {
      const overlap = landed.find((l) => l.batchId === one.batchId)?.overlap ?? null;
      all.push(await reportOf(engine, one.path, one.batchId, { overlap, already: one.state === "known" }));
    }
  }
  return all;
}

/** Client records with a client, and clients, of the whole home. */
async function countClients(session: Session): Promise<ImportReport["clients"]> {
  const [row] = await session.query<ImportReport["clients"]>(
    raw("select (select count(distinct client_ref) from core.client_record where client_id is not null) as records, (select count(*) from core.client) as clients"),
  );
  return row ?? { records: 0, clients: 0 };
}

const sharedKeys = (session: Session): Promise<SharedKey[]> =>
  session.query<SharedKey>(raw("select key_type, key_value, names from core.shared_key order by names desc, key_type, key_value limit 100"));
