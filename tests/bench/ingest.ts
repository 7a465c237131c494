import { mkdtemp, rm, stat } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { importFiles, openHome } from "#pipelines/index.ts";
import { takeFile } from "#pipelines/stage/take-file.ts";
import { openDuckDB } from "#pipelines/warehouse/duckdb.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { median, peakMemory, perSecond, say, seconds } from "./measure.ts";
import { columns, in1251, writeVisits } from "./visits.ts";

const today = "2026-01-01";
const DAILY = 5_000;

/**
 * How many times a bare typed load of the same file, in the same run, do staging alone (copy, hash, checks) and the whole import
 * (landing, clients, figures) take? And how long a daily file on top of it?
 */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { rows: { type: "string", default: "1000000" }, runs: { type: "string", default: "3" } } });
  const rows = Number(values.rows);
  const runs = Number(values.runs);
  const folder = await mkdtemp(join(tmpdir(), "loyalty-bench-"));
  try {
    const file = join(folder, "visits.csv");
    const old = join(folder, "visits-1251.csv");
    const daily = join(folder, "daily.csv");
    await writeVisits(file, rows);
    await in1251(file, old);
    await writeVisits(daily, DAILY, { seed: 2, from: rows });
    const { size } = await stat(file);
    say(`${rows.toLocaleString("en")} visits, ${(size / 1e6).toFixed(0)} MB, ${availableParallelism()} cores, median of ${runs}`);
    const times = { bare: [] as number[], staged: [] as number[], staged1251: [] as number[], whole: [] as number[], day: [] as number[] };
    for (let run = 0; run < runs; run++) {
      times.bare.push(await seconds(() => bareLoad(file, join(folder, `bare-${run}.duckdb`), rows)));
      times.staged.push(await stageAlone(file, join(folder, `stage-${run}`), rows));
      times.staged1251.push(await stageAlone(old, join(folder, `stage-1251-${run}`), rows));
      const home = join(folder, `home-${run}`);
      times.whole.push(await seconds(() => wholeImport(file, home, rows)));
      times.day.push(await dayOnTop(daily, home));
      for (const name of [`bare-${run}.duckdb`, `stage-${run}`, `stage-1251-${run}`, `home-${run}`]) await rm(join(folder, name), { recursive: true, force: true });
    }
    const bare = median(times.bare);
    const line = (name: string, all: readonly number[], note = ""): void =>
      say(`${name.padEnd(58)} ${median(all).toFixed(2).padStart(8)} s ${perSecond(rows, median(all)).padStart(11)} rows/s   ${(median(all) / bare).toFixed(2)}×${note}`);
    line("bare   create table as select * from read_csv(…), typed", times.bare);
    line("stage  plan, archive, hash, read, cast, check (UTF-8)", times.staged, "   bar 1.5, goal 1.2");
    line("stage  the same in windows-1251", times.staged1251);
    line("import stage, landing, clients, figures", times.whole, "   bar 4, goal 2.5");
    say(`${`daily  ${DAILY.toLocaleString("en")} rows on top of them`.padEnd(58)} ${median(times.day).toFixed(2).padStart(8)} s   bar 3 s, goal 1 s`);
    say(`peak memory of the process ${(peakMemory() / 1e9).toFixed(2)} GB`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function bareLoad(file: string, database: string, rows: number): Promise<void> {
  const engine = await openDuckDB(database);
  const types = Object.entries(columns).map(([name, type]) => `'${name}': '${type}'`).join(", ");
  await engine.run(raw(`create table visits as select * from read_csv('${file}', header = true, auto_detect = false, delim = ',', columns = {${types}})`));
  const [{ n } = { n: 0 }] = await engine.query<{ n: number }>(raw("select count(*) as n from visits"));
  await engine.close();
  if (n !== rows) throw new Error(`the bare load has ${n} rows, not ${rows}`);
}

/** The home is open already, as it is in a running server. */
async function stageAlone(file: string, dir: string, rows: number): Promise<number> {
  const home = await openHome(dir);
  const time = await seconds(async () => {
    const taken = await takeFile(home, file, { today, currency: null }, () => undefined);
    if (taken.state !== "staged") throw new Error(JSON.stringify(taken).slice(0, 2000));
  });
  const [{ n } = { n: 0 }] = await home.engine.query<{ n: number }>(raw("select count(*) as n from staging.visits where outcome = 'loaded'"));
  await home.close();
  if (n !== rows) throw new Error(`${n} rows were staged, not ${rows}`);
  return time;
}

async function wholeImport(file: string, dir: string, rows: number): Promise<void> {
  const home = await openHome(dir);
  const report = await importFiles(home, [file], { today });
  await home.close();
  const loaded = report.files[0]?.loaded;
  if (loaded !== rows) throw new Error(`the import loaded ${loaded} rows, not ${rows}: ${JSON.stringify(report.files[0]).slice(0, 2000)}`);
}

async function dayOnTop(file: string, dir: string): Promise<number> {
  const home = await openHome(dir);
  const time = await seconds(async () => {
    const report = await importFiles(home, [file], { today });
    if (report.files[0]?.loaded !== DAILY) throw new Error(JSON.stringify(report.files[0]).slice(0, 2000));
  });
  await home.close();
  return time;
}
