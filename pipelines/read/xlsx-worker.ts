import { once } from "node:events";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { CellValue } from "hucre/xlsx";
import { ReadError } from "./plan.ts";

/** Rows of one message; the worker waits to be asked for the next. */
const BATCH = 500;
const MEMORY_MB = 1536;

/**
 * Unpacking and parsing hold a thread for a second and more, so they have one of their own. The program is text because the
 * same module runs from TypeScript and from the built server, beside which no worker file lies.
 */
const program = `
const { parentPort, workerData } = require("node:worker_threads");
const { readFile } = require("node:fs/promises");
const { library, file, sheet, maxRows, batch } = workerData;
const asked = () => new Promise((resolve) => parentPort.once("message", resolve));
const visible = (names) => (info) => {
  if (!info.hidden && !info.veryHidden) names.push(info.name);
  return false;
};
async function main() {
  const { readXlsx, streamXlsxRows } = await import(library);
  const bytes = new Uint8Array(await readFile(file));
  if (sheet === null) {
    const names = [];
    await readXlsx(bytes, { sheets: visible(names) });
    return { names };
  }
  let rows = [];
  for await (const row of streamXlsxRows(bytes, maxRows === null ? { sheet } : { sheet, maxRows })) {
    rows.push(row);
    if (rows.length < batch) continue;
    parentPort.postMessage({ rows, last: false });
    rows = [];
    await asked();
  }
  return { rows, last: true };
}
main()
  .catch((error) => ({ error: String(error?.message ?? error) }))
  .then((answer) => {
    parentPort.postMessage(answer);
    parentPort.close();
  });
`;

export interface Row {
  /** From 0. */
  readonly index: number;
  readonly values: readonly CellValue[];
}

interface Answer {
  readonly names?: readonly string[];
  readonly rows?: readonly Row[];
  readonly last?: boolean;
  readonly error?: string;
}

function start(file: string, sheet: string | null, maxRows: number | null): Worker {
  const library = pathToFileURL(createRequire(import.meta.url).resolve("hucre/xlsx")).href;
  return new Worker(program, { eval: true, execArgv: [], workerData: { library, file, sheet, maxRows, batch: BATCH }, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
}

/** The next message. Whatever goes wrong inside is one thing to the user: no workbook that can be read, or too large a one. */
async function answer(worker: Worker, file: string): Promise<Answer> {
  const [message] = (await once(worker, "message").catch((error: NodeJS.ErrnoException) => {
    throw error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new ReadError("too_large", { file, megabytes: MEMORY_MB }) : error;
  })) as [Answer];
  if (message.error !== undefined) throw new ReadError("not_a_workbook", { file, why: message.error });
  return message;
}

/** Names of the visible sheets, without parsing any. */
export async function visibleSheets(file: string): Promise<readonly string[]> {
  return (await answer(start(file, null, null), file)).names ?? [];
}

/** Rows of a sheet as the workbook holds them; blank ones are left out. */
export async function* workbookRows(file: string, sheet: string, maxRows: number | null): AsyncGenerator<Row> {
  const worker = start(file, sheet, maxRows);
  try {
    for (;;) {
      const { rows = [], last } = await answer(worker, file);
      yield* rows;
      if (last !== false) return;
      worker.postMessage("next", []);
    }
  } finally {
    await worker.terminate();
  }
}
