/** What a file is that is no table, in a word that the reader's language has a name for. */
export type Foreign = "picture" | "pdf" | "html" | "program" | "document" | "media" | "archive" | "database" | "binary" | "text" | "directory";

const beginnings: readonly (readonly [latin1: string, what: Foreign])[] = [
  ["%PDF", "pdf"],
  ["\xff\xd8\xff", "picture"],
  ["\x89PNG", "picture"],
  ["GIF8", "picture"],
  ["II*\0", "picture"],
  ["MM\0*", "picture"],
  ["MZ\x90", "program"],
  ["\x7fELF", "program"],
  ["\xcf\xfa\xed\xfe", "program"],
  ["{\\rtf", "document"],
  ["RIFF", "media"],
  ["ID3", "media"],
  ["OggS", "media"],
  ["Rar!", "archive"],
  ["7z\xbc\xaf", "archive"],
  ["\x1f\x8b\x08", "archive"],
  ["BZh", "archive"],
  ["\xfd7zXZ", "archive"],
  ["SQLite format 3", "database"],
];

/** Names that such a beginning may also be the first letters of: only with what cannot stand in a text. */
const wordLike = new Set(["RIFF", "ID3", "BZh", "GIF8", "OggS", "Rar!"]);

/** What content under the name of a table really is; null for what may be text in one of our encodings. `head`: the first bytes of the file. */
export function foreignContent(head: Buffer): Foreign | null {
  const start = head.subarray(0, 512).toString("latin1");
  const controls = controlBytes(head);
  const found = beginnings.find(([mark]) => start.startsWith(mark) && (!wordLike.has(mark) || controls > 0));
  if (found) return found[1];
  if (start.slice(4, 8) === "ftyp" && controls > 0) return "media";
  if (start.startsWith("BM") && head.length > 14 && head.readUInt32LE(6) === 0) return "picture";
  return /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype|html|head|body|table|\?xml)/i.test(start) ? "html" : null;
}

/** Whether bytes that claim no encoding of two bytes a character hold more controls than a text does. */
export const isBinary = (head: Buffer): boolean => controlBytes(head) > Math.max(3, head.length / 200);

/** Bytes below the blank that no text has: tabs, ends of lines and pages, separators and the old end of file are none of them. */
function controlBytes(head: Buffer): number {
  let count = 0;
  // An iterator would take ten times as long.
  for (let i = 0; i < head.length; i++) {
    const byte = head[i] as number;
    if (byte < 28 && (byte < 9 || byte > 13) && byte !== 26) count++;
  }
  return count;
}
