import { forgetMapping, mappings } from "#app/services/mapping.server.ts";
import { UsageError } from "#app/services/usage-error.ts";
import { exit, type CommandIo } from "../io.ts";
import { choice, parseOptions, positionals } from "../options.ts";
import { textTable } from "../table.ts";

/** How files with known headers are read: `mappings [list]`, `mappings forget SIGNATURE`. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals: given } = parseOptions(args, { json: { type: "boolean" } });
  const [verb = "list", signature] = positionals(given, ["list|forget", "SIGNATURE"]);
  const { t } = io;
  if (choice("mappings", verb, ["list", "forget"]) === "forget") {
    if (signature === undefined) throw new UsageError("missing_argument", { argument: "SIGNATURE" });
    const forgotten = await forgetMapping(signature, io.env);
    io.stdout.write(values.json ? `${JSON.stringify(forgotten)}\n` : `${t("cli.mapping_forgotten", { kind: t(`kinds.${forgotten.kind}`), headers: shortened(forgotten.headers) })}\n`);
    return exit.done;
  }
  if (signature !== undefined) throw new UsageError("extra_argument", { argument: signature });
  const found = await mappings(io.env);
  if (values.json) io.stdout.write(`${JSON.stringify(found)}\n`);
  else if (found.length === 0) io.stdout.write(`${t("cli.no_mappings")}\n`);
  else {
    const headers = (["signature", "kind", "saved_at", "saved_by", "headers"] as const).map((name) => t(`cli.column_${name}`));
    io.stdout.write(textTable(headers, found.map((one) => [one.signature.slice(0, 12), t(`kinds.${one.kind}`), one.saved_at.slice(0, 16), one.saved_by ?? "", shortened(one.headers)])));
  }
  return exit.done;
}

const shortened = (headers: readonly string[]): string => `${headers.slice(0, 4).join(", ")}${headers.length > 4 ? ", …" : ""}`;
