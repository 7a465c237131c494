import { findSuperseded } from "#pipelines/models/current.ts";
import { buildModel } from "#pipelines/models/model.ts";
import { givenTables, inOrder, models, type Model, type ModelSettings } from "#pipelines/models/order.ts";
import { everything } from "#pipelines/models/scope.ts";
import type { Row, Session } from "#pipelines/warehouse/engine.ts";
import { ident, join, sql } from "#pipelines/warehouse/sql.ts";

/** Every model, made anew by its own text from what is given. */
export async function rebuild(session: Session, settings: ModelSettings): Promise<void> {
  await findSuperseded(session, everything);
  for (const model of inOrder(models, givenTables)) await buildModel(session, model, everything, settings);
}

/** Columns whose values are an engine's own hash: what hangs on them is seen in what they join. */
const hashed: ReadonlySet<string> = new Set(["key_hash", "visit_key"]);

/** All rows of a model as sorted lines. */
export async function linesOf(session: Session, model: Model): Promise<readonly string[]> {
  const columns = Object.keys(model.columns).filter((column) => !hashed.has(column));
  const rows = await session.query<Row>(sql`select ${join(columns.map(ident))} from ${ident(model.name)}`);
  return rows.map((row) => columns.map((column) => text(row[column])).join(" · ")).sort();
}

const text = (value: unknown): string => (value === null ? "–" : String(value));
