import type { FileHandle } from "node:fs/promises";
import { PLAIN, QUOTED, type RecordView } from "./splitter.ts";

const COMMA = 44;
const QUOTE = 34;
const LF = 10;

/** Writes records as comma-separated UTF-8, LF between them, quoted only where needed. */
export class CsvWriter {
  #out = Buffer.allocUnsafe(1 << 22);
  #at = 0;

  constructor(readonly handle: FileHandle) {}

  /** Copies a record; a regular one as one range of bytes, its separators replaced in place. */
  record(view: RecordView): void {
    const { bytes, count, stops, from, to } = view;
    this.#room((to - from) * 2 + count * 3 + 2);
    if (view.regular && !(count === 1 && to === from)) {
      for (let k = 0; k < count - 1; k++) bytes[stops[k] as number] = COMMA;
      this.#at += bytes.copy(this.#out, this.#at, from, to);
    } else {
      for (let k = 0; k < count; k++) {
        if (k > 0) this.#out[this.#at++] = COMMA;
        this.#field(view, k);
      }
    }
    this.#out[this.#at++] = LF;
  }

  #field({ bytes, starts, ends, kinds }: RecordView, k: number): void {
    const out = this.#out;
    const end = ends[k] as number;
    const kind = kinds[k];
    let at = this.#at;
    if (kind !== PLAIN) out[at++] = QUOTE;
    for (let i = starts[k] as number; i < end; i++) {
      const byte = bytes[i] as number;
      out[at++] = byte;
      if (byte === QUOTE && kind !== QUOTED) out[at++] = QUOTE;
    }
    if (kind !== PLAIN) out[at++] = QUOTE;
    this.#at = at;
  }

  /** A record of cells as text (a workbook's row). */
  cells(cells: readonly string[]): void {
    const line = `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\n`;
    this.#room(line.length * 3);
    this.#at += this.#out.write(line, this.#at, "utf8");
  }

  /** Sends what is gathered to the file. */
  async flush(): Promise<void> {
    for (let from = 0; from < this.#at; ) from += (await this.handle.write(this.#out, from, this.#at - from)).bytesWritten;
    this.#at = 0;
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#out.length) return;
    const wider = Buffer.allocUnsafe(Math.max(this.#out.length * 2, this.#at + bytes));
    this.#out.copy(wider, 0, 0, this.#at);
    this.#out = wider;
  }
}
