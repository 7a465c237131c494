import { mkdir, open, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { ReadError } from "./plan.ts";
import { unpack, zipEntries, type ZipEntry } from "./zip.ts";

export interface ArchiveLimits {
  /** Of all files together, unpacked. */
  readonly bytes: number;
  /** Unpacked bytes to packed ones, beyond the first 100 MB; text seldom reaches 20. */
  readonly ratio: number;
  readonly files: number;
}

const MB = 2 ** 20;
export const archiveLimits: ArchiveLimits = { bytes: 8 * 2 ** 30, ratio: 200, files: 1000 };

/** A file taken out of an archive. */
export interface Unpacked {
  /** Where it lies now. */
  readonly path: string;
  /** Its path inside the archive, for people. */
  readonly name: string;
}

const exports = new Set([".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls"]);
const MARK = 0x504b0304;

/** Is it a ZIP of files, and no workbook, which is a ZIP too? By content, not by name. */
export async function isArchive(path: string): Promise<boolean> {
  const handle = await open(path, "r");
  try {
    const head = Buffer.alloc(4);
    await handle.read(head, 0, 4, 0);
    if (![MARK, 0x504b0506].includes(head.readUInt32BE(0))) return false;
  } finally {
    await handle.close();
  }
  const entries = await zipEntries(path).catch((error: unknown) => {
    // A workbook that is cut is the workbook reader's to refuse; a ZIP that is cut is the archive's, in words of its own.
    if (error instanceof ReadError && /\.xls[xm]$/i.test(path)) return null;
    throw error;
  });
  return entries !== null && !entries.some(({ name }) => name === "[Content_Types].xml");
}

/**
 * Takes the exports out of a ZIP into a folder below `dir`, each under its own name: nested folders too, without what macOS adds and
 * hidden files; archives inside are told as ignored. Limits are held while unpacking, whatever the archive declares. Throws ReadError
 * empty_archive, bad_archive, encrypted_archive, too_large.
 */
export async function expandArchive(path: string, dir: string, limits: ArchiveLimits = archiveLimits): Promise<{ readonly files: readonly Unpacked[]; readonly ignored: readonly string[] }> {
  const entries = (await zipEntries(path)).filter(({ name }) => !/[\\/]$/.test(name));
  const shown = entries.filter(({ name }) => !parts(name).some((part) => part === "__MACOSX" || /^\.[^.]/.test(part) || part.startsWith("~$")));
  const wanted = shown.filter(({ name }) => exports.has(extname(name).toLowerCase()));
  if (wanted.length === 0) throw new ReadError("empty_archive", { file: path });
  if (wanted.length > limits.files) throw new ReadError("bad_archive", { file: path, why: `${wanted.length} > ${limits.files}` });
  const spend = spender(path, (await stat(path)).size, limits);
  const files: Unpacked[] = [];
  for (const [i, entry] of wanted.entries()) files.push(await take(path, entry, join(dir, String(i + 1)), spend));
  return { files, ignored: shown.filter((entry) => !wanted.includes(entry)).map(({ name }) => name) };
}

const parts = (name: string): string[] => name.split(/[\\/]/).filter((part) => part !== "");

/** Counts what comes out, and stops a bomb before it is on the disk. */
function spender(file: string, packed: number, limits: ArchiveLimits): (bytes: number) => void {
  let total = 0;
  return (bytes) => {
    total += bytes;
    if (total > limits.bytes || total > 100 * MB + packed * limits.ratio) throw new ReadError("too_large", { file, megabytes: Math.round(total / MB) });
  };
}

/** Only the last part of a name names the file: a path cannot lead out of the folder. */
async function take(archive: string, entry: ZipEntry, folder: string, spend: (bytes: number) => void): Promise<Unpacked> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, safeName(entry.name));
  const out = await open(path, "w");
  try {
    for await (const chunk of unpack(archive, entry, spend)) await out.writeFile(chunk);
  } finally {
    await out.close();
  }
  return { path, name: parts(entry.name).join("/") };
}

/** A name that the file system takes: 255 bytes, no sign of its own. */
function safeName(name: string): string {
  const last = basename(parts(name).at(-1) ?? "export").replace(/[\p{Cc}:*?"<>|]/gu, "_");
  const extension = extname(last);
  let stem = last.slice(0, last.length - extension.length);
  while (Buffer.byteLength(stem + extension) > 200) stem = stem.slice(0, -1);
  return stem + extension;
}
