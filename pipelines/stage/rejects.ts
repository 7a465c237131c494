import type { Engine } from "../warehouse/engine.ts";
import { cellsOf, RecordSplitter } from "../read/splitter.ts";
import { sql } from "../warehouse/sql.ts";
import { resolveBatch } from "./batches.ts";
import { headerOf } from "./reading.ts";
import type { Reject, RowProblem } from "./report.ts";
import { rejectDelimiter } from "./trouble.ts";

/** Rejected rows of a batch in the order of the file, each with its problems. */
export async function* streamRejects(engine: Engine, name: string): AsyncGenerator<Reject> {
  const batch = await resolveBatch(engine, name);
  const rows = engine.stream<Omit<RowProblem, "header" | "code"> & { code: RowProblem["code"] | null; text: string }>(sql`
    select r.line, r.text, p."column", p.code, p.value from staging.reject as r
    left join staging.problem as p on p.batch_id = r.batch_id and p.line = r.line and p.severity = 'reject'
    where r.batch_id = ${batch.batch_id}
    order by r.line, p."column" nulls first`);
  let current: (Reject & { problems: RowProblem[] }) | undefined;
  for await (const chunk of rows) {
    for (const { line, text, column, code, value } of chunk) {
      if (current?.line !== line) {
        if (current) yield current;
        current = { line, text, problems: [] };
      }
      if (code) current.problems.push({ line, column, header: headerOf(batch.options.reading, column), code, value });
    }
  }
  if (current) yield current;
}

/** Header and rejected rows of a batch as cells, with the delimiter that they came with. */
export async function rejectTable(engine: Engine, name: string): Promise<{ readonly delimiter: string; readonly rows: AsyncGenerator<string[]> }> {
  const delimiter = rejectDelimiter((await resolveBatch(engine, name)).options.reading);
  const cells = (text: string): string[] => {
    let found: string[] = [];
    new RecordSplitter(delimiter).split(Buffer.from(text), true, (record) => void (found = cellsOf(record)));
    return found;
  };
  const header = await headerOfRejects(engine, name);
  const rows = async function* () {
    if (header !== null) yield cells(header);
    for await (const { text } of streamRejects(engine, name)) yield cells(text);
  };
  return { delimiter, rows: rows() };
}

/** The header above those rows, as a CSV line; NULL when the file had none. */
export async function headerOfRejects(engine: Engine, name: string): Promise<string | null> {
  const { reading } = (await resolveBatch(engine, name)).options;
  if (reading.headerLine === null) return null;
  const delimiter = rejectDelimiter(reading);
  return reading.headers.map((h) => (/["\r\n]/.test(h) || h.includes(delimiter) ? `"${h.replaceAll('"', '""')}"` : h)).join(delimiter);
}
