import { DuckDBDateValue, DuckDBDecimalValue, DuckDBInstance, DuckDBTimestampValue, type DuckDBConnection, type DuckDBValue } from "@duckdb/node-api";
import { QueryError, type Engine, type QueryOptions, type Row, type Session, type TransactionOptions } from "./engine.ts";
import { duckdb, render, type Sql } from "./sql.ts";

/** Reads that run at once; the rest queue, so that libuv's threads stay free for files. */
const READERS = 3;

/**
 * Opens an embedded warehouse. `path` is a file, or ":memory:".
 * Two instances on one file in one process lose data silently, so go through `openHome`, which keeps one per process.
 */
export async function openDuckDB(path: string, options: Record<string, string> = {}): Promise<Engine> {
  const instance = await DuckDBInstance.create(path, { autoinstall_known_extensions: "false", autoload_known_extensions: "false", ...options });
  const idle: DuckDBConnection[] = [];
  const waiting: ((c: DuckDBConnection) => void)[] = [];
  for (let i = 0; i < READERS; i++) idle.push(await instance.connect());
  const writer = await instance.connect();
  let writes: Promise<unknown> = Promise.resolve();

  const take = (): Promise<DuckDBConnection> => {
    const free = idle.pop();
    return free ? Promise.resolve(free) : new Promise((resolve) => waiting.push(resolve));
  };
  const give = (c: DuckDBConnection): void => {
    const next = waiting.shift();
    if (next) next(c);
    else idle.push(c);
  };
  const withReader = async <T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> => {
    const connection = await take();
    try {
      return await work(connection);
    } finally {
      give(connection);
    }
  };

  const written = { count: 0 };
  const changed = { count: 0 };
  const landed = { count: 0 };
  return {
    dialect: duckdb,
    written,
    changed,
    landed,
    query: (statement, opts) => withReader((connection) => atOneMoment(connection, () => sessionOn(connection).query(statement, opts))) as Promise<never[]>,
    run: (statement) => withReader((connection) => sessionOn(connection).run(statement)).finally(() => (changed.count++, written.count++)),
    async *stream<T>(statement: Sql) {
      const connection = await take();
      try {
        await connection.run("begin transaction");
        try {
          yield* sessionOn(connection).stream<T>(statement);
        } finally {
          await connection.run("rollback");
        }
      } finally {
        give(connection);
      }
    },
    transaction<T>(work: (s: Session) => Promise<T>, { signal, quiet = false, lands = false }: TransactionOptions = {}): Promise<T> {
      const result = writes.then(async () => {
        signal?.throwIfAborted();
        await writer.run("begin transaction");
        try {
          const value = await interruptible(writer, () => work(sessionOn(writer)), signal);
          if (lands) landed.count++;
          await writer.run("commit");
          if (lands) landed.count++;
          if (!quiet) written.count++;
          return value;
        } catch (error) {
          await writer.run("rollback").catch((second: unknown) => {
            // A commit that failed has ended the transaction already.
            if (!/no transaction is active/.test(String(second))) throw new Error("could not roll back", { cause: error });
          });
          throw error;
        } finally {
          changed.count++;
        }
      });
      writes = result.catch(() => undefined);
      return result;
    },
    async close() {
      await writes;
      for (const c of idle.splice(0)) c.disconnectSync();
      writer.disconnectSync();
      instance.closeSync();
    },
  };
}

/**
 * A statement is planned by the statistics of the moment and runs a moment later. Outside a transaction a write may come in between, and
 * the plan meet values that it had ruled out: rows lost, or "statistics are corrupt". Within one the rows are older than the plan.
 */
async function atOneMoment<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await connection.run("begin transaction");
  let done = false;
  try {
    const value = await work();
    done = true;
    return value;
  } finally {
    await connection.run(done ? "commit" : "rollback");
  }
}

/** An interrupt between two statements is lost, hence again and again until the work gives up. */
async function interruptible<T>(connection: DuckDBConnection, work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work();
  let again: NodeJS.Timeout | undefined;
  const stop = (): void => {
    connection.interrupt();
    again ??= setInterval(() => connection.interrupt(), 50);
  };
  signal.addEventListener("abort", stop);
  try {
    const value = await work();
    signal.throwIfAborted();
    return value;
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    signal.removeEventListener("abort", stop);
    clearInterval(again);
  }
}

function sessionOn(connection: DuckDBConnection): Session {
  async function* stream<T>(statement: Sql, options: QueryOptions = {}): AsyncGenerator<T[]> {
    const { text, params } = render(statement, duckdb);
    const timer = options.timeoutMs ? setTimeout(() => connection.interrupt(), options.timeoutMs) : undefined;
    try {
      const result = await connection.stream(text, params as DuckDBValue[]);
      const names = result.deduplicatedColumnNames();
      for await (const rows of result.yieldRows()) yield rows.map((values) => toRow(names, values) as T);
    } catch (error) {
      throw error instanceof QueryError ? error : new QueryError(error instanceof Error ? error.message : String(error), text, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }
  return {
    dialect: duckdb,
    stream,
    async query<T>(statement: Sql, options?: QueryOptions) {
      const all: T[] = [];
      for await (const rows of stream<T>(statement, options)) for (const row of rows) all.push(row);
      return all;
    },
    async run(statement: Sql) {
      for await (const _ of stream(statement));
    },
  };
}

function toRow(names: readonly string[], values: readonly DuckDBValue[]): Row {
  const row: Row = {};
  names.forEach((name, i) => {
    row[name] = toJs(values[i] ?? null);
  });
  return row;
}

function toJs(value: DuckDBValue): unknown {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (value instanceof DuckDBDateValue || value instanceof DuckDBTimestampValue) return value.toString();
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  return value;
}
