import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { approveRun } from "#app/services/bonus/approve.server.ts";
import { openRun } from "#app/services/bonus/open.server.ts";
import { readRun } from "#app/services/bonus/read-run.server.ts";
import { reviewRun } from "#app/services/bonus/review.server.ts";
import { verifyRun } from "#app/services/bonus/verify.server.ts";
import { random } from "#app/stats/random.ts";
import { closeHome, ownHome } from "#app/warehouse/home.server.ts";
import { openHome, type Home } from "#pipelines/index.ts";
import { as, at, director, hr } from "./people.ts";
import { begun, load, may, oneMore } from "./scene.ts";
import { steps } from "./story.ts";
import { temporaryDirectory } from "../stage/factory.ts";

const kills = Number(process.env["LOYALTY_KILLS"] ?? 1);
const seed = Number(process.env["LOYALTY_SEED"] ?? Date.now() % 1_000_000);

/** What Anna was given for May by all runs, with what the next draft still has for it; and how far each run has come. */
async function standing(home: Home, late: string): Promise<{ readonly given: number; readonly due: number; readonly states: readonly string[] }> {
  const runs = await Promise.all(["2026-05", "2026-06", "2026-07", "2026-08"].map((period) => as(hr, () => readRun(home, period))));
  // A period that is not opened shows what it would carry, were it the next.
  const next = runs.findIndex(({ state }) => state !== "approved" && state !== "paid");
  const own = runs.slice(0, next + 1).flatMap(({ lines }) => lines).filter(({ staff_code, of_period }) => staff_code === "A1" && of_period === "2026-05");
  const done = await Promise.all(steps(late).map((step) => step.done(home)));
  const [merged, undone] = [done[2], done[6]];
  return { given: may.anna + own.reduce((sum, { amount_minor }) => sum + amount_minor, 0), due: may.anna + (undone ? 0 : oneMore) + (merged ? oneMore : 0), states: runs.map(({ state }) => state) };
}

test(`killed at ${kills} random moments of approving, paying, merging, opening, reviewing and taking back: a run is in one state or the next, no correction is lost or doubled`, { timeout: 120_000 + kills * 60_000 }, async () => {
  const [begunAt, dir] = [await begun(), await temporaryDirectory()];
  const base = join(begunAt, "home");
  const home = await openHome(base);
  for (const period of ["2026-05", "2026-06"]) {
    await as(hr, () => openRun(home, period, at("2026-06-01")));
    if (period === "2026-06") break;
    await as(hr, () => reviewRun(home, period, at("2026-06-02")));
    await as(director, () => approveRun(home, period, undefined, at("2026-06-05")));
  }
  const [late = ""] = await load(home, dir, ["late.csv"]);
  await as(hr, () => reviewRun(home, "2026-06", at("2026-07-02")));
  await home.close();

  /** Goes on with the story elsewhere; killed a share of a step's time after that step began. Gives how long each step took. */
  const elsewhere = async (path: string, kill: { readonly step: string; readonly after: number } | null): Promise<{ readonly signal: string | null; readonly last: string; readonly took: ReadonlyMap<string, number> }> => {
    const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "kill-child.mts"), path, late], { stdio: ["ignore", "pipe", "pipe"] });
    const began: [string, number][] = [];
    let [rest, err] = ["", ""];
    let timer: NodeJS.Timeout | undefined;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const said = `${rest}${text}`.split("\n");
      rest = said.pop() ?? "";
      for (const step of said) {
        began.push([step, performance.now()]);
        if (step === kill?.step) timer = setTimeout(() => child.kill("SIGKILL"), kill.after);
      }
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    const [code, signal] = (await once(child, "close")) as [number | null, string | null];
    clearTimeout(timer);
    if (signal === null && code !== 0) throw new Error(`the story elsewhere failed:\n${err}`);
    return { signal, last: began.at(-1)?.[0] ?? "", took: new Map(began.map(([step, since], i) => [step, (began[i + 1]?.[1] ?? since) - since])) };
  };

  const whole = join(dir, "whole");
  await cp(base, whole, { recursive: true });
  const { took } = await elsewhere(whole, null);
  const draw = random(seed);
  const names = steps(late).map(({ name }) => name);
  const first = Math.floor(draw.uniform() * names.length);
  const phases: Record<string, number> = {};
  let killed = 0;
  for (let n = 0; killed < kills && n < 3 * kills; n++) {
    // Each step has its turn, from a random one on: most of the time is one or two of them.
    const step = names[(first + killed) % names.length] ?? "";
    const where = `seed ${seed}, run ${n + 1}, ${step}`;
    const path = join(dir, `killed-${n}`);
    await cp(base, path, { recursive: true });
    const { signal, last } = await elsewhere(path, { step, after: draw.uniform() * (took.get(step) ?? 0) });
    if (signal && last !== "done") killed++;
    phases[last] = (phases[last] ?? 0) + 1;
    const again = await ownHome({ LOYALTY_HOME: path });
    const { given, due, states } = await standing(again, late);
    expect(given, where).toBe(due);
    expect(["approved reviewed not_opened not_opened", "approved approved not_opened not_opened", "approved paid not_opened not_opened", "approved paid draft not_opened", "approved paid reviewed not_opened", "approved paid approved not_opened"], where).toContain(states.join(" "));
    for (const [i, period] of ["2026-05", "2026-06", "2026-07"].entries()) {
      if (["approved", "paid"].includes(states[i] ?? "")) expect(await as(hr, () => verifyRun(again, period)), where).toMatchObject([{ sound: true }]);
    }
    // Whoever goes on comes to where the story ends: both corrections approved, the load's taken back by the next run.
    for (const step of steps(late)) if (!(await step.done(again))) await step.take(again);
    expect(await standing(again, late), where).toEqual({ given: may.anna + oneMore, due: may.anna + oneMore, states: ["approved", "paid", "approved", "not_opened"] });
    await closeHome(path);
    await rm(path, { recursive: true });
  }
  await rm(begunAt, { recursive: true });
  expect(killed, `seed ${seed}`).toBe(kills);
  console.warn(`kill -9, ${killed} times (seed ${seed}):`, phases);
});
