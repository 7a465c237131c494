import { BLANKS } from "../sources/fields/cell.ts";
import type { Delimiter } from "./plan.ts";

const LF = 10;
const CR = 13;

/** Takes lines of which each is one record: the physical line, and where in `bytes` the record stands, its line end excluded. */
export type LineSink = (line: number, from: number, to: number) => void;

/**
 * Whole lines without a quote among them, told by searches that the platform runs over many bytes at once: the usual export, and
 * several times faster than splitting it field by field. Blank lines are not shown. Gives the number of lines; −1, having shown none,
 * when a carriage return stands within a line.
 */
export function visitLines(bytes: Buffer, first: number, sink: LineSink): number {
  const returns = bytes.includes(CR);
  if (returns) for (let at = bytes.indexOf(CR); at >= 0; at = bytes.indexOf(CR, at + 2)) if (bytes[at + 1] !== LF) return -1;
  let line = first;
  for (let from = 0; from < bytes.length; line++) {
    const found = bytes.indexOf(LF, from);
    const next = found < 0 ? bytes.length : found;
    const to = returns && next > from && bytes[next - 1] === CR ? next - 1 : next;
    if (to > from) sink(line, from, to);
    from = next + 1;
  }
  return line - first;
}

/** Nothing but blanks and separators. */
export function blankLine(delimiter: Delimiter): (bytes: Buffer, from: number, to: number) => boolean {
  const only = new RegExp(`^[${BLANKS}${delimiter === "|" ? "\\|" : delimiter}]*$`);
  const separator = delimiter.charCodeAt(0);
  return (bytes, from, to) => {
    const byte = bytes[from] as number;
    return (byte <= 32 || byte === separator || byte >= 0xc2) && (byte < 0xd0 || byte > 0xd3) && only.test(bytes.toString("utf8", from, to));
  };
}

/**
 * Might a cell of these lines need trimming? True when a blank stands beside a separator or a line end, and when a cell ends with a
 * dash (one alone is a blank): true now and then for nothing, which costs time and changes nothing.
 */
export function needsTrimming(delimiter: Delimiter): (bytes: Buffer) => boolean {
  const d = delimiter;
  const signs = [...(d === "\t" ? [] : ["\t"]), "\u001a", ` ${d}`, "\n ", `-${d}`].map((sign) => Buffer.from(sign));
  // A search stops at each first byte of what is sought, seen from where it comes: these are sought from the end, for their last byte is the rarer one.
  const backwards = [`${d} `, " \n", " \r", "-\n", "-\r"].map((sign) => Buffer.from(sign));
  // The first two bytes of U+00A0, U+FEFF, and of U+2007, U+2009, U+202F and the dashes.
  const rare = [[0xc2, 0xa0], [0xef, 0xbb], [0xe2, 0x80]].map((sign) => Buffer.from(sign));
  const blank = "(?:\\xc2\\xa0|\\xef\\xbb\\xbf|\\xe2\\x80[\\x87\\x89\\xaf\\x93\\x94])";
  const stop = `[${d === "\t" ? "\\t" : d}\\r\\n]`;
  const beside = new RegExp(`(?:^|${stop})${blank}|${blank}(?:${stop}|$)`);
  return (bytes) => {
    const [first = 0, last = 0] = [bytes[0], bytes[bytes.length - 1]];
    if (first <= 32 || last === 32 || last === 0x2d || signs.some((sign) => bytes.includes(sign)) || backwards.some((sign) => bytes.lastIndexOf(sign) >= 0)) return true;
    return rare.some((sign) => bytes.includes(sign)) && beside.test(bytes.toString("latin1"));
  };
}
