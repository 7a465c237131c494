import { isUtf8 } from "node:buffer";
import { oneByte, type OneByteDecode } from "./one-byte.ts";
import { ReadError, type Encoding } from "./plan.ts";
import { decode1251 } from "./windows-1251.ts";

export type { Encoding } from "./plan.ts";

const names: Readonly<Record<string, Encoding>> = {
  utf8: "utf-8", utf16: "utf-16le", utf16le: "utf-16le", ucs2: "utf-16le", unicode: "utf-16le", utf16be: "utf-16be", windows1251: "windows-1251", win1251: "windows-1251", cp1251: "windows-1251", "1251": "windows-1251", ansi: "windows-1251",
  cp866: "cp866", ibm866: "cp866", "866": "cp866", dos: "cp866", oem: "cp866", koi8r: "koi8-r", koi8: "koi8-r",
};

/** The encoding that an option or a mapping file names. Throws ReadError unknown_encoding. */
export function namedEncoding(name: string, file: string): Encoding {
  const found = names[name.toLowerCase().replace(/[^a-z0-9]/g, "")];
  if (!found) throw new ReadError("unknown_encoding", { file, encoding: name });
  return found;
}

/** What the first bytes say: a byte-order mark, or the zero bytes of UTF-16 without one. */
export function encodingByMarks(head: Buffer): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  const pairs = Math.min(2048, head.length >> 1);
  if (pairs < 4) return null;
  // The high byte of Latin, Cyrillic and punctuation; some of each pair's high bytes are zero, low bytes never.
  const high = [0, 0];
  const zero = [0, 0];
  for (let i = 0; i < pairs * 2; i++) {
    const byte = head[i] as number;
    if (byte === 0) zero[i & 1] = (zero[i & 1] as number) + 1;
    if (byte === 0 || byte === 4 || byte === 0x20 || byte === 0x21) high[i & 1] = (high[i & 1] as number) + 1;
  }
  if ((high[1] as number) > pairs * 0.95 && (zero[1] as number) > pairs * 0.05 && (zero[0] as number) < pairs * 0.01) return "utf-16le";
  if ((high[0] as number) > pairs * 0.95 && (zero[0] as number) > pairs * 0.05 && (zero[1] as number) < pairs * 0.01) return "utf-16be";
  return null;
}

/** Is the stream UTF-8? A few broken characters in a text that is UTF-8 otherwise do not change that. */
export class Utf8Check {
  #rest: Buffer = Buffer.alloc(0);
  #valid = 0;
  #broken = 0;

  push(chunk: Buffer): void {
    const bytes = this.#rest.length ? Buffer.concat([this.#rest, chunk]) : chunk;
    const whole = wholeCharacters(bytes);
    const head = bytes.subarray(0, whole);
    this.#rest = Buffer.from(bytes.subarray(whole));
    this.note(head, isUtf8(head));
  }

  /** Whole characters of the stream, of which is known whether all are sound. */
  note(bytes: Buffer, sound: boolean): void {
    if (!sound) this.#count(bytes);
    else if (this.#broken > 0) this.#valid += countLeads(bytes);
  }

  #count(bytes: Buffer): void {
    const text = new TextDecoder("utf-8").decode(bytes);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === 0xfffd) this.#broken++;
      else if (unit > 127) this.#valid++;
    }
  }

  get isUtf8(): boolean {
    return this.#broken === 0 || this.#valid > this.#broken * 20;
  }

  /** So much is broken that the rest need not be read. */
  get isHopeless(): boolean {
    return this.#broken > 1000 && !this.isUtf8;
  }
}

const countLeads = (bytes: Buffer): number => {
  let n = 0;
  for (const byte of bytes) if (byte >= 0xc2) n++;
  return n;
};

/** How many bytes from the start are whole UTF-8 characters (a cut last one is left for the next chunk). */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Its result is good until the next call: buffers are used again. */
export type Decoder = (chunk: Buffer, last: boolean) => Buffer;

/** Is what stands here UTF-8 throughout, but for a character that is cut at either end? */
export function isUtf8Within(bytes: Buffer): boolean {
  let from = 0;
  while (from < Math.min(3, bytes.length) && ((bytes[from] as number) & 0xc0) === 0x80) from++;
  return isUtf8(bytes.subarray(from, wholeCharacters(bytes)));
}

/** Bytes of a file, chunk by chunk → UTF-8 without byte-order mark and without NUL. `check` is told of each chunk of UTF-8. */
export function decoder(encoding: Encoding, check?: Utf8Check): Decoder {
  const decode = encoding === "utf-8" ? fromUtf8(check) : encoding === "utf-16le" || encoding === "utf-16be" ? fromUtf16(encoding) : fromOneByte(oneByteOf(encoding));
  return (chunk, last) => {
    const bytes = decode(chunk, last);
    return bytes.includes(0) ? Buffer.from(bytes.filter((byte) => byte !== 0)) : bytes;
  };
}

const oneByteOf = (encoding: "windows-1251" | "cp866" | "koi8-r"): OneByteDecode => (encoding === "windows-1251" ? decode1251 : oneByte(encoding === "cp866" ? "ibm866" : "koi8-r"));

function fromOneByte(decode: OneByteDecode): Decoder {
  let out = Buffer.alloc(0);
  return (chunk) => {
    if (out.length < chunk.length * 3) out = Buffer.allocUnsafe(chunk.length * 3);
    return out.subarray(0, decode(chunk, out));
  };
}

function fromUtf8(check: Utf8Check | undefined): Decoder {
  let rest: Buffer = Buffer.alloc(0);
  let started = false;
  return (chunk, last) => {
    let bytes = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    if (!started && bytes.length >= 3) {
      started = true;
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
    }
    const whole = last ? bytes.length : wholeCharacters(bytes);
    const head = bytes.subarray(0, whole);
    rest = Buffer.from(bytes.subarray(whole));
    const sound = isUtf8(head);
    check?.note(head, sound);
    return sound ? head : Buffer.from(new TextDecoder("utf-8").decode(head), "utf8");
  };
}

function fromUtf16(encoding: "utf-16le" | "utf-16be"): Decoder {
  const text = new TextDecoder(encoding);
  return (chunk, last) => Buffer.from(text.decode(chunk, { stream: !last }), "utf8");
}
