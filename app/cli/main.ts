import { admits, commandEntry } from "#app/auth/access.ts";
import { localViewer } from "#app/auth/known-viewers.ts";
import type { Viewer } from "#app/auth/roles.ts";
import { seenAs } from "#app/auth/viewer.server.ts";
import { envLocale } from "#app/config/env.ts";
import { isLocale, locales, translator, type Locale } from "#app/i18n/index.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { UsageError } from "#app/services/usage-error.ts";
import { osUser } from "#app/services/who.server.ts";
import { exit, type Command, type CommandIo, type Io } from "./io.ts";

/** Commands are loaded when called, so that a word of help starts no database. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  import: () => import("./commands/import.ts"),
  metrics: () => import("./commands/metrics.ts"),
  rows: () => import("./commands/rows.ts"),
  batches: () => import("./commands/batches.ts"),
  undo: () => import("./commands/undo.ts"),
  duplicates: () => import("./commands/duplicates.ts"),
  mappings: () => import("./commands/mappings.ts"),
  rebuild: () => import("./commands/rebuild.ts"),
  check: () => import("./commands/check.ts"),
  template: () => import("./commands/template.ts"),
  token: () => import("./commands/token.ts"),
  tokens: () => import("./commands/tokens.ts"),
  "set-up-link": () => import("./commands/set-up-link.ts"),
  backup: () => import("./commands/backup.ts"),
  restore: () => import("./commands/restore.ts"),
  verify: () => import("./commands/verify.ts"),
  retention: () => import("./commands/retention.ts"),
  audit: () => import("./commands/audit.ts"),
  bonus: () => import("./commands/bonus.ts"),
  promotion: () => import("./commands/promotion.ts"),
  segments: () => import("./commands/segments.ts"),
  model: () => import("./commands/model.ts"),
  demo: () => import("./commands/demo.ts"),
};

/** `loyalty …` as a process: runs the command, here or in the server that has the home open, and sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  const io: Io = { stdout: process.stdout, stderr: process.stderr, cwd: process.cwd(), env: process.env, isTTY: process.stderr.isTTY === true, signal: argv.includes("import") ? untilInterrupted() : undefined };
  process.stdout.on("error", quietlyLeave);
  process.exitCode = await execute(argv, io, async () => {
    const { askServer } = await import("./remote.ts");
    return askServer(argv, io);
  });
  const { closeHomes, openHomes } = await import("#app/warehouse/home.server.ts");
  const { tellNotices } = await import("./notices.ts");
  for (const home of await openHomes()) tellNotices(home.opened, translator(envLocale(io.env) ?? home.settings.language), (text) => io.stderr.write(`${text}\n`));
  await closeHomes();
}

/** Ctrl-C asks an import to stop cleanly; once more, and the process dies. */
function untilInterrupted(): AbortSignal {
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  return stop.signal;
}

/** A reader such as `head` may hang up early: no fault of ours. */
const quietlyLeave = (error: NodeJS.ErrnoException): void => {
  if (error.code !== "EPIPE") throw error;
  process.exit(exit.done);
};

/**
 * Runs one command and returns its exit code; every error becomes a sentence on stderr.
 * `elsewhere` may run it for us (a server has the home open) and give the code, or null.
 */
export async function execute(argv: readonly string[], io: Io, elsewhere: () => Promise<number | null> = async () => null): Promise<number> {
  let locale: Locale = envLocale(io.env) ?? "ru";
  try {
    const asked = withoutCommon(argv);
    locale = asked.locale ?? envLocale(io.env) ?? (await settingsLocale(io)) ?? "ru";
    const t = translator(locale);
    const [name, ...args] = asked.rest;
    if (name === undefined || name === "help" || asked.rest.includes("--help") || asked.rest.includes("-h")) {
      (name === undefined ? io.stderr : io.stdout).write(t("cli.help"));
      return name === undefined ? exit.usage : exit.done;
    }
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!load) throw new UsageError("unknown_command", { command: name });
    // A restore is for a home that nobody has open.
    const away = name === "restore" ? null : await elsewhere();
    if (away !== null) return away;
    const command = await load();
    const commandIo: CommandIo = { ...io, locale, t };
    const viewer = asked.account === undefined ? localViewer(osUser(io.env)) : await accountViewer(asked.account, io);
    const entry = commandEntry(name);
    if (!entry || !admits(entry, viewer)) throw new UsageError("not_your_command", { command: name, roles: viewer.roles.join(", ") });
    return await seenAs(viewer, () => noted(name, io, () => command.run(args, commandIo)));
  } catch (error) {
    io.stderr.write(`${failureSentence(error, translator(locale))}\n`);
    return isUsage(error) ? exit.usage : exit.failed;
  }
}

/** Commands that write figures or rows out: noted once they have, and before whoever asked hears that they are done. */
const showing: ReadonlySet<string> = new Set(["metrics", "rows", "segments"]);
async function noted(name: string, io: Io, run: () => Promise<number>): Promise<number> {
  const code = await run();
  if (!showing.has(name) || code !== exit.done) return code;
  const [{ currentHome }, { note }] = await Promise.all([import("#app/warehouse/home.server.ts"), import("#app/services/audit/note.server.ts")]);
  await note(await currentHome(io.env), { action: "export", object: `command:${name}` });
  return code;
}

/** Options that every command takes: in which language, and in whose eyes. */
function withoutCommon(argv: readonly string[]): { readonly locale: Locale | undefined; readonly account: string | undefined; readonly rest: readonly string[] } {
  const { value: account, rest: others } = taken(argv, "--as");
  const { value, rest } = taken(others, "--lang");
  if (value !== undefined && !isLocale(value)) throw new UsageError("bad_choice", { option: "--lang", value, choices: locales.join(", ") });
  return { locale: value, account, rest };
}

/** An option with its value, and the words without it. */
function taken(argv: readonly string[], option: string): { readonly value: string | undefined; readonly rest: readonly string[] } {
  const at = argv.findIndex((arg) => arg === option || arg.startsWith(`${option}=`));
  if (at < 0) return { value: undefined, rest: argv };
  const inline = argv[at]!.includes("=");
  const value = inline ? argv[at]!.slice(option.length + 1) : argv[at + 1];
  if (value === undefined || value === "") throw new UsageError("missing_value", { option });
  return { value, rest: argv.filter((_, i) => i !== at && (inline || i !== at + 1)) };
}

/** The eyes of an account, as they are now. Throws UsageError. */
async function accountViewer(account: string, io: Io): Promise<Viewer> {
  const [{ currentHome }, { activeAccount }, { viewerOfAccount }] = await Promise.all([import("#app/warehouse/home.server.ts"), import("#app/auth/see-as.server.ts"), import("#app/auth/accounts.ts")]);
  const found = await activeAccount(await currentHome(io.env), account);
  if (!found) throw new UsageError("no_such_account", { account });
  return viewerOfAccount(found);
}

async function settingsLocale(io: Io): Promise<Locale | undefined> {
  const { homeLanguage } = await import("#app/services/language.server.ts");
  return homeLanguage(io.env);
}
