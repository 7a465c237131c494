import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type FileReport, type Home, importFiles, type ImportOptions, type ImportReport } from "#pipelines/index.ts";
import { raw } from "#pipelines/warehouse/sql.ts";
import { temporaryDirectory, temporaryHome, type Ending } from "../stage/factory.ts";

export { temporaryDirectory, temporaryHome };

export const today = "2026-06-01";

/** A home, and a directory of files that it is given. */
export async function desk(ending?: Ending): Promise<{ home: Home; file(name: string, text: string): Promise<string>; load(paths: string | readonly string[], options?: Partial<ImportOptions>): Promise<ImportReport> }> {
  const dir = await temporaryDirectory(ending);
  const home = await temporaryHome(ending);
  return {
    home,
    async file(name, text) {
      const path = join(dir, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
      return path;
    },
    load: (paths, options) => importFiles(home, typeof paths === "string" ? [paths] : paths, { today, ...options }),
  };
}

export const visitHeader = "branch,visit_no,closed_on,phone,client_name,total_amount";

/** A visits export of lines "branch,visit_no,closed_on,phone,client_name,total_amount". */
export const visits = (...lines: readonly string[]): string => [visitHeader, ...lines, ""].join("\n");

/** Everything that the figures stand on, in an order of its own: without lineage, so that two ways to the same facts can be compared. */
export async function facts(home: Home): Promise<Record<string, unknown[]>> {
  const all = async (text: string): Promise<unknown[]> => (await home.engine.query(raw(text))).map((row) => JSON.stringify(row)).sort();
  return {
    visits: await all(`
      select v.* exclude (batch_id, line, key_hash, client_id), c.name, c.phone, c.records
      from core.visit as v left join core.client as c on c.client_id = v.client_id`),
    sales: await all("select s.* exclude (batch_id, line, key_hash, client_id), c.name from core.sale as s left join core.client as c on c.client_id = s.client_id"),
    surveys: await all("select s.* exclude (batch_id, line, key_hash, client_id), c.name from core.survey as s left join core.client as c on c.client_id = s.client_id"),
    days: await all("select d.* exclude (batch_id, line, client_id), c.name from marts.visit_day as d left join core.client as c on c.client_id = d.client_id"),
    records: await all("select count(*) as records, count(distinct client_id) as clients from core.client_record"),
  };
}

/** The line of conservation: what was read and what became of it. */
export const conserved = (file: FileReport | undefined): Record<string, number> | undefined =>
  file && { read: file.rows_read, loaded: file.loaded, unchanged: file.unchanged, superseded: file.superseded, rejected: file.rejected };

/** The total of one order, in major units, as it stands now. */
export async function totalOf(home: Home, visitNo: string): Promise<number | undefined> {
  const rows = await home.engine.query<{ visit_no: string; total_amount: number }>(raw("select visit_no, total_amount from core.visit"));
  const amount = rows.find((row) => row.visit_no === visitNo)?.total_amount;
  return amount === undefined ? undefined : amount / 100;
}
