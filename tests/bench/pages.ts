import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Home } from "#pipelines/index.ts";
import type { Question } from "#app/filters/question.ts";
import { filterOptions } from "#app/services/options.server.ts";
import { overview } from "#app/services/overview.server.ts";
import { say } from "./measure.ts";
import { addresses, combinations } from "./pages-asked.ts";
import { asExport, byHand, generate, hasBaseline, importedHome, summed } from "./pages-home.ts";
import { openPages } from "./pages-server.ts";

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

/** How long does the Overview take over many visits, against the same sort of answers written by hand over the visit table in the same run? */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { rows: { type: "string", default: "2000000" }, clients: { type: "string", default: "200000" }, urls: { type: "string", default: "1000" } } });
  if (!hasBaseline()) return say("../shared/reference/baseline is not here: without its generator and its queries there is nothing to measure against.");
  const [rows, clients] = [Number(values.rows), Number(values.clients)];
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
    line("Overview from the rows, before any sum stands", await cold(opened, { filters: {} }, 1));
    line("sums by month, in the background of a server", await timed(() => summed(opened)));
    for (const [name, question] of combinations) {
      const time = await cold(opened, question, 3);
      line(`Overview without cache: ${name}`, time, `${share(time, all)}${name === "everything" ? "   bar 1/50, goal 1/100" : "   bar 1/10"}`);
    }
    await throughPages(dir, Number(values.urls));
    await opened.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Every statement of the page, with what the filter bar asks, by a home that has no answer yet. */
async function cold(home: Home, question: Question, runs: number): Promise<Time> {
  const times: Time[] = [];
  for (let run = 0; run < runs; run++) {
    const fresh: Home = { ...home, version: home.version };
    times.push(await timed(async () => [await filterOptions(fresh), await overview(fresh, question)]));
  }
  return best(times);
}

/** The pages themselves, by the same process and home. */
async function throughPages(dir: string, count: number): Promise<void> {
  const pages = await openPages(dir);
  try {
    say(pages.note);
    const all = addresses(count);
    for (const address of all.slice(0, 20)) await pages.get(address);
    const warm: number[] = [];
    for (let i = 0; i < 200; i++) warm.push((await timed(() => pages.get(all[i % 20] as string))).wall);
    const at = (times: readonly number[], share: number): string => `${([...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0).toFixed(1)} ms`;
    say(`a page with cache: p50 ${at(warm, 0.5)}, p95 ${at(warm, 0.95)}   bar 20 ms`);
    const memory: number[] = [];
    const each: number[] = [];
    for (const [i, address] of all.entries()) {
      each.push((await timed(() => pages.get(address))).wall);
      if (i % Math.ceil(count / 5) === 0) memory.push(process.memoryUsage.rss() / 1e6);
    }
    memory.push(process.memoryUsage.rss() / 1e6);
    say(`${count} addresses with filters at random: p50 ${at(each, 0.5)}, p95 ${at(each, 0.95)}; memory on the way ${memory.map((mb) => mb.toFixed(0)).join(", ")} MB`);
    say(await pages.charts(5));
  } finally {
    await pages.close();
  }
}
