import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { ReadError } from "./plan.ts";
import type { SheetValue } from "./xlsx-parts.ts";
import { program } from "./xlsx-program.ts";
import type { ZipEntry } from "./zip.ts";

/** Rows of one message: so few that taking them in holds nobody up. */
const BATCH = 200;
/** Messages under way at most. */
const AHEAD = 2;
const MEMORY_MB = 1536;

export interface Row {
  /** From 0. */
  readonly index: number;
  readonly values: readonly SheetValue[];
}

interface Answer {
  readonly heads?: readonly { readonly name: string; readonly rows: readonly Row[] }[];
  readonly rows?: readonly Row[];
  readonly last?: boolean;
  readonly error?: string;
  /** A text, a row or a sheet wider than any program writes. */
  readonly memory?: boolean;
}

export interface Book {
  readonly file: string;
  /** XLS, the format before XLSX. */
  readonly old: boolean;
  /** The parts of an XLSX. */
  readonly entries: readonly ZipEntry[];
}

/** Unpacking and parsing hold a thread for a second and more, so they have one of their own; these are the answers that came from it, in order. */
class Reading {
  readonly #permits = new Int32Array(new SharedArrayBuffer(4));
  readonly #answers: Answer[] = [];
  readonly #worker: Worker;
  #failure: Error | null = null;
  #wake: () => void = () => undefined;

  constructor(readonly book: Book, sheet: string | null, maxRows: number | null) {
    const library = pathToFileURL(createRequire(import.meta.url).resolve("hucre/xlsx")).href;
    this.#permits[0] = AHEAD;
    const workerData = { library, ...book, sheet, maxRows, batch: BATCH, leave: this.#permits.buffer };
    this.#worker = new Worker(program, { eval: true, execArgv: [], workerData, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    this.#worker.on("message", (message: Answer) => this.#answered(message));
    this.#worker.on("error", (error: Error) => this.#answered({ error: error.message }, error));
    this.#worker.on("exit", (code) => this.#answered({ error: `exit ${code}` }));
  }

  #answered(answer: Answer, failure: Error | null = null): void {
    this.#failure ??= failure;
    this.#answers.push(answer);
    this.#wake();
  }

  /** The next message. Whatever goes wrong inside is one thing to the user: no workbook that can be read, or too large a one. */
  async next(): Promise<Answer> {
    const { file } = this.book;
    if (this.#answers.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
    const answer = this.#answers.shift() as Answer;
    Atomics.add(this.#permits, 0, 1);
    Atomics.notify(this.#permits, 0);
    const code = (this.#failure as NodeJS.ErrnoException | null)?.code;
    if (code === "ERR_WORKER_OUT_OF_MEMORY" || answer.memory) throw new ReadError("too_large", { file, megabytes: MEMORY_MB });
    if (this.#failure && code !== undefined) throw this.#failure;
    if (answer.error !== undefined) throw new ReadError("not_a_workbook", { file, why: answer.error });
    return answer;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** The visible sheets and their first rows. */
export async function headsOf(book: Book, rows: number): Promise<NonNullable<Answer["heads"]>> {
  const reading = new Reading(book, null, rows);
  try {
    return (await reading.next()).heads ?? [];
  } finally {
    await reading.stop();
  }
}

/** Rows of a sheet as the workbook holds them; blank ones are left out. */
export async function* workbookRows(book: Book, sheet: string, maxRows: number | null): AsyncGenerator<Row> {
  const reading = new Reading(book, sheet, maxRows);
  try {
    for (;;) {
      const { rows = [], last } = await reading.next();
      yield* rows;
      if (last !== false) return;
    }
  } finally {
    await reading.stop();
  }
}
