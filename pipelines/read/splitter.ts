import type { Delimiter } from "./plan.ts";
import { spansBlank, untidy } from "./tidy.ts";

/** How a field stands in the bytes. */
export const PLAIN = 0;
/** Between quotes, perhaps with doubled ones inside; start and end exclude the outer quotes. */
export const QUOTED = 1;
/** Without quotes around, but with a quote inside (or a comma, where blanks are the separator and a comma takes their place). */
export const AWKWARD = 2;

/** The record last split: offsets into `bytes`. Reused, so take what you need before returning. */
export interface RecordView {
  bytes: Buffer;
  count: number;
  starts: Int32Array;
  ends: Int32Array;
  kinds: Uint8Array;
  /** Where the separator after each field stands. */
  stops: Int32Array;
  /** Physical line of the record's first byte, from 1. */
  line: number;
  from: number;
  /** End of the record, its line end excluded. */
  to: number;
  /** No field is AWKWARD, nothing stands between a closing quote and the separator: the record can be copied as it stands. */
  regular: boolean;
  blank: boolean;
  untidy: boolean;
  /** Some field holds a line end. */
  multiline: boolean;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
const LITERAL = -2;
const MORE = -1;
/** Beyond these an opening quote is a character like any other. */
const QUOTE_BYTES = 1 << 20;
const QUOTE_LINES = 2000;

/** Splits UTF-8 bytes into records and fields: quote-aware, any line end, no unclosed quote swallows the file. */
export class RecordSplitter {
  #line = 1;
  readonly #class = new Uint8Array(256);
  readonly #delimiter: number;
  readonly #blanks: boolean;
  readonly #view: RecordView = {
    bytes: Buffer.alloc(0), count: 0, starts: new Int32Array(64), ends: new Int32Array(64), kinds: new Uint8Array(64), stops: new Int32Array(64), line: 1, from: 0, to: 0, regular: true, blank: true, untidy: false, multiline: false,
  };

