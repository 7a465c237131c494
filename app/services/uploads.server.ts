import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat, statfs } from "node:fs/promises";
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
 * A sender who hangs up leaves nothing behind.
 */
export async function receiveUpload(request: Request, env?: Env, to?: string): Promise<Received> {
  const id = to !== undefined && (await uploadedFiles(to, env)) ? to : randomUUID();
  const folder = await uploadFolder(id, env);
  const before = (await listed(folder)).filter(isSlot);
  const first = Math.max(-1, ...before.map(Number)) + 1;
  const tooLarge: string[] = [];
  const foreign: string[] = [];
  const tooMany: string[] = [];
  const writing: Promise<void>[] = [];
  const failures: unknown[] = [];
  const failed = (error: unknown) => void failures.push(error);
  let files = 0;
  const form = busboy({ headers: Object.fromEntries(request.headers), defParamCharset: "utf8", limits: { fileSize: maxFileBytes, fields: 10 } });
  form.on("file", (_field, stream, { filename }) => {
    const name = safeName(filename ?? "");
    if (name === "" || name === "." || name === "..") return void stream.resume();
    if (!isExport(name)) {
      foreign.push(name);
      return void stream.resume();
    }
    if (before.length + files >= maxFiles) {
      tooMany.push(name);
      return void stream.resume();
    }
    const at = first + files++;
    writing.push(writeOne(join(folder, slotName(at)), name, stream).then((whole) => void (whole || tooLarge.push(name)), failed));
  });
  if (request.body) await pipeline(Readable.fromWeb(request.body as ReadableStream), form).catch(failed);
  await Promise.all(writing);
  if (failures.length) {
    for (let at = first; at < first + files; at++) await rm(join(folder, slotName(at)), { recursive: true, force: true });
    if (first === 0) await dropUpload(id, env);
    throw failures[0];
  }
  return { id, files: files - tooLarge.length, tooLarge, foreign, tooMany };
}

const slotName = (at: number): string => String(at).padStart(4, "0");
const isSlot = (name: string): boolean => /^\d+$/.test(name);

/** The last part of whatever path a browser sends, without control characters, and of so many bytes as a file system takes. */
export function safeName(sent: string): string {
  const name = basename(sent.replaceAll("\\", "/")).replace(/\p{Cc}/gu, "");
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
    const names = await listed(join(folder, slot));
    return Promise.all(names.map(async (name) => ({ slot: Number(slot), path: join(folder, slot, name), bytes: (await stat(join(folder, slot, name))).size })));
  });
  return slots.length ? (await Promise.all(files)).flat() : null;
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

async function listed(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
