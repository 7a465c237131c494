import { join as joinPath } from "node:path";
import type { Home } from "../home.ts";
import type { Normalised, ReadPlan } from "../read/plan.ts";
import type { Source } from "../sources/contract.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, join, list, raw, type Sql, sql } from "../warehouse/sql.ts";
import { cells, fate, typed } from "./cast.ts";
import { withLines } from "./lines.ts";
import { dropTemporary, loadRaw, type RawTable } from "./raw.ts";
import { hashes, staged, typedColumns } from "./tables.ts";
import { collectTroubled, keepProblems, setAsideTotals } from "./trouble.ts";

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

/**
 * Puts the checked, typed rows of a normalised file into staging under the id that `begin` gives; `note` writes the batch in the
 * same transaction. Every record goes in at once; the few that are not fine are then looked at, and rejects taken out again.
 */
export async function stageFile(
  home: Home,
  source: Source,
  plan: ReadPlan,
  file: Normalised,
  begin: (session: Session) => Promise<number>,
  note: (session: Session, batchId: number, counts: Counts) => Promise<void>,
): Promise<{ batchId: number; counts: Counts }> {
  const table = await loadRaw(home.engine, "raw_file", file);
  try {
    return await home.engine.transaction(async (session) => {
      const batchId = await begin(session);
      const lines = await withLines(session, table.name, file.lines, joinPath(home.tmpDir, `batch-${batchId}`));
      const texts = cells(source, plan, table, lines, { trailing: await trailsOff(session, plan, table), untidy: file.untidy });
      await insertRecords(session, source, plan, batchId, texts);
      const counts = await settle(session, source, plan, batchId, table, { lines, cells: texts, troubled: "troubled_file" });
      await note(session, batchId, counts);
      return { batchId, counts };
    });
  } finally {
    await dropTemporary(home.engine, [table.name, `${table.name}_lines`, "troubled_file"]);
  }
}

async function insertRecords(session: Session, source: Source, plan: ReadPlan, batchId: number, texts: Sql): Promise<void> {
  const columns = Object.keys(typedColumns(source)).map(ident);
  const { client_ref, key_hash, row_hash } = hashes(source);
  const space = sql`case when client_code is not null then cast(${plan.codeSpace} as varchar) end as code_space`;
  await session.run(sql`
    insert into ${staged(source)} (batch_id, line, outcome, ${join(columns)}, client_ref, key_hash, row_hash)
    select ${batchId}, line, fate, ${join(columns)}, ${client_ref}, ${key_hash}, ${row_hash}
    from (select *${source.hasClient ? sql`, ${space}` : raw("")} from (${typed(source, plan, texts)}) as t) as p`);
}

/** Keeps what is wrong with records that are not fine, and leaves in staging those that load. */
async function settle(
  session: Session, source: Source, plan: ReadPlan, batchId: number, table: RawTable,
  from: { readonly lines: Sql; readonly cells: Sql; readonly troubled: string },
): Promise<Counts> {
  const rows = sql`${staged(source)} where batch_id = ${batchId}`;
  const [{ n } = { n: 0 }] = await session.query<{ n: number }>(sql`select count(*) as n from ${rows}`);
  await collectTroubled(session, batchId, source, from.troubled);
  const first = await fates(session, from.troubled);
  if (first.rejected) {
    await setAsideTotals(session, source, plan, table, from.lines, from.troubled);
    await session.run(sql`delete from ${rows} and outcome = ${fate.rejected}`);
  }
  if (first.rejected || first.warned) await keepProblems(session, batchId, source, plan, table, from);
  if (first.warned) await session.run(sql`update ${staged(source)} set outcome = ${fate.fine} where batch_id = ${batchId} and outcome = ${fate.warned}`);
  const { rejected, warned, set_aside } = await fates(session, from.troubled);
  const [total] = await session.query<{ amount: number | null }>(sql`select amount from ${ident(from.troubled)} where fate = ${fate.total} order by line desc limit 1`);
  return { rows_read: n - set_aside, rejected, warned, set_aside, control_reported: total?.amount ?? null };
}

async function fates(session: Session, troubled: string): Promise<{ rejected: number; warned: number; set_aside: number }> {
  const of = (...values: string[]) => sql`count(*) filter (fate in (${list(values)}))`;
  const [row] = await session.query<{ rejected: number; warned: number; set_aside: number }>(
    sql`select ${of(fate.rejected)} as rejected, ${of(fate.warned)} as warned, ${of(fate.total, fate.blank)} as set_aside from ${ident(troubled)}`,
  );
  return row ?? { rejected: 0, warned: 0, set_aside: 0 };
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