  constructor(delimiter: Delimiter) {
    this.#blanks = delimiter === "whitespace";
    this.#delimiter = this.#blanks ? 32 : delimiter.charCodeAt(0);
    for (const byte of [QUOTE, ...(this.#blanks ? [44] : [])]) this.#class[byte] = 2;
    for (const byte of [LF, CR, this.#delimiter, ...(this.#blanks ? [9] : [])]) this.#class[byte] = 1;
  }

  /** Hands every complete record to `sink`; returns how many bytes were consumed. With `last`, all of them. */
  split(bytes: Buffer, last: boolean, sink: (record: RecordView) => void): number {
    let at = 0;
    while (at < bytes.length) {
      const next = this.next(bytes, at, last, sink);
      if (next < 0) return at;
      at = next;
    }
    return at;
  }

  /** Physical line of the next record. */
  get line(): number {
    return this.#line;
  }

  /** So many lines were read by somebody else. */
  pass(lines: number): void {
    this.#line += lines;
  }

  /** One record from `from` to the sink; the offset after its line end, or −1 when the bytes end first. */
  next(bytes: Buffer, from: number, last: boolean, sink: (record: RecordView) => void): number {
    const view = this.#view;
    view.bytes = bytes;
    const next = this.#record(view, from, last);
    if (next >= 0) sink(view);
    return next;
  }

  #record(view: RecordView, from: number, last: boolean): number {
    const { bytes } = view;
    const classes = this.#class;
    const n = bytes.length;
    view.count = 0;
    view.from = from;
    view.line = this.#line;
    view.regular = !this.#blanks;
    view.blank = true;
    view.untidy = false;
    let lines = 1;
    let i = from;
    for (;;) {
      if (this.#blanks) while (bytes[i] === 32 || bytes[i] === 9) i++;
      let start = i;
      let kind = PLAIN;
      let end = -1;
      let broken = false;
      if (bytes[i] === QUOTE && !this.#blanks) {
        const close = this.#closing(bytes, i, last);
        if (close === MORE) return -1;
        if (close !== LITERAL) {
          const after = this.#skipBlanks(bytes, close + 1);
          if (after >= n && !last) return -1;
          const stop = after >= n || classes[bytes[after] as number] === 1;
          const inside = countLines(bytes, i, close);
          if (inside <= QUOTE_LINES && (stop || inside === 0)) {
            lines += inside;
            start = i + 1;
            kind = stop ? QUOTED : AWKWARD;
            end = stop ? close : -1;
            broken = !stop;
            if (after !== close + 1) view.regular = false;
            i = after;
          }
        }
      }
      while (i < n) {
        const c = classes[bytes[i] as number];
        if (c === 1) break;
        if (c === 2 && kind === PLAIN) kind = AWKWARD;
        i++;
      }
      if (i >= n && !last) return -1;
      if (end < 0) end = broken && bytes[i - 1] === QUOTE && i - 1 > start ? i - 1 : i;
      const byte = i < n ? (bytes[i] as number) : LF;
      if (byte === CR && i + 1 >= n && !last) return -1;
      const stopped = byte === LF || byte === CR;
      if (!(this.#blanks && stopped && end === start && view.count > 0)) this.#field(view, start, end, kind, i);
      if (!stopped) {
        i++;
        continue;
      }
      view.to = i;
      view.multiline = lines > 1;
      this.#line += lines;
      return Math.min(n, byte === CR && bytes[i + 1] === LF ? i + 2 : i + 1);
    }
  }

  #field(view: RecordView, start: number, end: number, kind: number, stop: number): void {
    if (view.count === view.starts.length) grow(view);
    const k = view.count++;
    view.starts[k] = start;
    view.ends[k] = end;
    view.kinds[k] = kind;
    view.stops[k] = stop;
    if (kind === AWKWARD) view.regular = false;
    if (end === start) return;
    const first = view.bytes[start] as number;
    const final = view.bytes[end - 1] as number;
    if (first > 0x2d && first < 0xc2 && final > 32 && final < 0x80) {
      view.blank = false;
      return;
    }
    const odd = untidy(view.bytes, start, end);
    if (odd) view.untidy = true;
    if (view.blank && !(odd && spansBlank(view.bytes, start, end))) view.blank = false;
  }

  /** The offset of the quote that closes the one at `open`, MORE when the bytes end first, LITERAL when there is none near. */
  #closing(bytes: Buffer, open: number, last: boolean): number {
    let i = open + 1;
    for (;;) {
      i = bytes.indexOf(QUOTE, i);
      if (i < 0 || i - open > QUOTE_BYTES) return last || bytes.length - open > QUOTE_BYTES ? LITERAL : MORE;
      if (i + 1 >= bytes.length && !last) return MORE;
      if (bytes[i + 1] !== QUOTE) return i;
      i += 2;
    }
  }

  #skipBlanks(bytes: Buffer, from: number): number {
    let i = from;
    while (bytes[i] === 32 || (bytes[i] === 9 && this.#delimiter !== 9)) i++;
    return i;
  }
}

function countLines(bytes: Buffer, from: number, to: number): number {
  let lines = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i];
    if (byte === LF || (byte === CR && bytes[i + 1] !== LF)) lines++;
  }
  return lines;
}

function grow(view: RecordView): void {
  const wider = (old: Int32Array): Int32Array => {
    const grown = new Int32Array(old.length * 2);
    grown.set(old);
    return grown;
  };
  const kinds = new Uint8Array(view.kinds.length * 2);
  kinds.set(view.kinds);
  Object.assign(view, { starts: wider(view.starts), ends: wider(view.ends), stops: wider(view.stops), kinds });
}

/** The text of one field, quotes resolved. */
export function fieldText(view: RecordView, k: number): string {
  const text = view.bytes.toString("utf8", view.starts[k], view.ends[k]);
  return view.kinds[k] === QUOTED && text.includes('""') ? text.replaceAll('""', '"') : text;
}

/** All fields as text. */
export const cellsOf = (view: RecordView): string[] => Array.from({ length: view.count }, (_, k) => fieldText(view, k));
