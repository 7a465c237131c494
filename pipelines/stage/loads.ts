import { createHash } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Engine } from "../warehouse/engine.ts";
import { raw } from "../warehouse/sql.ts";
import type { BatchRow } from "./batches.ts";
import { writeDurably } from "./files.ts";
import type { StoredOptions } from "./reading.ts";

/** A batch that landed at some time, as the home's list of loads has it. */
export type Load = BatchRow & { readonly status: "loaded" | "replaced" | "undone" };
type Row = Omit<BatchRow, "options"> & { readonly options: string };

/**
 * The loads of a home, beside the warehouse: a line a batch, a later line of the same batch in the place of an earlier one. With the
 * archived originals it is everything that the warehouse can be made of again. A last line that was cut off counts for nothing.
 */
export interface LoadList {
  /** Whether there was a list when it was opened: homes of older code have none until then. */
  readonly existed: boolean;
  /** By the number of their batch, as the list has them. */
  all(): Promise<Load[]>;
  /** Adds lines for what the warehouse says otherwise. Each is on the disk when this ends. */
  bringUpToDate(engine: Engine): Promise<void>;
}

export const loadsPath = (dir: string): string => join(dir, "loads.jsonl");

/** Opens the list of the home at `dir`. Who holds the home is alone with it. */
export async function openLoads(dir: string): Promise<LoadList> {
  const path = loadsPath(dir);
  const text = await textOf(path);
  const lines = rowsIn(text ?? "");
  const known = new Map(lines.map((row) => [row.batch_id, mark(row)]));
  // Mostly lines that later ones overtook: written anew, in one go.
  if (lines.length > 2 * known.size + 100) await writeDurably(path, latest(lines).map((row) => `${JSON.stringify(row)}\n`).join(""));
  let there = text !== null;
  let torn = text !== null && text !== "" && !text.endsWith("\n");
  return {
    existed: text !== null,
    all: async () => loadsIn((await textOf(path)) ?? ""),
    async bringUpToDate(engine) {
      const rows = await engine.query<Row>(raw("select * from staging.batch where status <> 'staged' order by batch_id"));
      const news = rows.filter((row) => known.get(row.batch_id) !== mark(row));
      if (!news.length && there) return;
      const file = await open(path, "a");
      try {
        await file.writeFile(`${torn ? "\n" : ""}${news.map((row) => `${JSON.stringify(row)}\n`).join("")}`);
        [torn, there] = [false, true];
        await file.datasync();
      } catch (error) {
        torn = true;
        throw error;
      } finally {
        await file.close();
      }
      for (const row of news) known.set(row.batch_id, mark(row));
    },
  };
}

/** The loads that a list's text has, by the number of their batch. */
export const loadsIn = (text: string): Load[] => latest(rowsIn(text)).map((row) => ({ ...row, options: JSON.parse(row.options) as StoredOptions }) as Load);

const mark = (row: Row): string => createHash("sha1").update(JSON.stringify(row)).digest("base64");

const latest = (rows: readonly Row[]): Row[] => [...new Map(rows.map((row) => [row.batch_id, row])).values()].sort((a, b) => a.batch_id - b.batch_id);

function rowsIn(text: string): Row[] {
  return text.split("\n").flatMap((line) => {
    const row = parsed(line);
    return row ? [row] : [];
  });
}

/** Null for a line that a crash cut off. */
function parsed(line: string): Row | null {
  if (line === "") return null;
  try {
    const row = JSON.parse(line) as Partial<Row>;
    return typeof row.batch_id === "number" && typeof row.options === "string" ? (row as Row) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
