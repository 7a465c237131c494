import type { Table } from "../models/tables.ts";
import type { Session } from "./engine.ts";
import { ensureTables, noteFacts, readFacts } from "./migrate.ts";

/** One step of a schema, never changed once a release had it. */
export interface Migration {
  /** From 1, without gaps. */
  readonly version: number;
  readonly name: string;
  /** Tables that it makes and columns that it adds, written out as they were then: today's go on changing. */
  readonly adds?: Readonly<Record<string, Table>>;
  /** What tables and columns alone do not bring about. Runs once those are there. */
  readonly run?: (session: Session) => Promise<void>;
}

/** The version that the database says it has; 0 before the first migration. */
export const schemaVersion = async (session: Session): Promise<number> => Number((await readFacts(session)).schema_version ?? 0);

/** Brings a schema to `migration`, from the one before it, within the caller's transaction. */
export async function migrate(session: Session, schema: string, migration: Migration): Promise<void> {
  if (migration.adds) await ensureTables(session, schema, migration.adds);
  await migration.run?.(session);
  await noteFacts(session, { schema_version: String(migration.version) });
}

/** The version that a list of migrations leads to. */
export const latestOf = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0;
