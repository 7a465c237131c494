import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { serialize } from "node:v8";
import { writeDemoExports, type DemoTruth } from "#pipelines/demo/index.ts";
import { importFiles, openHome, type ImportReport } from "#pipelines/index.ts";

export interface LoadedDemo {
  readonly truth: DemoTruth;
  /** Base names, in the folder `exports` of the home. */
  readonly files: readonly string[];
  readonly report: ImportReport;
}

/** Where a home keeps what it was made of. */
export const told = (home: string): string => join(home, "told.v8");

/** Writes the demo's exports into a home, loads them, and closes it. */
export async function makeDemo(home: string): Promise<void> {
  const exports = join(home, "exports");
  const { truth, files, today } = await writeDemoExports(exports);
  const opened = await openHome(home);
  try {
    const report = await importFiles(opened, files.map((file) => join(exports, file)), { today });
    await writeFile(told(home), serialize({ truth, files, report } satisfies LoadedDemo));
  } finally {
    await opened.close();
  }
}
