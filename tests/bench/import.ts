import { mkdtemp, rm, stat } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { importFiles, openHome } from "#pipelines/index.ts";
import { openDuckDB } from "#pipelines/warehouse/duckdb.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { columns, writeVisits } from "./visits.ts";

/** One question: how many times a bare typed load does the whole import take (checks, landing, clients, figures)? */
export async function bench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { rows: { type: "string", default: "1000000" }, runs: { type: "string", default: "3" } } });
  const rows = Number(values.rows);
  const runs = Number(values.runs);
  const folder = await mkdtemp(join(tmpdir(), "loyalty-bench-"));
  try {
    const file = join(folder, "visits.csv");
    await writeVisits(file, rows);
    const { size } = await stat(file);
    say(`${rows.toLocaleString("en")} visits, ${(size / 1e6).toFixed(0)} MB, ${availableParallelism()} cores, median of ${runs}`);
    const bare: number[] = [];
    const whole: number[] = [];
    for (let run = 0; run < runs; run++) {
      bare.push(await seconds(() => bareLoad(file, join(folder, `bare-${run}.duckdb`), rows)));
      whole.push(await seconds(() => wholeImport(file, join(folder, `home-${run}`), rows)));
    }
    const [a, b] = [median(bare), median(whole)];
    say(`bare     create table as select * from read_csv(…)   ${a.toFixed(2)} s   ${perSecond(rows, a)} rows/s`);
    say(`import   stage, checks, landing, clients, figures    ${b.toFixed(2)} s   ${perSecond(rows, b)} rows/s`);
    say(`ratio    ${(b / a).toFixed(2)}`);
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

async function wholeImport(file: string, home: string, rows: number): Promise<void> {
  const opened = await openHome(home);
  const report = await importFiles(opened, [file], { today: "2026-01-01" });
  await opened.close();
  const loaded = report.files[0]?.loaded;
  if (loaded !== rows) throw new Error(`the import loaded ${loaded} rows, not ${rows}: ${JSON.stringify(report.files[0]).slice(0, 2000)}`);
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

const median = (values: readonly number[]): number => [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? 0;
const perSecond = (rows: number, s: number): string => Math.round(rows / s).toLocaleString("en");
const say = (text: string): void => void process.stdout.write(`${text}\n`);
