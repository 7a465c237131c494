import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { literal } from "../warehouse/lockdown.ts";
import type { Engine } from "../warehouse/engine.ts";
import { raw } from "../warehouse/sql.ts";

let copies = 0;

/**
 * Writes what people typed, as of one moment, to a database of its own at `path`, while others go on writing; it is there when it is whole. By the engine and not by
 * reading its file: whoever opens and closes that within the process gives up the lock on it.
 */
export async function copyState(state: Engine, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const half = `${path}.tmp`;
  await rm(half, { force: true });
  const name = `copy_${++copies}`;
  try {
    await state.run(raw(`attach ${literal(half)} as ${name}`));
    try {
      await state.run(raw(`copy from database "state" to ${name}`));
    } finally {
      await state.run(raw(`detach ${name}`));
    }
    await rename(half, path);
  } catch (error) {
    for (const file of [half, `${half}.wal`]) await rm(file, { force: true });
    throw error;
  }
}
