import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Env } from "#app/warehouse/home.server.ts";
import { answersSchema, readAnswers, type Answers } from "./upload-answers.ts";
import { uploadedFiles, uploadFolder } from "./uploads.server.ts";

const fileOf = async (upload: string, env?: Env): Promise<string> => join(await uploadFolder(upload, env), "answers.json");

/** What was answered about the files of an upload by now. */
export async function answersOf(upload: string, env?: Env): Promise<Answers> {
  try {
    return answersSchema.parse(JSON.parse(await readFile(await fileOf(upload, env), "utf8")));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
}

/** Takes a form's answers over. In a file and not in the address: thirty columns of fifty files are longer than an address may be. */
export async function saveAnswers(upload: string, form: URLSearchParams, env?: Env): Promise<void> {
  const files = await uploadedFiles(upload, env);
  if (!files) return;
  const before = await answersOf(upload, env);
  const now: Answers = Object.fromEntries(files.map(({ slot }) => [String(slot), readAnswers(form, slot, before[slot] ?? {})]));
  await writeFile(await fileOf(upload, env), JSON.stringify(now));
}

/** Answers about files that are gone: their places may be taken again. */
export async function dropAnswers(upload: string, slots: readonly number[], env?: Env): Promise<void> {
  const kept = Object.entries(await answersOf(upload, env)).filter(([slot]) => !slots.includes(Number(slot)));
  if ((await uploadedFiles(upload, env)) !== null) await writeFile(await fileOf(upload, env), JSON.stringify(Object.fromEntries(kept)));
}

/** Detection starts anew for one file. */
export const forgetAnswers = (upload: string, slot: number, env?: Env): Promise<void> => dropAnswers(upload, [slot], env);
