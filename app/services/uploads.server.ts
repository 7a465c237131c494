import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import busboy from "busboy";
import type { ImportReport } from "#pipelines/index.ts";
import { ownHome, type Env } from "#app/warehouse/home.server.ts";

/** What a browser sent and nobody has loaded yet: files in the home's tmp, gone when the home is opened anew. */
const folderOf = async (id: string, env?: Env): Promise<string> => join((await ownHome(env)).tmpDir, "uploads", id);
const isId = (text: string): boolean => /^[0-9a-f-]{36}$/.test(text);

const maxFiles = 50;
export const maxFileBytes = 2 * 1024 ** 3;

export interface Received {
  readonly id: string;
  readonly files: number;
  /** Files that went past the limit and were thrown away. */
  readonly tooLarge: readonly string[];
}

/** Streams the files of a form to disk, each under its own name in a folder of its own. A sender who hangs up leaves nothing behind. */
export async function receiveUpload(request: Request, env?: Env): Promise<Received> {
  const id = randomUUID();
  const folder = await folderOf(id, env);
  const tooLarge: string[] = [];
  const writing: Promise<void>[] = [];
  const failures: unknown[] = [];
  const failed = (error: unknown) => void failures.push(error);
  let files = 0;
  const form = busboy({ headers: Object.fromEntries(request.headers), defParamCharset: "utf8", limits: { files: maxFiles, fileSize: maxFileBytes, fields: 10 } });
  form.on("file", (_field, stream, { filename }) => {
    const name = safeName(filename ?? "");
    if (name === "" || name === "." || name === "..") return void stream.resume();
    const at = files++;
    writing.push(writeOne(join(folder, String(at).padStart(3, "0")), name, stream).then((whole) => void (whole || tooLarge.push(name)), failed));
  });
  if (request.body) await pipeline(Readable.fromWeb(request.body as ReadableStream), form).catch(failed);
  await Promise.all(writing);
  if (failures.length) {
    await dropUpload(id, env);
    throw failures[0];
  }
  return { id, files: files - tooLarge.length, tooLarge };
}

/** The last part of whatever path a browser sends, without control characters. */
const safeName = (sent: string): string => [...basename(sent.replaceAll("\\", "/"))].filter((char) => char >= " ").join("").slice(-150);

async function writeOne(folder: string, name: string, stream: Readable & { readonly truncated?: boolean }): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  await pipeline(stream, createWriteStream(join(folder, name)));
  if (stream.truncated !== true) return true;
  await rm(folder, { recursive: true });
  return false;
}

/** Paths of an upload's files in the order they were sent; null when the upload is not there (any more). */
export async function uploadedFiles(id: string, env?: Env): Promise<string[] | null> {
  if (!isId(id)) return null;
  const folder = await folderOf(id, env);
  const slots = (await listed(folder)).filter((name) => /^\d+$/.test(name)).sort();
  const paths = await Promise.all(slots.map(async (slot) => (await listed(join(folder, slot))).map((name) => join(folder, slot, name))));
  return slots.length ? paths.flat() : null;
}

/** Puts an import's report in the place of its files. */
export async function keepReport(id: string, report: ImportReport, env?: Env): Promise<void> {
  const folder = await folderOf(id, env);
  await dropUpload(id, env);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "report.json"), JSON.stringify(report));
}

/** The report of an upload that was loaded; null when there is none. */
export async function keptReport(id: string, env?: Env): Promise<ImportReport | null> {
  if (!isId(id)) return null;
  const folder = await folderOf(id, env);
  if (!(await listed(folder)).includes("report.json")) return null;
  return JSON.parse(await readFile(join(folder, "report.json"), "utf8")) as ImportReport;
}

export async function dropUpload(id: string, env?: Env): Promise<void> {
  if (isId(id)) await rm(await folderOf(id, env), { recursive: true, force: true });
}

async function listed(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
