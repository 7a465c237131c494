import { BLANKS } from "../sources/fields/cell.ts";

/**
 * Might the field need trimming? True when it begins or ends with a blank or is a dash alone; true now and then for other
 * punctuation, which costs time and changes nothing.
 */
export function untidy(bytes: Buffer, start: number, end: number): boolean {
  const first = bytes[start] as number;
  const last = bytes[end - 1] as number;
  if (first <= 32 || last <= 32) return true;
  if (first === 0x2d) return end - start === 1;
  if (first === 0xc2) return bytes[start + 1] === 0xa0 || (last === 0xa0 && bytes[end - 2] === 0xc2);
  if (first === 0xe2 || first === 0xef) return true;
  if (last < 0x80) return false;
  return (last === 0xa0 && bytes[end - 2] === 0xc2) || (end - start >= 3 && (bytes[end - 3] === 0xe2 || bytes[end - 3] === 0xef));
}

const onlyBlanks = new RegExp(`^[${BLANKS}]*$`);

/** Nothing but blanks. */
export const spansBlank = (bytes: Buffer, start: number, end: number): boolean => onlyBlanks.test(bytes.toString("utf8", start, end));
