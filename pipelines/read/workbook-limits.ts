import { stat } from "node:fs/promises";
import { ReadError } from "./plan.ts";
import { unpack, zipEntries, type ZipEntry } from "./zip.ts";

const MB = 2 ** 20;
const UNPACKED_LIMIT = 2 ** 31;
const SUSPICIOUS = 200 * MB;
const RATIO = 200;
const FILE_LIMIT = 512 * MB;
/** The texts of a workbook are held in memory while its rows are read. */
const TEXTS_LIMIT = 500 * MB;
/** A document type stands before everything else. */
const BEGINNING = 1 << 16;

/**
 * Refuses a workbook that would unpack to more than memory bears, and one whose XML declares entities of its own. What the directory
 * declares is binding: no part is unpacked further, so a part that declares nothing is refused. Throws ReadError.
 */
export async function checkWorkbook(file: string, entries: readonly ZipEntry[]): Promise<void> {
  const { size } = await stat(file);
  if (size > FILE_LIMIT) throw tooLarge(file, size);
  if (!entries.some(({ name }) => name === "[Content_Types].xml")) throw new ReadError("not_a_workbook", { file });
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const texts = Math.max(0, ...entries.flatMap(({ name, unpacked: bytes }) => (/sharedStrings\.xml$/i.test(name) ? [bytes] : [])));
  if (unpacked > UNPACKED_LIMIT || texts > TEXTS_LIMIT || (unpacked > SUSPICIOUS && unpacked > size * RATIO)) throw tooLarge(file, Math.max(unpacked, texts));
  for (const entry of entries) {
    if (entry.encrypted) throw new ReadError("password_protected", { file });
    if (entry.packed > 2 && entry.unpacked === 0) throw new ReadError("not_a_workbook", { file, why: entry.name });
    if (/\.(?:xml|rels)$/i.test(entry.name)) await refuseEntities(file, entry);
  }
}

/** The parts of a workbook. Throws ReadError not_a_workbook. */
export const workbookEntries = (file: string): Promise<readonly ZipEntry[]> =>
  zipEntries(file).catch((error: unknown) => {
    throw error instanceof ReadError ? new ReadError("not_a_workbook", error.params) : error;
  });

const tooLarge = (file: string, bytes: number): ReadError => new ReadError("too_large", { file, megabytes: Math.round(bytes / MB) });

async function refuseEntities(file: string, entry: ZipEntry): Promise<void> {
  let head = "";
  try {
    for await (const chunk of unpack(file, entry, () => undefined)) {
      head += chunk.toString("latin1").replaceAll("\0", "");
      if (head.length >= BEGINNING) break;
    }
  } catch (error) {
    throw error instanceof ReadError ? new ReadError("not_a_workbook", error.params) : error;
  }
  if (/<!(?:DOCTYPE|ENTITY)/i.test(head)) throw new ReadError("xml_entities", { file });
}
