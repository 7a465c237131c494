import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Home } from "#pipelines/index.ts";
import type { Question } from "#app/filters/question.ts";
import { localViewer } from "#app/auth/known-viewers.ts";
import { seenAs } from "#app/auth/viewer.server.ts";
import { build, isBuilt } from "#app/cli/build.ts";
import { filterOptions } from "#app/services/options.server.ts";
import { overview } from "#app/services/overview.server.ts";
import { overviewAround } from "#app/services/overview/page.server.ts";
import { say } from "./measure.ts";
import { addresses, combinations } from "./pages-asked.ts";
import { asExport, byHand, generate, hasBaseline, importedHome, summed } from "./pages-home.ts";

interface Time {
  readonly wall: number;
  /** Of all threads of the process: what a loaded machine does not stretch. */
  readonly cpu: number;
}

async function timed(work: () => Promise<unknown>): Promise<Time> {
  const [from, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - from, cpu: (user + system) / 1000 };
}
const best = (times: readonly Time[]): Time => [...times].sort((a, b) => a.cpu - b.cpu)[0] as Time;
const plus = (times: readonly Time[]): Time => ({ wall: times.reduce((sum, t) => sum + t.wall, 0), cpu: times.reduce((sum, t) => sum + t.cpu, 0) });
const line = (name: string, { wall, cpu }: Time, note = ""): void => say(`${name.padEnd(52)} ${wall.toFixed(0).padStart(7)} ms ${cpu.toFixed(0).padStart(7)} ms of CPU${note}`);
const share = (part: Time, whole: Time): string => `   1/${(whole.wall / part.wall).toFixed(1)} of the time, 1/${(whole.cpu / part.cpu).toFixed(1)} of the work`;

/** From so many visits on nobody waits for the rows to answer: a statement is cut after a minute. */
const ROWS_ANSWER = 1_000_000;

/** How long does the Overview take over many visits, against the same sort of answers written by hand over the visit table in the same run? */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { visits: { type: "string", default: "2000000" }, clients: { type: "string" }, urls: { type: "string", default: "1000" }, build: { type: "boolean", default: false } } });
  if (!hasBaseline()) return say("../shared/reference/baseline is not here: without its generator and its queries there is nothing to measure against.");
  const rows = Number(values.visits);
  const clients = Number(values.clients ?? rows / 10);
  if (values.build && !(await isBuilt()) && !(await build())) throw new Error("the pages were not built");
  const folder = await mkdtemp(join(tmpdir(), "loyalty-bench-"));
  try {
    const generated = join(folder, "generated.csv");
    generate(generated, rows, clients);
    say(`${rows.toLocaleString("en")} visits of ${clients.toLocaleString("en")} clients, ${availableParallelism()} cores`);
    const hand = new Map<string, Time>();
    await byHand(generated, join(folder, "bare.duckdb"), async (name, work) => void hand.set(name, best([await timed(work), await timed(work), await timed(work)])));
    for (const [name, time] of hand) line(`by hand  ${name}`, time);
    const all = plus([...hand.values()]);
    line("by hand  together", all);

    const file = join(folder, "visits.csv");
    await asExport(generated, file);
    const dir = join(folder, "home");
    let home: Home | null = null;
    line("import", await timed(async () => void (home = await importedHome(file, dir, rows))));
    await Promise.all([generated, file, join(folder, "bare.duckdb")].map((path) => rm(path, { force: true })));
    const opened = home as unknown as Home;
    if (rows <= ROWS_ANSWER) line("Overview from the rows, before any sum stands", await cold(opened, { filters: {} }, 1));
    line("sums by month, in the background of a server", await timed(() => summed(opened)));
    for (const [name, question] of combinations) {
      const time = await cold(opened, question, 8);
      line(`Overview without cache: ${name}`, time, `${share(time, all)}${name === "everything" ? "   bar 1/50, goal 1/100" : "   bar 1/10"}`);
    }
    await throughPages(opened, Number(values.urls));
    await opened.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** All that the page asks, with the filter bar and what stands around the figures, by a home that has no answer yet. */
async function cold(home: Home, question: Question, runs: number): Promise<Time> {
  const times: Time[] = [];
  for (let run = 0; run < runs; run++) {
    const fresh: Home = { ...home, version: home.version };
    times.push(await timed(() => seenAs(localViewer("bench"), async () => [await filterOptions(fresh), ...(await Promise.all([overview(fresh, question), overviewAround(fresh, question)]))])));
  }
  return best(times);
}

/** The pages themselves, by the same process and home. */
async function throughPages(home: Home, count: number): Promise<void> {
  const built = await isBuilt();
  if (built) process.env["NODE_ENV"] = "production";
  const { openPages } = await import("./pages-server.ts");
  const pages = await openPages(home, built);
  try {
    say(pages.note);
    const all = addresses(count);
    // Three rounds: what the first page is made without (alerts, duplicates) comes late and makes it anew.
    for (let round = 0; round < 3; round++) for (const address of all.slice(0, 20)) await pages.get(address);
    const at = (times: readonly number[], share: number): string => `${([...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0).toFixed(1)} ms`;
    const kept = async (name: string, get: (address: string) => Promise<void>): Promise<void> => {
      for (const address of all.slice(0, 20)) await get(address);
      const warm: Time[] = [];
      for (let i = 0; i < 200; i++) warm.push(await timed(() => get(all[i % 20] as string)));
      const [walls, cpus] = [warm.map(({ wall }) => wall), warm.map(({ cpu }) => cpu)];
      say(`a page with cache, ${name}: p50 ${at(walls, 0.5)}, p95 ${at(walls, 0.95)}, at most ${at(walls, 0.999)}; of CPU p50 ${at(cpus, 0.5)}, p95 ${at(cpus, 0.95)}   bar 20 ms`);
    };
    await kept("within the process", pages.get);
    if (pages.fetch) await kept("by HTTP, compressed", pages.fetch);
    const memory: number[] = [];
    const each: number[] = [];
    for (const [i, address] of all.entries()) {
      each.push((await timed(() => pages.get(address))).wall);
      if (i % Math.ceil(count / 8) === 0) memory.push(process.memoryUsage.rss() / 1e6);
    }
    memory.push(process.memoryUsage.rss() / 1e6);
    say(`${count} addresses with filters at random: p50 ${at(each, 0.5)}, p95 ${at(each, 0.95)}; memory on the way ${memory.map((mb) => mb.toFixed(0)).join(", ")} MB`);
    say(await pages.charts(5));
    say(await pages.brush());
  } finally {
    await pages.close();
  }
}
