import { PLAIN, QUOTED, type RecordView } from "./splitter.ts";

const QUOTE = 34;
const LF = 10;
const ZERO = 48;
/** A line number, its separator and a line end. */
const AROUND = 14;

/** Gathers records as UTF-8 CSV: the physical line first, LF between them, quoted only where needed. */
export class CsvWriter {
  #out = Buffer.allocUnsafe(1 << 22);
  #at = 0;
  readonly #separator: number;
  readonly #special: RegExp;

  constructor(readonly delimiter: string) {
    this.#separator = delimiter.charCodeAt(0);
    this.#special = delimiter === "|" ? /["|\r\n]/ : new RegExp(`["${delimiter}\\r\\n]`);
  }

  /** Copies bytes that are a record already: no quote among them, no line end. */
  plain(line: number, bytes: Buffer, from: number, to: number): void {
    this.#room(to - from + AROUND);
    this.#number(line);
    this.#at += bytes.copy(this.#out, this.#at, from, to);
    this.#out[this.#at++] = LF;
  }

  record(view: RecordView): void {
    const { bytes, count, from, to } = view;
    this.#room((to - from) * 2 + count * 3 + AROUND);
    this.#number(view.line);
    if (view.regular) this.#at += bytes.copy(this.#out, this.#at, from, to);
    else {
      for (let k = 0; k < count; k++) {
        if (k > 0) this.#out[this.#at++] = this.#separator;
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
  cells(line: number, cells: readonly string[]): void {
    const text = `${line}${this.delimiter}${cells.map((cell) => (this.#special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(this.delimiter)}\n`;
    this.#room(text.length * 3);
    this.#at += this.#out.write(text, this.#at, "utf8");
  }

  /** What was gathered; good until the next record is written. */
  take(): Buffer {
    const bytes = this.#out.subarray(0, this.#at);
    this.#at = 0;
    return bytes;
  }

  #number(line: number): void {
    let digits = 1;
    for (let rest = line; rest >= 10; rest = Math.floor(rest / 10)) digits++;
    let rest = line;
    for (let at = this.#at + digits - 1; at >= this.#at; at--) {
      const tens = Math.floor(rest / 10);
      this.#out[at] = ZERO + rest - tens * 10;
      rest = tens;
    }
    this.#at += digits;
    this.#out[this.#at++] = this.#separator;
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#out.length) return;
    const wider = Buffer.allocUnsafe(Math.max(this.#out.length * 2, this.#at + bytes));
    this.#out.copy(wider, 0, 0, this.#at);
    this.#out = wider;
  }
}
