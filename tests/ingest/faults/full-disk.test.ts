import { execFileSync, spawnSync } from "node:child_process";
import { cp, mkdtemp, readdir, rm, statfs, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importFiles, openHome } from "#pipelines/index.ts";
import { digest } from "../import/digest.ts";
import { visits } from "../import/factory.ts";
import { type, typed } from "./scene.ts";

/** A disk of 24 MB where this process may have one; else files that cannot grow beyond 8 MB. */
const limitKb = 8_192;
let dir: string;
let disk: string;
let isDisk = false;
let facts: Record<string, string>;
let people: Record<string, string>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "loyalty-full-"));
  disk = await mkdtemp(join(dir, "disk-"));
  isDisk = spawnSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", disk]).status === 0;
  await writeFile(join(dir, "a.csv"), visits("Центр,1,2026-05-01,+77010000001,Иванов Иван,100"));
  await writeFile(join(dir, "b.csv"), visits("Центр,2,2026-05-02,,,200"));
  const rows = Array.from({ length: 20_000 }, (_, i) => `Центр,m${i},2026-05-0${(i % 9) + 1},+7701${1_000_000 + i},Клиент ${i},${i}.50`);
  await writeFile(join(dir, "more.csv"), visits(...rows));
  await writeFile(join(dir, "huge.csv"), visits(`${rows.join("\n")}\n`.repeat(12)));
  const home = await openHome(join(dir, "base"));
  await importFiles(home, [join(dir, "a.csv")], { today: "2026-06-01" });
  await type(home, 30);
  [facts, people] = [await digest(home), await typed(home)];
  await home.close();
});
afterAll(async () => {
  if (isDisk) execFileSync("umount", [disk]);
  await rm(dir, { recursive: true });
});

/** Works on the home where only so many kB are left (or files may not grow), and gives what was said. */
async function squeezed(mode: string, file: string, leftKb: number): Promise<string> {
  await rm(join(disk, "home"), { recursive: true, force: true });
  await cp(join(dir, "base"), join(disk, "home"), { recursive: true });
  const node = [process.execPath, "--import", "tsx", join(import.meta.dirname, "child.mts"), mode, join(disk, "home"), join(dir, file)];
  if (!isDisk) return spawnSync("sh", ["-c", `ulimit -f ${limitKb * 2}; exec "$@"`, "sh", ...node], { encoding: "utf8" }).stdout;
  const filler = join(disk, "filler");
  const { bavail, bsize } = await statfs(disk);
  await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - leftKb * 1024)));
  const { stdout } = spawnSync(node[0] ?? "", node.slice(1), { encoding: "utf8" });
  await truncate(filler, 0);
  return stdout;
}

/** Nothing that was confirmed is touched, nothing half-done is left, and with room the same import works. */
async function asBefore(): Promise<void> {
  const home = await openHome(join(disk, "home"));
  try {
    expect(home.opened).toEqual([]);
    expect(await digest(home)).toEqual(facts);
    expect(await typed(home)).toEqual(people);
    expect((await readdir(home.archiveDir)).length).toBe(1);
    const { files } = await importFiles(home, [join(dir, "b.csv")], { today: "2026-06-01" });
    expect(files[0]).toMatchObject({ loaded: 1 });
  } finally {
    await home.close();
  }
}

test("a file that the disk cannot take is not loaded, and that is said", async () => {
  expect(await squeezed("full", "huge.csv", 6_000)).toMatch(/^import: huge\.csv: not loaded, the disk is full\./m);
  await asBefore();
});

test("rows that the warehouse has no room for are not loaded, and that is said", async () => {
  const said = await squeezed("full", "more.csv", 1_500);
  if (isDisk) {
    expect(said).toMatch(/^import: more\.csv: not loaded, the disk is full\./m);
    await asBefore();
  } else expect(said).toMatch(/^import: /m);
});

test("a backup, and a copy before a migration, say so and leave nothing half", async () => {
  const backup = await squeezed("full", "a.csv", 300);
  expect(backup).toMatch(isDisk ? /^backup: The disk is full/m : /^backup: made/m);
  expect((await readdir(join(disk, "home"))).filter((name) => name.endsWith("tmp") && name !== "tmp")).toEqual([]);
  if (!isDisk) return;
  await asBefore();
  expect(await squeezed("full-migrate", "a.csv", 300)).toMatch(/^migration: The disk is full/m);
  expect((await readdir(join(disk, "home", "backups"))).filter((name) => !name.endsWith(".duckdb"))).toEqual([]);
  await asBefore();
});
