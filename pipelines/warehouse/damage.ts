import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { isDiskFull } from "./disk-full.ts";

/** The first line: the statement that follows in errors of queries says nothing of the file. */
const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";

/** Another process has the file. */
export const isLocked = (error: unknown): boolean => /could not set lock|conflicting lock/i.test(textOf(error));

/** Nothing is wrong with the file: it is the machine around it. */
const isAround = (error: unknown): boolean => isDiskFull(error) || /permission denied|too many open files|out of memory|read-only file system|\bE(ACCES|PERM|MFILE|ROFS)\b/i.test(textOf(error));

/** The engine says that what it reads is not what it wrote. */
export const isDamage = (error: unknown): boolean =>
  !(error instanceof Error && error.name === "HomeError") && !isLocked(error) && !isAround(error) && /corrupt|not a valid duckdb|could not read enough bytes|checksum|replaying wal|deseriali|serialization error|internal error|invalidated/i.test(textOf(error));

/** Puts a database that cannot be read out of the way, its log and its count with it; gives the new name of the first, or null where there was none. */
export async function setAside(path: string, at: Date): Promise<string | null> {
  const mark = `damaged-${at.toISOString().replaceAll(/[-:]|\.\d+/g, "")}`;
  await rm(revisionOf(path), { force: true });
  if (existsSync(`${path}.wal`)) await rename(`${path}.wal`, `${path}.${mark}.wal`);
  if (!existsSync(path)) return null;
  await rename(path, `${path}.${mark}`);
  return `${path}.${mark}`;
}

/** Where the commits of a database are counted beside it. */
export const revisionOf = (path: string): string => path.replace(/\.duckdb$/, ".revision");
