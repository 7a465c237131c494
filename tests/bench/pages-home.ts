import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildCubes, importFiles, openHome, type Home } from "#pipelines/index.ts";
import { openDuckDB } from "#pipelines/warehouse/duckdb.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { cubesOf } from "#app/warehouse/cubes.server.ts";

const baseline = process.env["LOYALTY_BASELINE"] ?? join(import.meta.dirname, "..", "..", "..", "shared", "reference", "baseline");
export const hasBaseline = (): boolean => existsSync(join(baseline, "gen.mjs"));

/** Writes the generated visits: 72 months, 20 branches. */
export function generate(file: string, rows: number, clients: number): void {
  const { status, stderr } = spawnSync(process.execPath, [join(baseline, "gen.mjs"), String(rows), String(clients), file], { encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "--max-old-space-size=4096" } });
  if (status !== 0) throw new Error(`gen.mjs: ${stderr}`);
}

/** The same visits as an export of ours: makes read off the VIN, prices after discount. */
export async function asExport(generated: string, file: string): Promise<void> {
  const engine = await openDuckDB(":memory:");
  const makes = [["WBA", "BMW"], ["WVW", "Volkswagen"], ["JTD", "Toyota"], ["KNA", "Kia"], ["XTA", "Lada"], ["VF1", "Renault"], ["TMB", "Skoda"], ["SAL", "Land Rover"]];
  await engine.run(raw(`
    copy (
      select 'Филиал ' || lpad(cast(branch_id as varchar), 2, '0') as branch, visit_id as visit_no, visit_date as closed_on, 'C' || client_id as client_code, vehicle_vin as vin,
        case substr(vehicle_vin, 1, 3) ${makes.map(([wmi, make]) => `when '${wmi}' then '${make}'`).join(" ")} end as make, case kind when 'service' then 'maintenance' else kind end as kind,
        'customer' as payer, 'Мастер ' || staff_id as advisor, discount as discount_amount, cast(amount - discount as decimal(18, 2)) as total_amount, cost as cost_amount, promo_code
      from read_csv('${generated}', header = true)
    ) to '${file}' (header, delimiter ',')`));
  await engine.close();
}

/** A home with these visits, imported like any file, and its sums by month. */
export async function importedHome(file: string, dir: string, rows: number): Promise<Home> {
  const home = await openHome(dir);
  const report = await importFiles(home, [file], { today: "2026-01-02" });
  if (report.files[0]?.loaded !== rows) throw new Error(JSON.stringify(report.files[0]).slice(0, 2000));
  return home;
}
export const summed = (home: Home): Promise<number> => buildCubes(home.engine, cubesOf);

/** The answers written by hand over the visit table, each by the fastest form there is. */
export async function byHand(generated: string, database: string, timed: (name: string, work: () => Promise<unknown>) => Promise<void>): Promise<void> {
  const { Q } = (await import(pathToFileURL(join(baseline, "queries.mjs")).href)) as { Q: Record<string, string> };
  const engine = await openDuckDB(database);
  const types = "{'visit_id': 'INTEGER', 'client_id': 'INTEGER', 'vehicle_vin': 'VARCHAR', 'branch_id': 'SMALLINT', 'staff_id': 'SMALLINT', 'visit_date': 'DATE', 'kind': 'VARCHAR', 'amount': 'DECIMAL(12,2)', 'discount': 'DECIMAL(12,2)', 'cost': 'DECIMAL(12,2)', 'promo_code': 'VARCHAR'}";
  await engine.run(raw(`create table v as select * from read_csv('${generated}', header = true, auto_detect = false, delim = ',', columns = ${types})`));
  for (const name of ["q1_loyal_delta", "q2_avgcheck", "q3_cohort_win", "q4_staff", "q5_rfm_quant"]) {
    await engine.query(raw(Q[name] as string));
    await timed(name, () => engine.query(raw(Q[name] as string)));
  }
  await engine.close();
}
