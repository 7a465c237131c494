import { open, rm, type FileHandle } from "node:fs/promises";
import { trimCell } from "../sources/fields/cell.ts";
import type { CsvWriter } from "./csv-writer.ts";
import type { ReadPlan } from "./plan.ts";
import type { RecordView } from "./splitter.ts";

/** Some records of a file as the bulk loader wants them: UTF-8 CSV, a row each, its physical line in the first column. */
export interface Piece {
  readonly path: string;
  readonly delimiter: string;
  readonly records: number;
  /** Physical lines of its first and last record. */
  readonly first: number;
  readonly last: number;
  /** Columns after the line: those of the header, of the widest record without one, of what the plan binds. */
  readonly width: number;
  /** Some cell may begin or end with a blank, or be a dash alone; when false, cells need no trimming. */
  readonly untidy: boolean;
  /** Some field holds a line end. */
  readonly multiline: boolean;
  /** Bytes of the longest record, or more. */
  readonly longest: number;
}

/** Big enough for the engine to work on with every core, small enough to lie in the page cache and to be stopped after. */
const PIECE_BYTES = 64 << 20;
/** The first is smaller: until it is full the engine has nothing to do. */
const FIRST_BYTES = 16 << 20;

interface Target {
  readonly stem: string;
  readonly take: (piece: Piece) => Promise<void>;
  readonly pieceBytes?: number;
}

/** Writes records into one file after another; a full one is handed on while the next is written. */
export class PieceFiles {
  total = 0;
  width: number;
  #file: { readonly path: string; readonly handle: FileHandle; bytes: number } | undefined;
  #count = 0;
  #state = fresh();
  /** The piece that is being taken. */
  #busy: Promise<void> = Promise.resolve();

  constructor(readonly to: Target, readonly writer: CsvWriter, readonly plan: Pick<ReadPlan, "headers" | "headerLine" | "bindings">) {
    const bound = Object.values(plan.bindings).flatMap((b) => (b.from === "column" ? [b.index + 1, typeof b.currency === "number" ? b.currency + 1 : 0] : []));
    this.width = Math.max(plan.headers.length, ...bound);
  }

  line(line: number, bytes: Buffer, from: number, end: number): void {
    this.#add(line, 0, end - from);
    this.writer.plain(line, bytes, from, end);
  }

  record(view: RecordView): void {
    this.#add(view.line, view.count, view.to - view.from);
    if (view.untidy) this.#state.untidy = true;
    if (view.multiline) this.#state.multiline = true;
    this.writer.record(view);
  }

  cells(line: number, cells: readonly string[]): void {
    this.#add(line, cells.length, cells.reduce((sum, cell) => sum + cell.length * 3, 0));
    if (cells.some((cell) => cell !== "" && trimCell(cell) !== cell)) this.#state.untidy = true;
    if (cells.some((cell) => /[\r\n]/.test(cell))) this.#state.multiline = true;
    this.writer.cells(line, cells);
  }

  /** Asks whether cells need trimming, unless it is known already. */
  trims(found: () => boolean): void {
    if (!this.#state.untidy && found()) this.#state.untidy = true;
  }

  #add(line: number, cells: number, bytes: number): void {
    const state = this.#state;
    if (state.records++ === 0) state.first = line;
    state.last = line;
    if (bytes > state.longest) state.longest = bytes;
    if (this.plan.headerLine === null && cells > this.width) this.width = cells;
    this.total++;
  }

  /** Writes what was gathered; a full piece goes on its way once the one before it is through. */
  async flush(): Promise<void> {
    const bytes = this.writer.take();
    if (!bytes.length) return;
    this.#file ??= await this.#open();
    for (let from = 0; from < bytes.length; ) from += (await this.#file.handle.write(bytes, from, bytes.length - from)).bytesWritten;
    this.#file.bytes += bytes.length;
    if (this.#file.bytes >= (this.to.pieceBytes ?? (this.#count === 1 ? FIRST_BYTES : PIECE_BYTES))) await this.#hand();
  }

  async end(): Promise<void> {
    await this.flush();
    await this.#hand();
    await this.#busy;
  }

  /** After an error: waits for the piece under way, and leaves no file. */
  async abandon(): Promise<void> {
    await Promise.allSettled([this.#busy]);
    await this.#file?.handle.close();
    if (this.#file) await rm(this.#file.path, { force: true });
  }

  async #open(): Promise<{ path: string; handle: FileHandle; bytes: number }> {
    const path = `${this.to.stem}-${++this.#count}.csv`;
    return { path, handle: await open(path, "w"), bytes: 0 };
  }

  async #hand(): Promise<void> {
    const file = this.#file;
    if (!file) return;
    await this.#busy;
    await file.handle.close();
    this.#file = undefined;
    const piece: Piece = { path: file.path, delimiter: this.writer.delimiter, width: this.width, ...this.#state };
    this.#state = fresh();
    this.#busy = this.to.take(piece).finally(() => rm(piece.path, { force: true }));
    // It is awaited with the next piece; until then its failure must not count as unhandled.
    this.#busy.catch(() => undefined);
  }
}

const fresh = () => ({ records: 0, first: 0, last: 0, untidy: false, multiline: false, longest: 0 });
