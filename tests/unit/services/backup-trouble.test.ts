import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { translator } from "#app/i18n/index.ts";
import { backupTrouble, keepBackups } from "#app/services/system/backup-schedule.server.ts";
import { troubleText } from "#app/services/system/system-page.server.ts";
import { closeHomes } from "#app/warehouse/home.server.ts";
import { readNotices } from "#pipelines/index.ts";

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "loyalty-trouble-"));
});
afterAll(async () => {
  await closeHomes();
  await rm(dir, { recursive: true, force: true });
});

it("a backup that is due and cannot be made is told until one is, and written down once", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const folder = join(dir, "disk");
  await writeFile(folder, "no folder");
  const kept = keepBackups({ LOYALTY_HOME: join(dir, "home"), BACKUP_DIR: folder }, 20);
  try {
    await vi.waitFor(() => expect(logged.mock.calls.length).toBeGreaterThan(2), { timeout: 60_000 });
    expect(troubleText(translator("en"))?.problem).toMatch(/ENOTDIR|EEXIST|not a directory|file already exists/);
    await rm(folder);
    await vi.waitFor(() => expect(backupTrouble()).toBeNull(), { timeout: 60_000 });
    expect(troubleText(translator("en"))).toBeNull();
  } finally {
    await kept.stop();
    logged.mockRestore();
  }
  expect((await readdir(folder)).length).toBe(1);
  expect((await readNotices(join(dir, "home"))).map(({ code }) => code)).toEqual(["backup_failed"]);
});
