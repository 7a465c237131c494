import { demoPath, markOwn, ownHome, ownHomePath, type Env } from "#app/warehouse/home.server.ts";
import type { Home, ImportOptions, ImportReport, Progress } from "#pipelines/index.ts";
import { UsageError } from "./usage-error.ts";

type Listener = (progress: Progress) => void;

/** Loads own exports. The first file that lands makes the home the one that is served; refused files make none. */
export async function importExports(paths: readonly string[], options: ImportOptions, env?: Env, onProgress?: Listener): Promise<ImportReport> {
  const home = await receivingHome(env);
  const { importFiles } = await import("#pipelines/index.ts");
  const report = await importFiles(home, paths, options, onProgress);
  if (report.files.some((file) => !file.error)) await markOwn(env);
  return report;
}

/** How one file would be read, with its first rows and what stays open, before anything is loaded. */
export async function planExport(path: string, options: ImportOptions, env?: Env) {
  const home = await receivingHome(env);
  const { planImport } = await import("#pipelines/index.ts");
  return planImport(home, path, options);
}

/** The demo takes no foreign files, even when LOYALTY_HOME names it. */
export async function receivingHome(env?: Env): Promise<Home> {
  if (ownHomePath(env).path === demoPath()) throw new UsageError("demo_closed");
  return ownHome(env);
}
