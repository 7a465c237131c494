import { batches } from "#app/services/batches.server.ts";
import { exit, type CommandIo } from "../io.ts";
import { parseOptions, positionals } from "../options.ts";
import { textTable } from "../table.ts";

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals: given } = parseOptions(args, { json: { type: "boolean" } });
  positionals(given, []);
  const found = await batches(io.env);
  const { t } = io;
  if (values.json) io.stdout.write(`${JSON.stringify(found)}\n`);
  else if (found.length === 0) io.stdout.write(`${t("cli.no_batches")}\n`);
  else {
    const headers = (["batch", "file", "kind", "covers", "imported_at", "imported_by", "status", "rows_read", "loaded", "rejected"] as const).map((name) => t(`cli.column_${name}`));
    const rows = found.map((b) => [
      b.batch,
      b.file,
      t(`kinds.${b.kind}`),
      b.from && b.to ? (b.from === b.to ? b.from : `${b.from}..${b.to}`) : "",
      b.imported_at.slice(0, 16).replace("T", " "),
      b.imported_by ?? "",
      t(`cli.status_${b.status}`),
      String(b.rows_read),
      String(b.loaded),
      String(b.rejected),
    ]);
    io.stdout.write(textTable(headers, rows));
  }
  return exit.done;
}
