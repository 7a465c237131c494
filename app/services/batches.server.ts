import { currentHome, demoPath, homePath, type Env } from "#app/warehouse/home.server.ts";
import { csvLine } from "#app/exports/csv.ts";
import type { BatchInfo } from "#pipelines/index.ts";
import { note } from "./audit/note.server.ts";
import { UsageError } from "./usage-error.ts";

const pipelines = () => import("#pipelines/index.ts");

/** All loads of the home that is served, newest first. */
export async function batches(env?: Env): Promise<BatchInfo[]> {
  const { listBatches } = await pipelines();
  return listBatches(await currentHome(env));
}

/** Takes a load back. The demo stays as it is. */
export async function undo(batch: string, env?: Env): Promise<BatchInfo> {
  if (homePath(env).path === demoPath()) throw new UsageError("demo_closed");
  const { undoBatch } = await pipelines();
  const home = await currentHome(env);
  const undone = await undoBatch(home, batch);
  await note(home, { action: "undo", object: `batch:${undone.batch}` });
  return undone;
}

/** Builds clients and figures again from the loaded rows. */
export async function rebuild(env?: Env): Promise<void> {
  const { rebuildModels } = await pipelines();
  await rebuildModels(await currentHome(env));
}

/** Checks of the data that found something. */
export async function check(env?: Env): Promise<{ id: string; rows: number }[]> {
  const { checkHome } = await pipelines();
  return checkHome(await currentHome(env));
}

/** The rejected rows of a load under their header, each cell text to a spreadsheet: a file that can be mended and sent again. */
export async function* rejectedRows(batch: string, env?: Env): AsyncGenerator<string> {
  const { rejectCells } = await pipelines();
  const { delimiter, rows } = await rejectCells(await currentHome(env), batch);
  for await (const cells of rows) yield csvLine(cells, delimiter);
}
