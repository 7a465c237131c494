import type { Home } from "#pipelines/index.ts";
import { readConfig } from "#app/config/env.ts";
import { translator } from "#app/i18n/index.ts";
import { linkLife, makeLink, passwordPath, setUpPath } from "./links.server.ts";

/** Where people open this server. */
export function publicAddress(env: NodeJS.ProcessEnv = process.env): string {
  const { PORT, PUBLIC_URL } = readConfig(env);
  return PUBLIC_URL?.replace(/\/$/, "") ?? `http://localhost:${PORT}`;
}

/** An address that makes an administrator, once. */
export const newSetUpLink = async (home: Home, by: string): Promise<string> => publicAddress() + setUpPath(await makeLink(home, null, by));

/** An address where the owner of an account chooses a new password, once. */
export const newPasswordLink = async (home: Home, account_id: string, by: string): Promise<string> => publicAddress() + passwordPath(await makeLink(home, account_id, by));

/** The server and its bundle have a copy of this module each. */
const shared = globalThis as { loyaltyAnnounced?: Set<string> };

/** Says on the server's console how the first account is made: once for each home without one. */
export async function announceSetUp(home: Home, say: (text: string) => void = (text) => void process.stdout.write(`${text}\n`)): Promise<void> {
  const announced = (shared.loyaltyAnnounced ??= new Set());
  if (announced.has(home.dir)) return;
  announced.add(home.dir);
  const { hasAccounts } = await import("#pipelines/index.ts");
  if (await hasAccounts(home.state)) return;
  say(translator(home.settings.language)("cli.set_up_first", { url: await newSetUpLink(home, "start"), hours: linkLife.setUp }));
}
