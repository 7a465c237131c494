import { randomUUID } from "node:crypto";
import { rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { maxFiles } from "#app/dashboards/data/accepted.ts";
import type { Translate } from "#app/i18n/index.ts";
import { failureSentence } from "./failure.ts";
import { slotPath, takeIn, uploadedFiles, uploadFolder } from "./uploads.server.ts";

/** Puts the exports of every archive of an upload in its place, each a file of its own. Gives a sentence for each archive that cannot be opened; it is thrown away. */
export async function unpackArchives(upload: string, t: Translate): Promise<string[]> {
  const problems: string[] = [];
  for (const { slot, path } of (await uploadedFiles(upload)) ?? []) {
    if (!/\.zip$/i.test(path)) continue;
    const claimed = join(await uploadFolder(upload), `archive-${randomUUID()}`);
    try {
      problems.push(...(await unpack(upload, path, () => claim(upload, slot, claimed), t)));
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "ReadError") throw error;
      await claim(upload, slot, claimed);
      problems.push(failureSentence(error, t, basename(path), "page"));
    } finally {
      await rm(claimed, { recursive: true, force: true });
    }
  }
  return problems;
}

async function unpack(upload: string, path: string, claimed: () => Promise<string | null>, t: Translate): Promise<string[]> {
  const { expandArchive, isArchive } = await import("#pipelines/index.ts");
  if (!(await isArchive(path))) return [];
  const folder = await claimed();
  if (folder === null) return [];
  const { files, ignored } = await expandArchive(join(folder, basename(path)), join(folder, "unpacked"));
  const room = maxFiles - ((await uploadedFiles(upload)) ?? []).length;
  for (const { path: unpacked } of files.slice(0, room)) await takeIn(await uploadFolder(upload), dirname(unpacked));
  return [
    ...(files.length > room ? [t("ui.upload_too_many", { n: files.length - room, limit: maxFiles, file: basename(files[room]?.name ?? "") })] : []),
    ...(ignored.length ? [t("ui.upload_foreign", { n: ignored.length, files: ignored.map((name) => basename(name)).join(", ") })] : []),
  ];
}

/** Takes an archive out of the upload; null when another sender's request has done so, and unpacks it. */
async function claim(upload: string, slot: number, to: string): Promise<string | null> {
  try {
    await rename(await slotPath(upload, slot), to);
    return to;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
