import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { listenForShell, stopListening } from "#app/cli/listen.ts";
import { execute } from "#app/cli/main.ts";
import { progressLine } from "#app/cli/progress.ts";
import { askServer } from "#app/cli/remote.ts";
import { translator } from "#app/i18n/index.ts";
import { closeHome, ownHome } from "#app/warehouse/home.server.ts";
import { listBatches } from "#pipelines/index.ts";
import { temporaryDirectory, today, visits } from "./factory.ts";

/** The shell, in this process. */
async function shell() {
  const dir = await temporaryDirectory();
  const env = { LOYALTY_HOME: join(dir, "home") };
  onTestFinished(() => closeHome(env.LOYALTY_HOME));
  const io = (signal?: AbortSignal) => {
    const said = { out: "", err: "" };
    return { said, io: { stdout: { write: (text: string) => (said.out += text) }, stderr: { write: (text: string) => (said.err += text) }, cwd: dir, env, isTTY: false, signal } };
  };
  return {
    env,
    file: async (name: string, text: string) => {
      await writeFile(join(dir, name), text);
      return name;
    },
    async run(...argv: string[]) {
      const one = io();
      return { code: await execute(["--lang", "en", ...argv], one.io), ...one.said };
    },
    io,
    /** Keeps the home's queue busy until it is let go. */
    async hold(): Promise<() => void> {
      let go: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (go = resolve));
      (await ownHome(env)).exclusive(() => held).catch(() => undefined);
      return go;
    },
  };
}

const odd = ["Точка;Бумага;День;Итог к оплате", "Центр;1;01.05.2026;100,00", "Центр;2;02.05.2026;250,50", ""].join("\n");
const map = ["--map", "Точка=branch", "--map", "Бумага=visit_no", "--map", "День=closed_on", "--map", "Итог к оплате=total_amount"];

test("headers that nobody knows are mapped once, remembered, listed and forgotten", async () => {
  const { file, run } = await shell();
  const first = await file("a.csv", odd);
  expect((await run("import", first, "--kind", "visits", "--today", today)).code).not.toBe(0);
  expect(JSON.parse((await run("import", first, "--kind", "visits", ...map, "--remember", "--today", today, "--json")).out)).toMatchObject({ files: [{ loaded: 2, rejected: 0 }] });
  const second = await file("b.csv", odd.replaceAll("Центр", "Север"));
  expect(JSON.parse((await run("import", second, "--today", today, "--json")).out)).toMatchObject({ files: [{ kind: "visits", loaded: 2 }] });
  const [kept] = JSON.parse((await run("mappings", "--json")).out) as { signature: string; kind: string; headers: string[] }[];
  expect(kept).toMatchObject({ kind: "visits", headers: ["Точка", "Бумага", "День", "Итог к оплате"] });
  expect((await run("mappings")).out).toContain("Точка, Бумага");
  expect((await run("mappings", "forget", "zzz")).code).toBe(2);
  expect(await run("mappings", "forget", kept?.signature.slice(0, 8) ?? "")).toMatchObject({ code: 0, out: expect.stringContaining("Forgotten") as string });
  expect((await run("mappings")).out).toContain("Nothing is remembered");
  expect((await run("import", await file("c.csv", odd.replaceAll("Центр", "Юг")), "--kind", "visits", "--today", today)).code).not.toBe(0);
});

test.each([["--map", "Точка"], ["--map", "=branch"], ["--map", "Точка="]])("%s %s is no pair", async (option, value) => {
  const { file, run } = await shell();
  expect(await run("import", await file("a.csv", odd), option, value)).toMatchObject({ code: 2, out: "" });
});

test("an undo is looked at, and nothing has changed", async () => {
  const { env, file, run } = await shell();
  await run("import", await file("a.csv", visits("Центр,1,2026-05-01,+77011234567,Иванов,100")), "--today", today);
  await run("import", await file("b.csv", visits("Центр,1,2026-05-01,+77011234567,Иванов,150", "Центр,2,2026-05-31,+77011234567,Иванов,300")), "--today", today);
  const [last] = await listBatches(await ownHome(env));
  const { code, out } = await run("undo", last?.batch ?? "", "--dry-run");
  expect(code).toBe(0);
  expect(out).toContain("2 rows leave the figures");
  expect(out).toContain("1 row falls back to what an earlier load said (a.csv)");
  expect(out).toMatch(/Average check.*225.*100/i);
  expect(JSON.parse((await run("undo", last?.batch ?? "", "--dry-run", "--json")).out)).toMatchObject({ leaves: 2, comes_back: 1 });
  expect((await listBatches(await ownHome(env))).map((b) => b.status)).toEqual(["loaded", "loaded"]);
  const listed = (await run("batches")).out;
  expect(listed).toContain("2026-05-01..2026-05-31");
});

test("Ctrl-C stops an import without a trace, here and in a server", async () => {
  const { env, file, io, hold, run } = await shell();
  const argv = ["--lang", "en", "import", await file("a.csv", visits("Центр,1,2026-05-01,,,100")), "--today", today];
  const go = await hold();
  const stop = new AbortController();
  const here = io(stop.signal);
  const code = execute(argv, here.io);
  setTimeout(() => stop.abort(), 50);
  expect(await code).toBe(1);
  expect(here.said.err).toContain("cancelled");

  await listenForShell(env.LOYALTY_HOME);
  const again = new AbortController();
  const there = io(again.signal);
  const answered = askServer(argv, there.io);
  setTimeout(() => again.abort(), 200);
  expect(await answered).toBe(1);
  expect(there.said.err).toContain("cancelled");
  go();
  expect(await listBatches(await ownHome(env))).toEqual([]);
  expect((await run(...argv.slice(2))).code).toBe(0);
  await stopListening();
});

test("what was loaded before is said", async () => {
  const { file, run } = await shell();
  await run("import", await file("a.csv", visits("Центр,1,2026-05-01,,,100", "Центр,2,2026-05-03,,,100")), "--today", today);
  const { out } = await run("import", await file("b.csv", visits("Центр,1,2026-05-01,,,100", "Центр,2,2026-05-03,,,120", "Центр,3,2026-05-04,,,1")), "--today", today);
  expect(out).toContain("2 rows of 1–3\u00a0May 2026 were already loaded (a.csv)");
});

test("in a terminal the progress has bytes, rows and time left; elsewhere a line a file", () => {
  let now = 0;
  const line = (isTTY: boolean) => {
    let text = "";
    const shown = progressLine({ stderr: { write: (more: string) => (text += more) }, isTTY, t: translator("en"), locale: "en" }, () => now);
    now = 4_000;
    shown.show({ file: "/x/visits.csv", index: 1, files: 1, step: "read", rows: 12_345, bytes: 2 ** 20, total_bytes: 2 ** 21, all: { bytes: 2 ** 20, total_bytes: 2 ** 21 } });
    return text;
  };
  now = 0;
  // A quarter of the whole in 4 s: 12 s are left.
  expect(line(true)).toBe("\r\u001b[2Kvisits.csv: reading · 1.0\u00a0MB / 2.0\u00a0MB · 12,345 rows · 12\u00a0s left");
  now = 0;
  expect(line(false)).toBe("visits.csv: reading\n");
});
