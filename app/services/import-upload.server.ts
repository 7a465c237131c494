import type { ImportReport } from "#pipelines/index.ts";
import { importExports } from "./import.server.ts";
import { optionsFor } from "./plan-upload.server.ts";
import { keepReport, uploadedFiles } from "./uploads.server.ts";

/** Loads an upload as it was answered; files that are to be read alike go in one import. False when the upload is not there. */
export async function importUpload(id: string, answers: URLSearchParams, today: string): Promise<boolean> {
  const paths = (await uploadedFiles(id))?.map(({ path }) => path);
  if (!paths) return false;
  const alike = new Map<string, { readonly paths: string[]; readonly options: Awaited<ReturnType<typeof optionsFor>> }>();
  for (const [at, path] of paths.entries()) {
    const options = await optionsFor(path, answers, at, today);
    const key = JSON.stringify(options);
    const group = alike.get(key) ?? { paths: [], options };
    group.paths.push(path);
    alike.set(key, group);
  }
  const reports: ImportReport[] = [];
  for (const group of alike.values()) reports.push(await importExports(group.paths, group.options));
  const { clients, shared_keys } = reports.at(-1) ?? { clients: { records: 0, clients: 0 }, shared_keys: [] };
  await keepReport(id, { files: reports.flatMap((report) => report.files), ignored: [], clients, shared_keys });
  return true;
}
