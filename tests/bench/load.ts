import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openHome } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { copyOf, loadHome, summed, type LoadHome } from "./load-home.ts";
import { atRest, clickThrough, judge, sleep, type Seen } from "./load-run.ts";
import { startLoaded, type LoadServer } from "./load-server.ts";
import { people, type User } from "./load-users.ts";
import { longest, watchLoop } from "./load-watch.ts";
import { say } from "./measure.ts";

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
const at = (times: readonly number[], share: number): string => `${Math.round([...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0)} ms`;

/** Says things with the seconds since its making before them: a run that is cut off has told what it knew. */
function teller(): (text: string) => void {
  const from = performance.now();
  return (text) => say(`${((performance.now() - from) / 1000).toFixed(0).padStart(5)} s  ${text}`);
}
type Tell = ReturnType<typeof teller>;

/** Fifty people click through the pages while a million rows are loaded. Are there errors, wrong figures, stalls; how long do both wait for each other? */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { minutes: { type: "string", default: "5" }, users: { type: "string", default: "50" }, times: { type: "string", default: "25" }, rows: { type: "string", default: "1000000" }, keep: { type: "string" } } });
  const folder = await mkdtemp(join(tmpdir(), "loyalty-load-"));
  const tell = teller();
  try {
    const made = await madeOrKept(values.keep ?? folder, Number(values.times), Number(values.rows));
    tell(`${made.visits.toLocaleString("en")} visits (the demo ×${values.times}), ${made.next.rows.toLocaleString("en")} rows to load, ${values.users} people, ${values.minutes} min, ${availableParallelism()} cores`);
    const alone = await importAlone(await copyOf(made, join(folder, "alone")), made);
    tell(`import alone: ${alone.toFixed(1)} s`);
    await rm(join(folder, "alone"), { recursive: true });
    const dir = await copyOf(made, join(folder, "run"));
    const users = await usersOf(dir, Number(values.users));
    const server = await startLoaded(dir, users);
    try {
      await underLoad(server, users, made, Number(values.minutes) * 60_000, alone, tell);
    } finally {
      const lines = (await server.stop()).split("\n").filter((line) => / error |^\S*Error|failed/.test(line));
      tell(`errors in the server's log: ${lines.length}${[...new Set(lines.map((line) => `\n  ${line.slice(0, 200)}`))].slice(0, 10).join("")}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is kept from a run before is measured once more: making it takes longer than the measuring. */
async function madeOrKept(folder: string, times: number, rows: number): Promise<LoadHome> {
  const said = join(folder, `made-${times}-${rows}.json`);
  if (existsSync(said)) {
    const kept = { ...(JSON.parse(await readFile(said, "utf8")) as LoadHome), dir: join(folder, "home") };
    await summed(kept.dir);
    return kept;
  }
  await mkdir(folder, { recursive: true });
  const made = await loadHome(folder, times, rows);
  await writeFile(said, JSON.stringify(made));
  return made;
}

async function underLoad(server: LoadServer, users: readonly User[], { next, today }: LoadHome, ms: number, alone: number, tell: Tell): Promise<void> {
  await server.settled();
  const before = await atRest(server, users);
  await server.settled();
  const rest = await server.memory();
  tell(`at rest: ${before.size} addresses; ${megabytes(rest.now)} of memory`);
  const watch = await watchLoop(server);
  const clicking = clickThrough(server, users, ms);
  await sleep(ms * 0.2);
  const begun = performance.now();
  const took = await server.load(next.file, today);
  const landed = performance.now();
  tell(`import: ${took.toFixed(1)} s, ×${(took / alone).toFixed(2)} of ${alone.toFixed(1)} s alone`);
  const most = (await server.memory()).most;
  const seen = await clicking;
  const held = await watch.stop();
  const stall = (from: number, to: number): string => `${longest(held, from, to).toFixed(0)} ms`;
  tell(`longest stall of the event loop: ${stall(0, begun)} before the import, ${stall(begun, landed)} during, ${stall(landed, Infinity)} after   bar 200 ms`);
  tell(`moments that it was held above the bar: ${list(held.filter((one) => one.ms > 200).map((one) => `${one.ms.toFixed(0)} ms, ${((one.at - landed) / 1000).toFixed(0)} s from the import's end`)) || "none"}`);
  for (const sort of ["page", "drawer", "data", "export"] as const) tell(times(sort, seen.filter((one) => one.sort === sort), begun, landed));
  await server.settled();
  tell("settled");
  const end = await server.memory();
  tell(`memory: ${megabytes(rest.now)} before, ${megabytes(Math.max(most, end.most))} at most, ${megabytes(end.now)} after`);
  const { compared, errors, mixed, late } = judge(seen, before, await atRest(server, users), landed);
  tell(`${seen.length} answers; errors: ${errors.length}${list(errors)}`);
  tell(`figures compared on ${compared} answers; mixed: ${mixed.length}${list(mixed)}`);
  tell(`from before, though asked for after the import: ${late.length}${list(late)}`);
}

const list = (lines: readonly string[]): string => [...new Set(lines)].slice(0, 5).map((one) => `\n  ${one}`).join("");

function times(sort: string, seen: readonly Seen[], from: number, to: number): string {
  const during = seen.filter(({ ended, begun }) => ended > from && begun < to);
  const rest = seen.filter((one) => !during.includes(one));
  const shown = (of: readonly Seen[]): string => `${String(of.length).padStart(5)}: p50 ${at(of.map(({ ms }) => ms), 0.5).padStart(8)}, p95 ${at(of.map(({ ms }) => ms), 0.95).padStart(8)}`;
  return `${sort.padEnd(8)} without the import ${shown(rest)}; during it ${shown(during)}`;
}

async function usersOf(dir: string, count: number): Promise<User[]> {
  const home = await openHome(dir);
  const branches = await home.engine.query<{ branch: string }>(raw("select branch from core.visit where branch is not null group by branch order by count(*) desc limit 3"));
  const advisors = await home.engine.query<{ code: string; branch: string }>(raw("select v.advisor as code, max(v.branch) as branch from core.visit as v inner join core.staff as s on s.staff_code = v.advisor where s.role = 'advisor' and v.branch is not null group by v.advisor order by count(*) desc limit 6"));
  await home.close();
  return people(count, branches.map(({ branch }) => branch), advisors);
}

async function importAlone(dir: string, { next, today }: LoadHome): Promise<number> {
  const server = await startLoaded(dir, [{ name: "nobody" }]);
  try {
    await server.settled();
    return await server.load(next.file, today);
  } finally {
    await server.stop();
  }
}
