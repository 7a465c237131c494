import { foldLogin } from "#app/auth/accounts.ts";
import { linkLife } from "#app/auth/links.server.ts";
import { newPasswordLink, newSetUpLink } from "#app/auth/set-up-link.server.ts";
import { UsageError } from "#app/services/usage-error.ts";
import { osUser } from "#app/services/who.server.ts";
import { currentHome, homePath } from "#app/warehouse/home.server.ts";
import { exit, type CommandIo } from "../io.ts";
import { parseOptions, positionals } from "../options.ts";

/** A way in for whoever holds the machine: `set-up-link` makes an administrator, `set-up-link LOGIN` a new password. Only the link goes to stdout. */
export async function run(args: readonly string[], { stdout, stderr, env, t }: CommandIo): Promise<number> {
  const [login] = positionals(parseOptions(args, {}).positionals, ["LOGIN"]);
  if (homePath(env).kind === "demo") throw new UsageError("demo_accounts");
  const home = await currentHome(env);
  if (login === undefined) {
    stderr.write(`${t("cli.set_up_link", { hours: linkLife.setUp })}\n`);
    stdout.write(`${await newSetUpLink(home, osUser(env))}\n`);
    return exit.done;
  }
  const { findByLogin } = await import("#pipelines/index.ts");
  const account = await findByLogin(home.state, foldLogin(login));
  if (!account || account.disabled_at !== null) throw new UsageError("no_such_account", { account: login });
  stderr.write(`${t("cli.password_link", { name: account.name, hours: linkLife.password })}\n`);
  stdout.write(`${await newPasswordLink(home, account.account_id, osUser(env))}\n`);
  return exit.done;
}
