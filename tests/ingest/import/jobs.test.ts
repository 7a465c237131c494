import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { cancelJob, followJob, importAsJob, job, jobEnded, jobs, startImport, type Job } from "#app/services/jobs.server.ts";
import { closeHome, ownHome } from "#app/warehouse/home.server.ts";
import { importFiles, listBatches } from "#pipelines/index.ts";
import { temporaryDirectory, today, visits } from "./factory.ts";

/** A home as the server finds it by its environment, and files beside it. */
async function office() {
  const dir = await temporaryDirectory();
  const env = { LOYALTY_HOME: join(dir, "home") };
  onTestFinished(() => closeHome(env.LOYALTY_HOME));
  return {
    env,
    async file(name: string, ...lines: readonly string[]) {
      await writeFile(join(dir, name), visits(...lines));
      return { path: join(dir, name), options: { today } };
    },
    /** Keeps the home's queue busy until it is let go. */
    async hold(): Promise<() => void> {
      const home = await ownHome(env);
      let go: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (go = resolve));
      home.exclusive(() => held).catch(() => undefined);
      return go;
    },
  };
}

test("a job waits for its turn, runs, and keeps its report in the home", async () => {
  const { env, file, hold } = await office();
  const go = await hold();
  const id = await startImport([await file("a.csv", "Центр,1,2026-05-01,,,100"), await file("b.csv", "Центр,2,2026-05-02,,,x")], { origin: "browser", by: "browser", env });
  expect(await job(id, env)).toMatchObject({ state: "waiting", cancellable: true, files: ["a.csv", "b.csv"], progress: null, ended_at: null });
  go();
  expect(await jobEnded(id, env)).toMatchObject({ state: "done", cancellable: false, problem: null, report: { files: [{ loaded: 1 }, { rejected: 1 }] } });
  expect(JSON.parse(await readFile(join(env.LOYALTY_HOME, "reports", `${id}.json`), "utf8"))).toMatchObject({ job: { id, state: "done" }, batches_before: 0 });
  expect((await listBatches(await ownHome(env))).map((b) => [b.file, b.imported_by])).toEqual([["b.csv", "browser"], ["a.csv", "browser"]]);
});

test("one that waits is cancelled at once, and leaves nothing but the word that it was", async () => {
  const { env, file, hold } = await office();
  const go = await hold();
  let ended = 0;
  const id = await startImport([await file("a.csv", "Центр,1,2026-05-01,,,100")], { origin: "browser", by: "browser", env, ended: async () => void ended++ });
  expect(await cancelJob(id, env)).toBe(true);
  expect(await jobEnded(id, env)).toMatchObject({ state: "cancelled", started_at: null });
  go();
  expect(await listBatches(await ownHome(env))).toEqual([]);
  expect(await cancelJob(id, env)).toBe(false);
  expect(ended).toBe(1);
});

test("one that runs is cancelled before its commit, not after", async () => {
  const { env, file } = await office();
  const item = await file("a.csv", "Центр,1,2026-05-01,,,100");
  const at = (step: string) => new Promise<Job | null>((resolve, reject) => {
    const started = startImport([item], {
      ...{ origin: "shell" as const, by: "me", env },
      onProgress: (progress) => {
        if (progress.step === step) started.then((id) => cancelJob(id, env)).catch(reject);
      },
    });
    started.then((id) => jobEnded(id, env)).then(resolve, reject);
  });
  expect(await at("models")).toMatchObject({ state: "cancelled", report: null });
  expect(await listBatches(await ownHome(env))).toEqual([]);
  expect(await at("commit")).toMatchObject({ state: "done", report: { files: [{ loaded: 1 }] } });
});

test("whoever waits for a job hears how it ended", async () => {
  const { env, file } = await office();
  const item = await file("a.csv", "Центр,1,2026-05-01,,,100");
  const abort = new AbortController();
  abort.abort();
  await expect(importAsJob([item], { origin: "shell", by: "me", env, signal: abort.signal })).rejects.toMatchObject({ name: "ImportCancelled" });
  expect(await importAsJob([item], { origin: "shell", by: "me", env })).toMatchObject({ files: [{ loaded: 1 }] });
});

test("a job can be followed to its end", async () => {
  const { env, file } = await office();
  const id = await startImport([await file("a.csv", "Центр,1,2026-05-01,,,100")], { origin: "browser", by: "browser", env });
  const states: string[] = [];
  for await (const seen of followJob(id, new AbortController().signal, env)) states.push(seen.state);
  expect(states.at(-1)).toBe("done");
  expect(states.length).toBeGreaterThan(1);
});

/** A job as a process that was killed left it. */
async function left(home: string, state: "waiting" | "running", batches_before: number | null): Promise<string> {
  const id = randomUUID();
  const nothing = { progress: null, started_at: null, ended_at: null, report: null, problem: null, landed: null };
  await mkdir(join(home, "reports"), { recursive: true });
  await writeFile(join(home, "reports", `${id}.json`), JSON.stringify({ job: { id, origin: "browser", by: "browser", files: ["a.csv"], state, cancellable: true, queued_at: new Date().toISOString(), ...nothing }, batches_before }));
  return id;
}

test.each([
  ["while it waited", "waiting", null, false],
  ["before its commit", "running", 1, false],
  ["after its commit", "running", 0, true],
] as const)("a job whose process was killed %s is broken off, and says whether it landed", async (_when, state, before, landed) => {
  const { env, file } = await office();
  const home = await ownHome(env);
  await importFiles(home, [(await file("a.csv", "Центр,1,2026-05-01,,,100")).path], { today });
  const id = await left(env.LOYALTY_HOME, state, before);
  expect(await job(id, env)).toMatchObject({ state: "broken_off", cancellable: false, landed });
  expect(JSON.parse(await readFile(join(env.LOYALTY_HOME, "reports", `${id}.json`), "utf8"))).toMatchObject({ job: { state: "broken_off", landed } });
});

test("fifty ended jobs are kept, and a file that is no job hurts nobody", async () => {
  const { env, file } = await office();
  await mkdir(join(env.LOYALTY_HOME, "reports"), { recursive: true });
  await writeFile(join(env.LOYALTY_HOME, "reports", "note.txt"), "");
  for (let n = 0; n < 52; n++) {
    const id = await left(env.LOYALTY_HOME, "waiting", null);
    const path = join(env.LOYALTY_HOME, "reports", `${id}.json`);
    const kept = JSON.parse(await readFile(path, "utf8")) as { job: object };
    await writeFile(path, JSON.stringify({ ...kept, job: { ...kept.job, state: "done", ended_at: "2026-01-01", queued_at: `2026-01-01T00:00:${String(n).padStart(2, "0")}Z` } }));
  }
  await importAsJob([await file("a.csv", "Центр,1,2026-05-01,,,100")], { origin: "shell", by: "me", env });
  expect((await readdir(join(env.LOYALTY_HOME, "reports"))).filter((name) => name.endsWith(".json"))).toHaveLength(50);
  const [newest] = await jobs(env);
  expect(newest).toMatchObject({ by: "me", state: "done" });
});
