import { makeToken, revoke } from "#app/services/api/tokens.server.ts";
import { UsageError } from "#app/services/usage-error.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { exit, type CommandIo } from "../io.ts";
import { choice, parseOptions, positionals } from "../options.ts";

/** Keys to the figures by HTTP: `token add NAME`, `token revoke NUMBER|NAME`. Only the secret goes to stdout, for a script to take. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { positionals: given } = parseOptions(args, {});
  const [word, subject] = positionals(given, ["add|revoke", "NAME"]);
  const verb = choice("token", word, ["add", "revoke"]);
  if (verb === undefined) throw new UsageError("missing_argument", { argument: "add|revoke" });
  if (subject === undefined) throw new UsageError("missing_argument", { argument: verb === "add" ? "NAME" : "NUMBER|NAME" });
  const home = await currentHome(io.env);
  if (verb === "add") {
    const { name, secret } = await makeToken(home, subject);
    io.stderr.write(`${io.t("cli.token_made", { name })}\n`);
    io.stdout.write(`${secret}\n`);
  } else {
    const { name, prefix } = await revoke(home, subject);
    io.stdout.write(`${io.t("cli.token_revoked", { name, prefix })}\n`);
  }
  return exit.done;
}
