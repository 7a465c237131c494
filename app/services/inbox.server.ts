import { existsSync, watch, type FSWatcher } from "node:fs";
import { join } from "node:path";
import { systemViewer } from "#app/auth/known-viewers.ts";
import { seenAs } from "#app/auth/viewer.server.ts";
import { translator } from "#app/i18n/index.ts";
import { demoPath, homePath, ownHome, ownHomePath, type Env, type Home } from "#app/warehouse/home.server.ts";
import type { ImportOptions } from "#pipelines/index.ts";
import { failureSentence } from "./failure.ts";
import { entriesIn, mappingOf, putAway, Settling, type Entry } from "./inbox-entries.server.ts";
import { inboxReport, type Outcome } from "./inbox-report.ts";
import { importAsJob } from "./jobs.server.ts";
import { readMapping } from "./mapping.server.ts";
import { today } from "./today.ts";

export interface Inbox {
  /** Looks no more; what was begun is finished. */
  stop(): Promise<void>;
}

interface Pace {
  /** A file that did not change for so long is whole. */
  readonly settleMs: number;
  /** Network drives tell nobody of new files: they are looked for. */
  readonly pollMs: number;
}

const by = "inbox";

/** Takes in what lands in the inbox of the own home until it is stopped. The demo has none. */
export function watchInbox(env: Env = process.env, { settleMs, pollMs }: Pace = { settleMs: 2_000, pollMs: 3_000 }): Inbox {
  const settling = new Settling();
  /** What could not be moved away is not taken again until it changes. */
  const stuck = new Map<string, string>();
  let watcher: FSWatcher | null = null;
  let stopped = false;
  let due = { at: Infinity, timer: undefined as NodeJS.Timeout | undefined };
  let round: Promise<void> | null = null;

  /** Gives how long to wait until the next look. */
  const look = async (): Promise<number> => {
    if (homePath(env).kind === "demo" || ownHomePath(env).path === demoPath()) return pollMs;
    const home = await ownHome(env);
    watcher ??= listen(home.inboxDir, () => lookIn(settleMs / 10));
    const entries = (await entriesIn(home.inboxDir)).filter(({ path, signature }) => stuck.get(path) !== signature);
    const ready = stopped ? [] : settling.ready(entries, Date.now(), settleMs);
    if (ready.length === 0) return entries.length ? settleMs / 2 : pollMs;
    for (const { entry, error } of await takeIn(home, ready, env)) {
      console.error(`inbox: ${entry.path} could not be put away:`, error);
      stuck.set(entry.path, entry.signature);
    }
    return settleMs / 10;
  };
  const lookIn = (ms: number): void => {
    if (stopped || round || due.at <= Date.now() + ms) return;
    clearTimeout(due.timer);
    due = { at: Date.now() + ms, timer: setTimeout(begin, ms).unref() };
  };
  const begin = (): void => {
    due = { at: Infinity, timer: undefined };
    let wait = pollMs;
    round = seenAs(systemViewer("inbox"), look)
      .then((ms) => void (wait = ms))
      .catch((error: unknown) => console.error("inbox:", error))
      .finally(() => {
        round = null;
        lookIn(wait);
      });
  };
  lookIn(0);
  return {
    async stop() {
      stopped = true;
      clearTimeout(due.timer);
      watcher?.close();
      await round;
    },
  };
}

function listen(folder: string, changed: () => void): FSWatcher | null {
  try {
    return watch(folder, { persistent: false }, changed).on("error", (error) => console.warn(`inbox: ${folder} is only looked at now and then:`, error.message));
  } catch (error) {
    console.warn(`inbox: ${folder} is only looked at now and then:`, error instanceof Error ? error.message : error);
    return null;
  }
}

/** Loads entries in one import and puts each away with its report; gives those that could not be moved. */
async function takeIn(home: Home, entries: readonly Entry[], env: Env): Promise<{ entry: Entry; error: unknown }[]> {
  const t = translator(home.settings.language);
  const outcomes = new Map<Entry, Outcome>();
  const items: { entry: Entry; path: string; options: ImportOptions }[] = [];
  for (const entry of entries) {
    try {
      const mapping = existsSync(mappingOf(entry.path)) ? { mapping: await readMapping(mappingOf(entry.path)) } : {};
      items.push({ entry, path: entry.path, options: { today: today(), ...mapping } });
    } catch (error) {
      outcomes.set(entry, { problem: failureSentence(error, t) });
    }
  }
  try {
    const report = items.length ? await importAsJob(items.map(({ path, options }) => ({ path, options })), { origin: "inbox", by, env }) : null;
    for (const [at, { entry }] of items.entries()) {
      if (report) outcomes.set(entry, { report: { ...report, files: report.files.filter((_, i) => report.of[i] === at), ignored: report.ignored.filter((path) => path.startsWith(join(entry.path, "/"))) } });
    }
  } catch (error) {
    for (const { entry } of items) outcomes.set(entry, { problem: failureSentence(error, t) });
  }
  const left: { entry: Entry; error: unknown }[] = [];
  for (const [entry, outcome] of outcomes) {
    const { failed, text, json } = inboxReport(entry.name, outcome, home.settings.language);
    const folder = join(home.inboxDir, failed ? "failed" : "done", today());
    await putAway(entry, folder, { text, json }).catch((error: unknown) => left.push({ entry, error }));
  }
  return left;
}
