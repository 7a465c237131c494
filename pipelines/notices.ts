import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writeDurably } from "./stage/files.ts";

/**
 * Something that befell the home when it was opened, for whoever looks after it: facts were made again from the archive since the warehouse
 * was missing, could not be read or lacked confirmed changes; changes that people made are lost; the schema was brought up; clients were
 * erased once more, after a backup from before. And what befell it since: a backup that was due could not be made.
 */
const schema = z.object({
  code: z.enum(["facts_missing", "facts_damaged", "facts_behind", "state_behind", "migrated", "restored", "erased_again", "backup_failed"]),
  /** ISO moment, UTC. */
  at: z.string(),
  /** For the sentence. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type HomeNotice = z.infer<typeof schema>;

const KEPT = 50;
const pathOf = (dir: string): string => join(dir, "notices.json");

/** All that is kept, oldest first; a file that cannot be understood holds none. */
export async function readNotices(dir: string): Promise<HomeNotice[]> {
  try {
    const read = z.array(schema).safeParse(JSON.parse(await readFile(pathOf(dir), "utf8")));
    return read.success ? read.data : [];
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** Adds one, on the disk. */
export async function noteNotice(dir: string, notice: Omit<HomeNotice, "at">): Promise<HomeNotice> {
  const made = { ...notice, at: new Date().toISOString() };
  await writeDurably(pathOf(dir), `${JSON.stringify([...(await readNotices(dir)), made].slice(-KEPT), null, 1)}\n`);
  return made;
}
