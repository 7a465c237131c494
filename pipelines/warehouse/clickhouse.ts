import { withNames } from "./column-names.ts";
import { QueryError, type Engine, type Row, type Session } from "./engine.ts";
import { render, type Dialect, type Sql } from "./sql.ts";

/**
 * ClickHouse behind the port, for the tests that hold models and metrics to the SQL that both engines know. It rebuilds models and
 * reads; it has no transactions, so imports, partial builds and what people typed stay with DuckDB. Source: architecture.md, decision 5.
 */

/** What is used of `chdb`, which only `npm run test:clickhouse` installs. One session a process. */
export interface ChdbSession {
  query(text: string, format: string): string;
  queryBind(text: string, params: Readonly<Record<string, unknown>>, format: string): string;
  cleanup(): void;
}

/** What makes ClickHouse answer as the standard has it: unmatched rows of a join and empty sums are blank, a cast keeps a blank. */
const settings = {
  join_use_nulls: "1",
  aggregate_functions_null_for_empty: "1",
  cast_keep_nullable: "1",
  prefer_column_name_to_alias: "1",
  union_default_mode: "'DISTINCT'",
  default_table_engine: "'Memory'",
  output_format_json_quote_64bit_integers: "1",
  output_format_json_quote_denormals: "1",
} as const;

/** Schemas are databases here; those of temporary tables too. */
const schemas = ["staging", "core", "marts", "temp"] as const;

const types: Readonly<Record<string, string>> = { UBIGINT: "UInt64", BIGINT: "Int64", INTEGER: "Int32", DOUBLE: "Float64", VARCHAR: "String", DATE: "Date32", TIMESTAMP: "DateTime64(6)", BOOLEAN: "Bool" };

const typeOf = (name: string): string => {
  const type = types[name];
  if (!type) throw new Error(`no type of ClickHouse for ${name}`);
  return `Nullable(${type})`;
};

const bound = (value: unknown): string => (typeof value === "string" ? "String" : typeof value === "boolean" ? "Bool" : typeof value === "bigint" || Number.isInteger(value) ? "Int64" : "Float64");

export const clickhouse: Dialect = {
  name: "clickhouse",
  // A blank has no type to be bound with.
  placeholder: (n, value) => (value === null ? "null" : `{p${n}:${bound(value)}}`),
  addMonths: (expr, months) => `addMonths(${expr}, ${months})`,
  quantile: (expr, p) => `quantileExactInclusive(${p})(${expr})`,
  toDate: (expr) => `cast(${expr} as Date32)`,
  toBigint: (expr) => `cast(${expr} as bigint)`,
  lastKnown: (expr) => `last_value(${expr}) ignore nulls`,
  hash: (exprs) => `sipHash64(tuple(${exprs}))`,
  type: typeOf,
  temporary: "",
};

interface Answer {
  readonly meta: readonly { readonly name: string; readonly type: string }[];
  readonly data: readonly (readonly unknown[])[];
}

/** Opens the port over a session of chdb, with the schemas made. */
export function openClickHouse(chdb: ChdbSession): Engine {
  const ask = (text: string, params: Readonly<Record<string, unknown>> = {}): string => {
    try {
      return Object.keys(params).length ? chdb.queryBind(text, params, "JSONCompact") : chdb.query(text, "JSONCompact");
    } catch (error) {
      throw new QueryError(error instanceof Error ? error.message : String(error), text, { cause: error });
    }
  };
  ask(`set ${Object.entries(settings).map(([name, value]) => `${name} = ${value}`).join(", ")}`);
  for (const schema of schemas) ask(`create database if not exists ${schema}`);

  const execute = (statement: Sql): string => {
    const { text, params } = render(statement, clickhouse);
    return ask(withNames(text), Object.fromEntries(params.flatMap((value, i) => (value === null ? [] : [[`p${i + 1}`, value]]))));
  };
  const session: Session = {
    dialect: clickhouse,
    query: async <T>(statement: Sql) => rowsOf<T>(execute(statement)),
    async *stream<T>(statement: Sql) {
      yield rowsOf<T>(execute(statement));
    },
    run: async (statement) => void execute(statement),
  };
  return { ...session, transaction: (work) => work(session), close: async () => chdb.cleanup() };
}

function rowsOf<T>(text: string): T[] {
  if (!text) return [];
  const { meta, data } = JSON.parse(text) as Answer;
  const columns = meta.map(({ name, type }) => ({ name, read: reader(type) }));
  return data.map((values) => {
    const row: Row = {};
    columns.forEach(({ name, read }, i) => {
      row[name] = values[i] === null ? null : read(values[i]);
    });
    return row as T;
  });
}

/** Whole numbers as the port has them: a bigint only beyond 2^53. */
function reader(type: string): (value: unknown) => unknown {
  if (/^(Nullable\()?U?Int/.test(type)) return (value) => (Number.isSafeInteger(Number(value)) ? Number(value) : BigInt(String(value)));
  if (/^(Nullable\()?(Float|Decimal)/.test(type)) return Number;
  return (value) => value;
}
