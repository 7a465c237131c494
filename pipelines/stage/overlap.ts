import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Home } from "../home.ts";
import { normaliseFile, type ReadPlan } from "../read/index.ts";
import { type Source, sources } from "../sources/index.ts";
import type { Session } from "../warehouse/engine.ts";
import { ident, raw, type Sql, sql } from "../warehouse/sql.ts";
import { cells, dayOf } from "./cast.ts";
import { dropTemporary, loadRaw } from "./raw.ts";
import type { OverlapInfo } from "./report.ts";
import { dateColumn, staged } from "./tables.ts";

type Span = OverlapInfo["file"];

/** First and last day of rows; NULL where there are none, or the kind has no date. */
async function span(session: Session, day: Sql, from: Sql): Promise<Span | null> {
  const [row] = await session.query<{ from: string | null; to: string | null }>(sql`select min(${day}) as "from", max(${day}) as "to" from ${from}`);
  return row?.from && row.to ? { from: row.from, to: row.to } : null;
}

function spanOfBatches(session: Session, source: Source, which: Sql): Promise<Span | null> {
  const column = dateColumn(source);
  if (!column) return Promise.resolve(null);
  return span(session, sql`s.${ident(column)}`, sql`${staged(source)} as s inner join staging.batch as b on b.batch_id = s.batch_id where ${which}`);
}

/** Dates of a staged batch against those of loaded ones. */
export async function overlapOf(session: Session, source: Source, batchId: number): Promise<Omit<OverlapInfo, "looks_older"> | null> {
  const file = await spanOfBatches(session, source, sql`b.batch_id = ${batchId}`);
  const loaded = await spanOfBatches(session, source, raw("b.status = 'loaded'"));
  return file && loaded ? { file, loaded } : null;
}

/** The same of a file that is only planned: its dates are read, and nothing is kept. */
export async function plannedOverlap(home: Home, plan: ReadPlan): Promise<OverlapInfo | null> {
  const source = sources[plan.kind];
  const loaded = plan.ambiguities.length ? null : await spanOfBatches(home.engine, source, raw("b.status = 'loaded'"));
  const column = dateColumn(source);
  if (!loaded || !column) return null;
  const name = `plan_${randomUUID().replaceAll("-", "")}`;
  const path = join(home.tmpDir, `${name}.csv`);
  try {
    const normalised = await normaliseFile(plan, path);
    const table = await loadRaw(home.engine, name, normalised);
    const lines = sql`(select cast(0 as integer) as line, t.* from ${ident(name)} as t)`;
    const texts = cells(source, plan, table, lines, { trailing: true, untidy: normalised.untidy });
    const file = await home.engine.transaction((session) => span(session, raw("c.day"), sql`(${dayOf(source, plan, column, texts)}) as c`));
    return file && { file, loaded, looks_older: file.to < loaded.to };
  } finally {
    await rm(path, { force: true });
    await dropTemporary(home.engine, [name]);
  }
}
