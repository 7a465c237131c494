import { localViewer } from "#app/auth/known-viewers.ts";
import { seenAs } from "#app/auth/viewer.server.ts";
import { envLocale } from "#app/config/env.ts";
import { isLocale, locales, translator, type Locale } from "#app/i18n/index.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { UsageError } from "#app/services/usage-error.ts";
import { osUser } from "#app/services/who.server.ts";
import { exit, type Command, type CommandIo, type Io } from "./io.ts";

/** Commands are loaded when called, so that a word of help starts no database. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
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
  const { closeHomes } = await import("#app/warehouse/home.server.ts");
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
    const asked = withoutLanguage(argv);
    locale = asked.locale ?? envLocale(io.env) ?? (await settingsLocale(io)) ?? "ru";
    const t = translator(locale);
    const [name, ...args] = asked.rest;
    if (name === undefined || name === "help" || asked.rest.includes("--help") || asked.rest.includes("-h")) {
      (name === undefined ? io.stderr : io.stdout).write(t("cli.help"));
      return name === undefined ? exit.usage : exit.done;
    }
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!load) throw new UsageError("unknown_command", { command: name });
    const away = await elsewhere();
    if (away !== null) return away;
    const command = await load();
    const commandIo: CommandIo = { ...io, locale, t };
    return await seenAs(localViewer(osUser(io.env)), () => command.run(args, commandIo));
  } catch (error) {
    io.stderr.write(`${failureSentence(error, translator(locale))}\n`);
    return isUsage(error) ? exit.usage : exit.failed;
  }
}

function withoutLanguage(argv: readonly string[]): { readonly locale: Locale | undefined; readonly rest: readonly string[] } {
  const at = argv.findIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  if (at < 0) return { locale: undefined, rest: argv };
  const inline = argv[at]!.includes("=");
  const value = inline ? argv[at]!.slice("--lang=".length) : argv[at + 1];
  if (value === undefined) throw new UsageError("missing_value", { option: "--lang" });
  if (!isLocale(value)) throw new UsageError("bad_choice", { option: "--lang", value, choices: locales.join(", ") });
  return { locale: value, rest: argv.filter((_, i) => i !== at && (inline || i !== at + 1)) };
}

async function settingsLocale(io: Io): Promise<Locale | undefined> {
  const { homeLanguage } = await import("#app/services/language.server.ts");
  return homeLanguage(io.env);
}
