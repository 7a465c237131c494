import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { buildCubes, importFiles, openHome, writeDemoExports } from "#pipelines/index.ts";
import { sources } from "#pipelines/sources/index.ts";
import type { Kind } from "#pipelines/sources/contract.ts";
import type { Home } from "#pipelines/index.ts";
import { literal } from "#pipelines/warehouse/lockdown.ts";
import { openDuckDB } from "#pipelines/warehouse/duckdb.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { cubesOf } from "#app/warehouse/cubes.server.ts";

const many = ["visits", "sales", "surveys"] as const satisfies readonly Kind[];

/** What makes a copy of a row another's: another number, another client, another car. Amounts, days, branches and people stay. */
const other: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["visit_no", "reverses_no", "contract_no", "response_no", "client_code"].map((name) => [name, `${name} || '/' || i`])),
  client_name: "regexp_replace(client_name, '^(\\S+)', '\\1' || chr(cast(97 + i % 26 as integer)) || chr(cast(97 + i // 26 as integer)))",
  phone: "'+77' || lpad(cast((cast(right(regexp_replace(phone, '\\D', '', 'g'), 9) as bigint) * 37 + i * 15485863) % 1000000000 as varchar), 9, '0')",
  vin: "left(vin, 9) || lpad(cast(hash(vin || i) % 100000000 as varchar), 8, '0')",
  email: "null", card_no: "null", tax_id: "null", plate: "null",
};

/** Writes copies `from`..`to` of the demo's loaded rows as an export of ours. Gives how many rows. */
async function writeCopies(demo: Home, kind: Kind, from: number, to: number, file: string): Promise<number> {
  const cells = sources[kind].fields.map(({ name, type }) => `${other[name] ?? (type.name === "money" ? `printf('%.2f', ${name} / 100.0)` : name)} as "${name}"`);
  const rows = join(demo.tmpDir, `${kind}.parquet`);
  await demo.engine.run(raw(`copy (select * from staging.${kind} where outcome = 'loaded') to ${literal(rows)}`));
  const engine = await openDuckDB(":memory:");
  await engine.run(raw(`copy (select ${cells.join(", ")} from ${literal(rows)} as r cross join (select cast(i as integer) as i from range(${from}, ${to + 1}) as t(i)) as c order by i) to ${literal(file)} (header, delimiter ',')`));
  const [counted] = await engine.query<{ n: number }>(raw(`select count(*) * ${to - from + 1} as n from ${literal(rows)}`));
  await engine.close();
  return counted?.n ?? 0;
}

export interface LoadHome {
  readonly dir: string;
  readonly visits: number;
  /** An export of visits that is not loaded yet, and how many rows it has. */
  readonly next: { readonly file: string; readonly rows: number };
  readonly today: string;
}

/** A home as a server leaves it, its sums made, with the demo and so many copies of its visits, sales and answers, and a million more visits to load. */
export async function loadHome(folder: string, times: number, rows: number): Promise<LoadHome> {
  const exports = join(folder, "exports");
  const { files, today } = await writeDemoExports(exports);
  const small = await openHome(join(folder, "small"));
  await importFiles(small, files.map((name) => join(exports, name)), { today });
  const copies = join(folder, "copies");
  await mkdir(copies, { recursive: true });
  const written = new Map<Kind, number>();
  for (const kind of times > 1 ? many : []) written.set(kind, await writeCopies(small, kind, 1, times - 1, join(copies, `${kind}.csv`)));
  const [loaded] = await small.engine.query<{ n: number }>(raw("select count(*) as n from staging.visits where outcome = 'loaded'"));
  const each = loaded?.n ?? 1;
  const next = join(folder, "next-visits.csv");
  const more = await writeCopies(small, "visits", times, times - 1 + Math.ceil(rows / each), next);
  await small.close();
  const dir = join(folder, "home");
  const home = await openHome(dir);
  const report = await importFiles(home, [...files.map((name) => join(exports, name)), ...[...written.keys()].map((kind) => join(copies, `${kind}.csv`))], { today });
  const wrong = report.files.filter(({ error }) => error);
  if (wrong.length) throw new Error(JSON.stringify(wrong).slice(0, 2000));
  await home.close();
  await summed(dir);
  return { dir, visits: each + (written.get("visits") ?? 0), next: { file: next, rows: more }, today };
}

/** Makes the sums of a home that do not stand, for it was just made or is older than the sources. */
export async function summed(dir: string): Promise<void> {
  const home = await openHome(dir);
  await buildCubes(home.engine, cubesOf);
  await home.close();
}

/** The same home once more, to measure beside. */
export async function copyOf({ dir }: Pick<LoadHome, "dir">, to: string): Promise<string> {
  await cp(dir, to, { recursive: true });
  return to;
}
