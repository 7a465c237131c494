import { createServer } from "node:net";
import { envLocale, readConfig, type Config } from "#app/config/env.ts";
import { letLoopGoFirst } from "#app/config/loop-first.ts";
import { translator, type Locale, type Translate } from "#app/i18n/index.ts";
import { failureSentence } from "#app/services/failure.ts";
import { homeLanguage } from "#app/services/language.server.ts";
import { ensureDemo } from "#app/services/demo.server.ts";
import { closeHomes, currentHome, demoReady, homePath, onHomeOpened } from "#app/warehouse/home.server.ts";
import { build, isBuilt } from "./build.ts";
import { progressLine } from "./progress.ts";

/** `npm start` and `npm run dev`: whatever is missing is made, then the dashboard is served until a signal comes. `--build` makes the pages only. */
export async function start(argv: readonly string[], firstThreads: readonly string[] = []): Promise<void> {
  const locale = envLocale(process.env) ?? homeLanguage() ?? "ru";
  const t = translator(locale);
  try {
    const config = readConfig(process.env);
    if (argv.includes("--build")) {
      process.exitCode = (await pagesReady(t)) ? 0 : 1;
      return;
    }
    await alone();
    await portIsFree(config);
    await run(config, argv.includes("--dev"), firstThreads, t, locale);
  } catch (error) {
    await closeHomes();
    process.stderr.write(`${failureSentence(error, t)}\n`);
    process.exitCode = 1;
  }
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function run(config: Config, dev: boolean, firstThreads: readonly string[], t: Translate, locale: Locale): Promise<void> {
  if (!dev && !(await pagesReady(t))) {
    process.exitCode = 1;
    return;
  }
  const { path, kind } = homePath();
  if (kind === "demo" && !demoReady()) {
    say(t("cli.start_demo"));
    const progress = progressLine({ stderr: process.stderr, isTTY: process.stderr.isTTY === true, t, locale });
    await ensureDemo(progress.show);
    progress.clear();
  }
  say(t(`cli.start_opening_${kind}`, { path }));
  const { tellNotices } = await import("./notices.ts");
  tellNotices((await currentHome()).opened, t, say);
  letLoopGoFirst(firstThreads);
  const { jobs } = await import("#app/services/jobs.server.ts");
  const broken = (await jobs()).filter((one) => one.state === "broken_off" && Date.now() - Date.parse(one.ended_at ?? "") < 60_000);
  for (const one of broken) say(t(one.landed ? "cli.job_landed" : "cli.job_broken_off", { files: one.files.join(", ") }));
  const { listenForShell, stopListening } = await import("./listen.ts");
  await onHomeOpened(listenForShell);
  const { serve } = await import("#app/server.ts");
  const server = await serve(config, dev);
  if (!dev) await warm(server.url);
  say(t("cli.start_ready", { url: server.url }));
  const { watchInbox } = await import("#app/services/inbox.server.ts");
  const inbox = watchInbox();
  const { watchAlerts } = await import("#app/services/alerts/watch.server.ts");
  const alerts = watchAlerts();
  const { keepBackups } = await import("#app/services/system/backup-schedule.server.ts");
  const backups = keepBackups();
  const { watchRetention } = await import("#app/services/personal/retention.server.ts");
  const retention = watchRetention();
  if (kind !== "demo") {
    say(t("cli.start_inbox", { path: (await currentHome()).inboxDir }));
    const { announceSetUp } = await import("#app/auth/set-up-link.server.ts");
    await announceSetUp(await currentHome(), say);
  }
  say(t("cli.start_stop_hint"));

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say(t("cli.start_stopping"));
    await Promise.all([server.stop(), inbox.stop(), alerts.stop(), backups.stop(), retention.stop()]);
    await stopListening();
    await closeHomes();
    process.exit(0);
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
}

/** Asks for the first page once, so that nobody waits for charts to load and queries to run for the first time. */
async function warm(url: string): Promise<void> {
  const { warmPass } = await import("#app/auth/warm.server.ts");
  const pass = warmPass();
  const answer = await fetch(url, { headers: pass.headers });
  await answer.arrayBuffer();
  pass.end();
  if (!answer.ok) process.stderr.write(`${url}: ${answer.status}\n`);
}

async function pagesReady(t: Translate): Promise<boolean> {
  if (await isBuilt()) return true;
  say(t("cli.start_building"));
  const from = performance.now();
  const built = await build();
  say(built ? t("cli.start_built", { seconds: ((performance.now() - from) / 1000).toFixed(1) }) : t("cli.start_build_failed"));
  return built;
}

/** Said before anything is built: a server has the home already. Two that begin at once are told apart by the lock on the home. */
async function alone(): Promise<void> {
  const { hasServer } = await import("./remote.ts");
  const { path } = homePath();
  if (await hasServer(path)) throw new PortError("second", { path });
}

/** Said before anything is built: the port is somebody else's. */
async function portIsFree({ PORT, HOST }: Config): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((done, fail) => probe.once("error", fail).listen(PORT, HOST, done));
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    throw new PortError(code === "EADDRINUSE" ? "busy" : "refused", { port: PORT, next: PORT + 1, host: HOST, problem: code });
  }
  await new Promise((done) => probe.close(done));
}

class PortError extends Error {
  override readonly name = "PortError";
  constructor(
    readonly code: "busy" | "refused" | "second",
    readonly params: Readonly<Record<string, string | number>>,
  ) {
    super(code);
  }
}
