import { hashes, staged, stagedTable } from "../stage/tables.ts";
import { kinds, type Kind } from "../sources/contract.ts";
import { sources } from "../sources/index.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, raw, sql } from "../warehouse/sql.ts";
import type { RowCut } from "./cut-row.ts";
import { cutText } from "./marks.ts";

/** What was cut of one batch, by line. */
export interface BatchCut {
  readonly batchId: number;
  readonly kind: Kind;
  readonly cuts: ReadonlyMap<number, RowCut>;
}

const SLICE = 5_000;

/** Brings staged rows, rejects and problems to what the cut files say, within the caller's transaction. Models are not touched. */
export async function applyCuts(session: Session, batches: readonly BatchCut[]): Promise<void> {
  await session.run(raw("create or replace temp table cut_cell (batch_id integer, line integer, col varchar, value varchar)"));
  await session.run(raw("create or replace temp table cut_line (batch_id integer, line integer)"));
  for (const { batchId, cuts } of batches) {
    const cells = [...cuts].flatMap(([line, { columns }]) => [...columns].map(([col, value]) => ({ batch_id: batchId, line, col, value })));
    for (let at = 0; at < cells.length; at += SLICE) {
      await session.run(sql`insert into temp.cut_cell select c.batch_id, c.line, c.col, c.value from (select unnest(from_json(${JSON.stringify(cells.slice(at, at + SLICE))}, '[{"batch_id":"INTEGER","line":"INTEGER","col":"VARCHAR","value":"VARCHAR"}]')) as c) as u`);
    }
    const lines = [...cuts.keys()];
    for (let at = 0; at < lines.length; at += SLICE) {
      await session.run(sql`insert into temp.cut_line select ${batchId}, unnest(from_json(${JSON.stringify(lines.slice(at, at + SLICE))}, '["INTEGER"]'))`);
    }
  }
  for (const kind of kinds.filter((one) => batches.some((batch) => batch.kind === one))) await applyTo(session, kind, batches);
  const here = raw("(batch_id, line) in (select batch_id, line from temp.cut_line)");
  await session.run(sql`update staging.reject set text = ${cutText} where ${here}`);
  await session.run(sql`update staging.problem set value = null where ${here}`);
  await session.run(raw("drop table temp.cut_cell"));
  await session.run(raw("drop table temp.cut_line"));
}

async function applyTo(session: Session, kind: Kind, batches: readonly BatchCut[]): Promise<void> {
  const source = sources[kind];
  const there = stagedTable(source);
  const columns = new Set(batches.filter((one) => one.kind === kind).flatMap(({ cuts }) => [...cuts.values()].flatMap(({ columns: all }) => [...all.keys()])));
  for (const column of [...columns].filter((name) => name in there)) {
    await session.run(sql`update ${staged(source)} as s set ${ident(column)} = cast(c.value as ${raw(there[column] ?? "VARCHAR")}) from temp.cut_cell as c where c.col = ${column} and c.batch_id = s.batch_id and c.line = s.line`);
  }
  const { client_ref, key_hash, row_hash } = hashes(source);
  await session.run(sql`update ${staged(source)} set client_ref = ${client_ref}, key_hash = ${key_hash}, row_hash = ${row_hash} where (batch_id, line) in (select batch_id, line from temp.cut_line)`);
}
