import { rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Home } from "../home.ts";
import { syncDirectory } from "../stage/files.ts";
import { cutFile, type FileReading } from "./cut-file.ts";
import { erasedCutting, hasErased, knowingShared } from "./erase.ts";

/** A file that came with rows of erased clients, without their names and contacts. */
export interface Cleaned {
  /** To be read in the place of the file. */
  readonly path: string;
  readonly sha256: string;
  /** Puts it where the original would lie in the archive. */
  keep(original: string): Promise<void>;
  /** Removes it; nothing happens to one that was kept. */
  drop(): Promise<void>;
}

const nothing = { digits: [], texts: [], names: [], words: [] };

/** Takes out of a file that is about to be loaded whatever is of erased clients; null where nothing is, as a rule without reading it. `whole` waits until all of it is there. */
export async function cleanedFile(home: Home, file: string, reading: FileReading, whole: () => Promise<void>): Promise<Cleaned | null> {
  if (!(await hasErased(home))) return null;
  await whole();
  const cut = await cutFile(file, [reading], await knowingShared(home, await erasedCutting(home, nothing), file, [reading]));
  if (!cut) return null;
  return {
    path: cut.path,
    sha256: cut.sha256,
    async keep(original) {
      await rename(cut.path, original);
      await syncDirectory(dirname(original));
    },
    drop: () => rm(cut.path, { force: true }),
  };
}

/** Whether what lies in the archive under a name is not the bytes that it is called by. */
export const isCut = (batch: { readonly options: { readonly cut?: string } }): boolean => batch.options.cut !== undefined;
