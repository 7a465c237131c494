import { join as joinPath } from "node:path";
import type { Home } from "../home.ts";
import type { Normalised, ReadPlan } from "../read/plan.ts";
import type { Source } from "../sources/contract.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, join, sql } from "../warehouse/sql.ts";
import { cells, fate, notationOf, typed } from "./cast.ts";
import { withLines } from "./lines.ts";
import { dropTemporary, loadRaw, type RawTable } from "./raw.ts";
import { hashes, staged, typedColumns } from "./tables.ts";
import { keepProblems, setAsideTotals } from "./trouble.ts";

/** What staging found in one file. */
export interface Counts {
  readonly rows_read: number;
  readonly rejected: number;
  readonly warned: number;
  /** Total rows and rows without a filled cell. */
  readonly set_aside: number;
  /** Minor units; NULL without a total row, or where its amount cannot be read. */
  readonly control_reported: number | null;
}

/** Puts the checked, typed rows of a normalised file into staging under `batchId`; `note` writes the batch in the same transaction. */
export async function stageFile(
  home: Home,
  source: Source,
  plan: ReadPlan,
  file: Normalised,
  begin: (session: Session) => Promise<number>,
  note: (session: Session, batchId: number, counts: Counts) => Promise<void>,
): Promise<{ batchId: number; counts: Counts }> {
  const name = "raw_file";
  const parsed = "parsed_file";
  const table = await loadRaw(home.engine, name, file);
  try {
    return await home.engine.transaction(async (session) => {
      const batchId = await begin(session);
      const lines = await withLines(session, name, file.lines, joinPath(home.tmpDir, `batch-${batchId}`));
      const texts = cells(source, plan, table, lines, { trailing: await trailsOff(session, plan, table), untidy: file.untidy });
      await session.run(sql`create or replace temp table ${ident(parsed)} as ${typed(source, notationOf(plan), texts)}`);
      if ((await countBy(session, parsed)).rejected) await setAsideTotals(session, source, table, parsed);
      const counts = await summary(session, source, parsed);
      await insertRows(session, source, plan, batchId, parsed);
      if (counts.rejected || counts.warned) await keepProblems(session, batchId, source, plan, table, texts, parsed);
      await note(session, batchId, counts);
      return { batchId, counts };
    });
  } finally {
    await dropTemporary(home.engine, temporaries(table, parsed));
  }
}

/**
 * Whether an empty field too many is the file's habit. In a sheet it always is; in a text every record must end so, and not with a
 * comma: "100,50" unquoted shifts a row and, where its last cell is empty, leaves just such a field.
 */
async function trailsOff(session: Session, plan: ReadPlan, table: RawTable): Promise<boolean> {
  if (plan.format === "xlsx") return true;
  if (plan.delimiter === ",") return false;
  const [row] = await session.query<{ all: boolean }>(sql`select count(*) = count(${ident(table.extra[0] ?? "")}) as "all" from ${ident(table.name)}`);
  return row?.all ?? false;
}

const temporaries = (table: RawTable, parsed: string): string[] => [table.name, `${table.name}_lines`, parsed];

async function insertRows(session: Session, source: Source, plan: ReadPlan, batchId: number, parsed: string): Promise<void> {
  const columns = Object.keys(typedColumns(source)).map(ident);
  const { client_ref, key_hash, row_hash } = hashes(source);
  const fields = source.fields.map((f) => ident(f.name));
  const space = source.hasClient ? [sql`case when client_code is not null then cast(${plan.codeSpace} as varchar) end as code_space`] : [];
  await session.run(sql`
    insert into ${staged(source)} (batch_id, line, outcome, ${join(columns)}, client_ref, key_hash, row_hash)
    select ${batchId}, line, 'loaded', ${join(columns)}, ${client_ref}, ${key_hash}, ${row_hash}
    from (select line, ${join([...fields, ...space])} from ${ident(parsed)} where fate in (${fate.fine}, ${fate.warned})) as p`);
}

async function countBy(session: Session, parsed: string): Promise<{ rows_read: number; rejected: number; warned: number; set_aside: number }> {
  const of = (value: number) => sql`count(*) filter (fate = ${value})`;
  const [row] = await session.query<{ rows_read: number; rejected: number; warned: number; set_aside: number }>(sql`
    select count(*) filter (fate <= ${fate.rejected}) as rows_read, ${of(fate.rejected)} as rejected, ${of(fate.warned)} as warned,
      count(*) filter (fate > ${fate.rejected}) as set_aside
    from ${ident(parsed)}`);
  return row ?? { rows_read: 0, rejected: 0, warned: 0, set_aside: 0 };
}

async function summary(session: Session, source: Source, parsed: string): Promise<Counts> {
  const counts = await countBy(session, parsed);
  if (!source.controlColumn || !counts.set_aside) return { ...counts, control_reported: null };
  const [total] = await session.query<{ amount: number | null }>(sql`
    select ${ident(source.controlColumn)} as amount from ${ident(parsed)} where fate = ${fate.total} order by line desc limit 1`);
  return { ...counts, control_reported: total?.amount ?? null };
}
