import { mkdir, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { maxFiles } from "#app/dashboards/data/accepted.ts";
import type { Translate } from "#app/i18n/index.ts";
import { failureSentence } from "./failure.ts";
import { removeUploaded, slotPath, uploadedFiles, uploadFolder } from "./uploads.server.ts";

/** Puts the exports of every archive of an upload in its place, each a file of its own. Gives a sentence for each archive that cannot be opened; it is thrown away. */
export async function unpackArchives(upload: string, t: Translate): Promise<string[]> {
  const { expandArchive, isArchive } = await import("#pipelines/index.ts");
  const problems: string[] = [];
  for (const { slot, path } of (await uploadedFiles(upload)) ?? []) {
    if (!/\.zip$/i.test(path)) continue;
    const folder = join(await uploadFolder(upload), `archive-${slot}`);
    try {
      if (!(await isArchive(path))) continue;
      const { files, ignored } = await expandArchive(path, folder);
      // The archive gives its own place away.
      const room = maxFiles + 1 - ((await uploadedFiles(upload)) ?? []).length;
      for (const { path: unpacked } of files.slice(0, room)) await takeIn(upload, unpacked);
      if (files.length > room) problems.push(t("ui.upload_too_many", { n: files.length - room, limit: maxFiles, file: basename(files[room]?.name ?? "") }));
      if (ignored.length) problems.push(t("ui.upload_foreign", { n: ignored.length, files: ignored.map((name) => basename(name)).join(", ") }));
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "ReadError") throw error;
      problems.push(failureSentence(error, t, basename(path), "page"));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    await removeUploaded(upload, slot);
  }
  return problems;
}

async function takeIn(upload: string, file: string): Promise<void> {
  const last = Math.max(-1, ...((await uploadedFiles(upload)) ?? []).map(({ slot }) => slot));
  const folder = await slotPath(upload, last + 1);
  await mkdir(folder, { recursive: true });
  await rename(file, join(folder, basename(file)));
}
