import { randomUUID } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat, statfs } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import busboy from "busboy";
import { isExport, maxFileBytes, maxFiles } from "#app/dashboards/data/accepted.ts";
import { ownHome, type Env } from "#app/warehouse/home.server.ts";

/** What a browser sent and nobody has loaded yet: files in the home's tmp, gone when the home is opened anew. */
export const uploadFolder = async (id: string, env?: Env): Promise<string> => join((await ownHome(env)).tmpDir, "uploads", id);
export const isUploadId = (text: string): boolean => /^[0-9a-f-]{36}$/.test(text);

/** A body that cannot be right is refused before it is read: nobody waits for gigabytes that are thrown away. */
export async function refusedBody(request: Request, env?: Env): Promise<"too_large" | "no_room" | null> {
  const length = Number(request.headers.get("content-length") ?? 0);
  if (length > maxBodyBytes) return "too_large";
  const { bavail, bsize } = await statfs((await ownHome(env)).tmpDir);
  return length > bavail * bsize ? "no_room" : null;
}
/** Several files of one form; a script sends them one by one. */
export const maxBodyBytes = 4 * maxFileBytes;

export interface Received {
  readonly id: string;
  readonly files: number;
  /** Files that went past the limit and were thrown away. */
  readonly tooLarge: readonly string[];
  /** Files of types that are no exports, not kept either. */
  readonly foreign: readonly string[];
  /** Files that the upload has no room for any more, not kept either. */
  readonly tooMany: readonly string[];
}

/**
 * Streams the files of a form to disk, each under its own name in a folder of its own: into a new upload, or behind the files of `to`.
 * A file is in the upload once it is there as a whole; a sender who hangs up leaves nothing behind. Throws BodyTooLarge.
 */
export async function receiveUpload(request: Request, env?: Env, to?: string, most = maxBodyBytes): Promise<Received> {
  const known = to === undefined ? null : await uploadedFiles(to, env);
  const id = to !== undefined && known ? to : randomUUID();
  const folder = await uploadFolder(id, env);
  const incoming = join(folder, `incoming-${randomUUID()}`);
  const tooLarge: string[] = [];
  const foreign: string[] = [];
  const tooMany: string[] = [];
  const writing: Promise<string | null>[] = [];
  const failures: unknown[] = [];
  const failed = (error: unknown): null => (failures.push(error), null);
  const form = busboy({ headers: Object.fromEntries(request.headers), defParamCharset: "utf8", limits: { fileSize: maxFileBytes, fields: 10 } });
  form.on("file", (_field, stream, { filename }) => {
    const name = safeName(filename ?? "");
    const isNone = name === "" || name === "." || name === "..";
    if (isNone || !isExport(name) || (known?.length ?? 0) + writing.length >= maxFiles) {
      if (!isNone) (isExport(name) ? tooMany : foreign).push(name);
      return void stream.resume();
    }
    const own = join(incoming, String(writing.length));
    writing.push(writeOne(own, name, stream).then((whole) => (whole ? own : (tooLarge.push(name), null)), failed));
  });
  if (request.body) await pipeline(Readable.fromWeb(request.body as ReadableStream), bounded(most), form).catch(failed);
  const whole = (await Promise.all(writing)).filter((own) => own !== null);
  try {
    if (failures.length) throw failures[0];
    for (const own of whole) await takeIn(folder, own);
  } finally {
    await rm(incoming, { recursive: true, force: true });
    if (!(await uploadedFiles(id, env))) await dropUpload(id, env);
  }
  return { id, files: whole.length, tooLarge, foreign, tooMany };
}

/** A body that goes past the limit, whatever it said of its length. */
export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}
const bounded = (most: number) =>
  async function* (pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    for await (const piece of pieces) {
      bytes += piece.byteLength;
      if (bytes > most) throw new BodyTooLarge();
      yield piece;
    }
  };

/** Gives a folder with one file the next place in an upload. Two senders at once may want the same one: the second goes behind. */
export async function takeIn(upload: string, own: string): Promise<void> {
  for (let at = Math.max(-1, ...(await listed(upload)).filter(isSlot).map(Number)) + 1; ; at++) {
    try {
      return await rename(own, join(upload, slotName(at)));
    } catch (error) {
      if (!["ENOTEMPTY", "EEXIST", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "") || !existsSync(join(upload, slotName(at)))) throw error;
    }
  }
}

const slotName = (at: number): string => String(at).padStart(4, "0");
const isSlot = (name: string): boolean => /^\d+$/.test(name);

/** The last part of whatever path a browser sends, without control characters and marks that turn text round, and of so many bytes as a file system takes. */
export function safeName(sent: string): string {
  const name = basename(sent.replaceAll("\\", "/")).replace(/[\p{Cc}\p{Bidi_Control}]/gu, "");
  const extension = extname(name).slice(0, 20);
  const stem = [...name.slice(0, name.length - extname(name).length)];
  while (Buffer.byteLength(stem.join("") + extension) > maxNameBytes) stem.pop();
  return stem.join("") + extension;
}
const maxNameBytes = 200;

async function writeOne(folder: string, name: string, stream: Readable & { readonly truncated?: boolean }): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  await pipeline(stream, createWriteStream(join(folder, name)));
  if (stream.truncated !== true) return true;
  await rm(folder, { recursive: true });
  return false;
}

/** A file of an upload; `slot` stays its own when others are removed. */
export interface UploadedFile {
  readonly slot: number;
  readonly path: string;
  readonly bytes: number;
}

/** An upload's files in the order they were sent; null when the upload is not there (any more). */
export async function uploadedFiles(id: string, env?: Env): Promise<UploadedFile[] | null> {
  if (!isUploadId(id)) return null;
  const folder = await uploadFolder(id, env);
  const slots = (await listed(folder)).filter(isSlot).sort();
  const files = slots.map(async (slot) => {
    const paths = (await listed(join(folder, slot))).map((name) => join(folder, slot, name));
    return Promise.all(paths.map(async (path) => ({ slot: Number(slot), path, bytes: await sizeOf(path) })));
  });
  const there = (await Promise.all(files)).flat().flatMap(({ bytes, ...file }) => (bytes === null ? [] : [{ ...file, bytes }]));
  return there.length ? there : null;
}

/** The folder of one file of an upload. */
export const slotPath = async (id: string, slot: number, env?: Env): Promise<string> => join(await uploadFolder(id, env), slotName(slot));

/** Takes one file out of an upload. */
export async function removeUploaded(id: string, slot: number, env?: Env): Promise<void> {
  if (isUploadId(id)) await rm(await slotPath(id, slot, env), { recursive: true, force: true });
}

export async function dropUpload(id: string, env?: Env): Promise<void> {
  if (isUploadId(id)) await rm(await uploadFolder(id, env), { recursive: true, force: true });
}

/** NULL for a file that was taken out a moment ago. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

async function listed(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
