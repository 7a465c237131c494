import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { importAsJob, jobs } from "#app/services/jobs.server.ts";
import { closeHome, ownHome } from "#app/warehouse/home.server.ts";
import { random } from "#app/stats/random.ts";
import { checkHome, importFiles, listBatches, openHome } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { digest, tornOriginals } from "./digest.ts";
import { temporaryDirectory, today } from "./factory.ts";

const kills = Number(process.env["LOYALTY_KILLS"] ?? 3);
const seed = Number(process.env["LOYALTY_SEED"] ?? Date.now() % 1_000_000);

const visitHeader = "branch,visit_no,closed_on,phone,client_name,vin,total_amount";
const two = (n: number): string => String(n).padStart(2, "0");
/** Orders from `from` on; every third client comes back, and `amount` tells a later export from an earlier one. */
const orders = (from: number, count: number, amount: number): string =>
  [visitHeader, ...Array.from({ length: count }, (_, i) => {
    const n = from + i;
    const client = n % 1_000;
    return `${n % 2 ? "Центр" : "Север"},${n},2025-${two((n % 12) + 1)}-${two((n % 28) + 1)},+7701${String(1_000_000 + client)},Клиент ${client},XTA2109900${1_000_000 + client},${n % 50 ? amount + n : "x"}`;
  }), ""].join("\n");
const answers = (count: number): string =>
  ["survey_source,response_no,responded_on,origin,touchpoint,phone,recommend_score", ...Array.from({ length: count }, (_, n) => `Анкета,${n},2026-05-${two((n % 28) + 1)},internal,visit,+7701${String(1_000_000 + n)},${n % 11}`), ""].join("\n");

interface Ran {
  readonly signal: string | null;
  /** The last step it came to; "start" before the first. */
  readonly phase: string;
  /** From the home's opening to the end of the import. */
  readonly ms: number;
}

/** Runs the import elsewhere, and kills it `after` so many milliseconds from when the home was open. */
async function elsewhere(home: string, files: readonly string[], after: number | null): Promise<Ran> {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "kill-child.mts"), home, ...files], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let err = "";
  let since = 0;
  let doneAt = 0;
  let timer: NodeJS.Timeout | undefined;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    if (!said.includes("ready") && (said + text).includes("ready")) {
      since = performance.now();
      if (after !== null) timer = setTimeout(() => child.kill("SIGKILL"), after);
    }
    said += text;
    if (said.includes("done")) doneAt ||= performance.now();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  clearTimeout(timer);
  if (signal === null && code !== 0) throw new Error(`the import elsewhere failed:\n${err}`);
  const steps = said.trim().split("\n");
  return { signal, phase: steps.at(-1) === "ready" ? "start" : (steps.at(-1) ?? "start"), ms: doneAt - since };
}

test(`killed at ${kills} random moments: the figures are those before or those after, never between`, { timeout: 120_000 + kills * 30_000 }, async () => {
  const dir = await temporaryDirectory();
  const base = join(dir, "base");
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(join(dir, name), text);
    return join(dir, name);
  };
  const home = await openHome(base);
  await importFiles(home, [await write("old.csv", orders(0, 2_000, 100)), await write("old-answers.csv", answers(300))], { today });
  const before = await digest(home);
  await home.close();
  const files = [await write("new.csv", orders(1_000, 4_000, 200)), await write("answers.csv", answers(900)), await write("more.csv", orders(4_500, 1_500, 300))];

  const landed = join(dir, "landed");
  await cp(base, landed, { recursive: true });
  const { ms } = await elsewhere(landed, files, null);
  const full = await openHome(landed);
  const after = await digest(full);
  await full.close();
  expect(after).not.toEqual(before);

  const draw = random(seed);
  const phases: Record<string, number> = {};
  let killed = 0;
  // A run that was through before its moment came is held to the same, and another is killed in its stead.
  for (let n = 0; killed < kills && n < 3 * kills; n++) {
    const where = `seed ${seed}, run ${n + 1}`;
    const path = join(dir, `killed-${n}`);
    await cp(base, path, { recursive: true });
    const { signal, phase } = await elsewhere(path, files, draw.uniform() * ms);
    const env = { LOYALTY_HOME: path };
    if (signal && phase !== "done") killed++;
    const again = await ownHome(env);
    const found = await digest(again);
    const side = Object.keys(after).every((table) => found[table] === after[table]) ? "after" : "before";
    phases[`${phase} ${signal ? side : "done"}`] = (phases[`${phase} ${signal ? side : "done"}`] ?? 0) + 1;
    expect(found, where).toEqual(side === "after" ? after : before);
    expect(await tornOriginals(again), where).toEqual([]);
    expect(await again.engine.query(raw("select batch from staging.batch where status = 'staged'")), where).toEqual([]);
    expect(await checkHome(again), where).toEqual([]);
    for (const batch of await listBatches(again)) expect(batch.rows_read, where).toBe(batch.loaded + batch.unchanged + batch.superseded + batch.rejected);
    expect(await readdir(again.tmpDir), where).toEqual([]);
    // The restart says what stands, unless the job ended or had not begun.
    const [told] = await jobs(env);
    if (told && told.state !== "done") expect(told, where).toMatchObject({ state: "broken_off", landed: side === "after" });
    if (signal && !["start", "done"].includes(phase)) expect(told, where).toBeDefined();
    // And the same files sent again bring the home where it would have been.
    await importAsJob(files.map((file) => ({ path: file, options: { today } })), { origin: "shell", by: "child", env });
    expect(await digest(again), where).toEqual(after);
    await closeHome(path);
    await rm(path, { recursive: true });
  }
  expect(killed, `seed ${seed}`).toBe(kills);
  console.warn(`kill -9, ${killed} times (seed ${seed}, over ${Math.round(ms)} ms):`, phases);
});
