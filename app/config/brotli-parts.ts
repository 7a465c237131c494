import { randomBytes } from "node:crypto";
import { createBrotliCompress, brotliDecompress, constants } from "node:zlib";
import { promisify } from "node:util";

/** Bytes as they are sent, and between them the places where `slot` bytes of an answer's own are put. */
export interface BrotliParts {
  readonly pieces: readonly Buffer[];
  /** What follows each place; it is sent with it. */
  readonly tails: readonly Buffer[];
  readonly slot: number;
}

/** A decoder reads a byte in the light of the two before it: they stand beside a place as they are. */
const TAIL = 2;
/** As the server compresses what is not kept. */
const QUALITY = 6;
/** Bytes of chance look like the page around them now and then: once in a hundred pages. */
const TRIES = 4;
const expand = promisify(brotliDecompress);

/**
 * Compresses a page in pieces, so that a word of `slot` bytes can be put between any two of them without compressing anything again. Each
 * place is compressed as bytes of chance, to which nothing else refers, and then cut out of the stream; a word goes in as a block that is not
 * compressed (RFC 7932, 9.2). The whole is read back with another word, and made once more where it does not come out as it should: null
 * where it never does.
 */
export async function brotliParts(texts: readonly Buffer[], slot: number): Promise<BrotliParts | null> {
  const [first = Buffer.alloc(0), ...later] = texts;
  if (later.some((text) => text.length < TAIL)) return null;
  for (let tried = 0; tried < TRIES; tried++) {
    const parts = await tryParts(first, later, slot);
    const word = randomBytes(slot);
    if (await opensAs(withWord(parts, word), joined(texts, word))) return parts;
  }
  return null;
}

async function tryParts(first: Buffer, later: readonly Buffer[], slot: number): Promise<BrotliParts> {
  const tails = later.map((text) => text.subarray(0, TAIL));
  const encoder = flushing();
  const pieces = [await encoder.put(first)];
  for (const [at, text] of later.entries()) {
    await encoder.put(Buffer.concat([randomBytes(slot), tails[at] as Buffer]));
    pieces.push(await encoder.put(text.subarray(TAIL)));
  }
  pieces.push(Buffer.concat([pieces.pop() as Buffer, await encoder.end()]));
  return { pieces, tails, slot };
}

/** A stream that is no stream opens as nothing. */
const opensAs = (stream: Buffer, text: Buffer): Promise<boolean> => expand(stream).then((back) => back.equals(text), () => false);

/** The stream of the page with a word at each place. */
export function withWord({ pieces, tails, slot }: BrotliParts, word: Buffer): Buffer {
  if (word.length !== slot) throw new Error(`a word of ${word.length} bytes where ${slot} fit`);
  const length = slot + TAIL;
  // Not the last block, its length in four nibbles, not compressed; then the next whole byte.
  const head = Buffer.alloc(3);
  head.writeUIntLE(((length - 1) << 3) | (1 << 19), 0, 3);
  return Buffer.concat(pieces.flatMap((piece, at) => (at === 0 ? [piece] : [head, word, tails[at - 1] as Buffer, piece])));
}

const joined = (texts: readonly Buffer[], word: Buffer): Buffer => Buffer.concat(texts.flatMap((text, at) => (at === 0 ? [text] : [word, text])));

/** A compressor that gives what belongs to each put, up to a whole byte. */
function flushing() {
  const stream = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
  let out: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => void out.push(chunk));
  const taken = (): Buffer => {
    const all = Buffer.concat(out);
    out = [];
    return all;
  };
  return {
    put: (bytes: Buffer): Promise<Buffer> =>
      new Promise((done, fail) => {
        stream.once("error", fail);
        stream.write(bytes);
        stream.flush(constants.BROTLI_OPERATION_FLUSH, () => setImmediate(() => (stream.off("error", fail), done(taken()))));
      }),
    end: (): Promise<Buffer> =>
      new Promise((done, fail) => {
        stream.once("error", fail);
        stream.once("end", () => done(taken()));
        stream.end();
      }),
  };
}
