import { cp, readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { rememberMapping, saveView, type Home, openHome } from "#pipelines/index.ts";
import { ident, raw, sql } from "#pipelines/warehouse/sql.ts";
import { onTestFinished } from "vitest";
import { temporaryDirectory } from "../import/factory.ts";

/** A copy of a home as it lies on the disk at this moment: what a power cut leaves of it. */
export async function cutOff(home: string): Promise<string> {
  const copy = join(await temporaryDirectory(), "home");
  await cp(home, copy, { recursive: true, filter: (path) => !path.endsWith(".sock") });
  return copy;
}

/** Opens a home until the end of the test. */
export async function opened(dir: string): Promise<Home> {
  const home = await openHome(dir);
  onTestFinished(() => home.close());
  return home;
}

/** What people typed, as counts and sums of hashes. */
export async function typed(home: Pick<Home, "state">): Promise<Record<string, string>> {
  const tables = await home.state.query<{ name: string }>(raw("select table_name as name from information_schema.tables where table_schema = 'people' order by 1"));
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await home.state.query<{ text: string }>(sql`select count(*) || ' ' || coalesce(sum(cast(hash(t) as hugeint)), 0) as text from ${ident(`people.${name}`)} as t`);
    found[name] = row?.text ?? "";
  }
  return found;
}

/** Some things that people type. */
export async function type(home: Pick<Home, "state">, n: number): Promise<void> {
  for (let i = 0; i < n; i++) await saveView(home.state, { name: `view ${i}`, address: `/staff?n=${i}`, by: "a" });
  await rememberMapping(home.state, { signature: "s", headers: ["a"], mapping: { kind: "visits", columns: { branch: { column: 1 } } }, by: null });
}

export const spoil = {
  garbage: (path: string) => writeFile(path, Buffer.alloc(500, 0x5a)),
  cutInHalf: async (path: string) => truncate(path, (await readFile(path)).length >> 1),
  /** The end of what was written last did not reach the disk. */
  cutTail: async (path: string) => truncate(path, Math.max(0, (await readFile(path)).length - 12)),
  /** A byte in the middle is another. */
  flip: async (path: string) => {
    const bytes = await readFile(path);
    bytes[bytes.length >> 1]! ^= 0xff;
    await writeFile(path, bytes);
  },
} as const;

export const filesLike = async (dir: string, pattern: RegExp): Promise<string[]> => (existsSync(dir) ? (await readdir(dir)).filter((name) => pattern.test(name)) : []);
