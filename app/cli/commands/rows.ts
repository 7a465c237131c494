import { formatter } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/index.ts";
import type { SourceRow } from "#app/metrics/types.ts";
import { sourceRows } from "#app/services/rows.server.ts";
import { UsageError } from "#app/services/usage-error.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { csvLine } from "../csv.ts";
import { exit, type CommandIo } from "../io.ts";
import { parseOptions, positionals } from "../options.ts";
import { requestOf, requestOptions } from "../request.ts";
import { textTable } from "../table.ts";

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const flag = { type: "boolean" } as const;
  const { values, positionals: given } = parseOptions(args, { ...requestOptions, part: { type: "string" }, csv: flag, json: flag });
  const [metric] = positionals(given, ["METRIC"]);
  if (metric === undefined) throw new UsageError("missing_argument", { argument: "METRIC" });
  const request = { metric, ...(values.part !== undefined && { part: values.part }), ...requestOf(values) };
  const home = await currentHome(io.env);
  const rows = await sourceRows(home, request);
  if (values.json) io.stdout.write(`${JSON.stringify(rows)}\n`);
  else if (values.csv) writeCsv(rows, io);
  else io.stdout.write(`${rowsTable(rows, io)}\n${io.t("cli.rows_total", { n: rows.length })}\n`);
  return exit.done;
}

const columns = ["unit", "id", "name", "branch", "day", "amount", "score", "in_numerator", "in_denominator"] as const;

function writeCsv(rows: readonly SourceRow[], { stdout }: CommandIo): void {
  stdout.write(csvLine([...columns, "sources"]));
  for (const row of rows) stdout.write(csvLine([...columns.map((name) => row[name]), sourcesOf(row)]));
}

const sourcesOf = ({ sources }: SourceRow): string => sources.map(({ file, line }) => `${file}:${line}`).join(" ");

function rowsTable(rows: readonly SourceRow[], { t, locale }: CommandIo): string {
  const format = formatter(locale);
  const headers = (["name", "branch", "day", "amount", "score", "part", "source"] as const).map((name) => t(`cli.column_${name}`));
  return textTable(
    headers,
    rows.map((row) => [
      row.name ?? row.id,
      row.branch ?? "",
      row.day ?? "",
      row.amount === null ? "" : format.money(row.amount),
      row.score === null ? "" : format.number(row.score),
      partOf(row, t),
      shortSources(row),
    ]),
  );
}

const partOf = (row: SourceRow, t: Translate): string => t(row.in_numerator ? "cli.part_numerator" : "cli.part_denominator");

const shown = 3;
const shortSources = (row: SourceRow): string => {
  const first = sourcesOf({ ...row, sources: row.sources.slice(0, shown) });
  return row.sources.length > shown ? `${first} +${row.sources.length - shown}` : first;
};
