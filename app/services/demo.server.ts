import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { closeHome, demoHome, demoPath, demoReady, socketName } from "#app/warehouse/home.server.ts";
import type { ImportReport, Progress } from "#pipelines/index.ts";

export interface RemadeDemo {
  readonly report: ImportReport;
  readonly path: string;
}

/** Makes the demo home anew: writes the export files of a dealer group with three years of life, and loads them. */
export async function remakeDemo(onProgress?: (progress: Progress) => void): Promise<RemadeDemo> {
  const path = demoPath();
  await closeHome(path);
  await mkdir(path, { recursive: true });
  for (const name of await readdir(path)) if (name !== socketName) await rm(join(path, name), { recursive: true });
  const exports = join(path, "exports");
  const { importFiles, writeDemoExports } = await import("#pipelines/index.ts");
  const { truth } = await writeDemoExports(exports);
  const home = await demoHome();
  const report = await importFiles(home, [exports], { today: truth.today }, onProgress);
  await writeFile(join(path, "demo.json"), `${JSON.stringify({ made: new Date().toISOString() })}\n`);
  return { report, path };
}

/** Makes the demo where it is missing or its making was interrupted. */
export async function ensureDemo(onProgress?: (progress: Progress) => void): Promise<ImportReport | null> {
  if (demoReady()) return null;
  return (await remakeDemo(onProgress)).report;
}
