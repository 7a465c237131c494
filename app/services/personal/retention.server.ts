import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { systemViewer } from "#app/auth/known-viewers.ts";
import { seenAs } from "#app/auth/viewer.server.ts";
import { currentHome, demoPath, homePath, type Env, type Home } from "#app/warehouse/home.server.ts";
import { note } from "../audit/note.server.ts";
import { today } from "../today.ts";
import { UsageError } from "../usage-error.ts";

const DAY_MS = 24 * 3_600_000;

/** Longer is as good as no rule. */
export const LONGEST_MONTHS = 600;

const seenName = "retention.json";
/** Days that a server is not looked after at most; more than that since the last look may be a clock that ran ahead, and what is cut is gone. */
const DOUBTFUL_DAYS = 60;

/**
 * Whether the day of now is believed: the rule was looked at not long ago. Where it was not, this look is written down, and the next, a day
 * later, is believed: by then whoever set the clock has seen the pages, which are a year ahead too.
 */
export async function isDayBelieved(dir: string, day: string): Promise<boolean> {
  const { writeDurably } = await import("#pipelines/index.ts");
  const path = join(dir, seenName);
  const last = existsSync(path) ? /\d{4}-\d{2}-\d{2}/.exec(await readFile(path, "utf8"))?.[0] : undefined;
  if (last !== day) await writeDurably(path, `${JSON.stringify({ looked_on: day })}\n`);
  return last !== undefined && Math.abs(Date.parse(day) - Date.parse(last)) <= DOUBTFUL_DAYS * DAY_MS;
}

/** Cuts contacts out of originals that are older than the home's rule; null without a rule. Gives how many files. */
export async function keepToRetention(home: Home): Promise<number | null> {
  const months = home.settings.archive_contact_months;
  if (months === null) return null;
  const { cutOldOriginals } = await import("#pipelines/index.ts");
  const files = await cutOldOriginals(home, months, today());
  if (files) await note(home, { action: "retention", result: `${files} files, ${months} months` });
  return files;
}

/** Months of the rule as somebody wrote them; null: none ("off", or left empty). Throws UsageError("bad_choice"). */
export function readMonths(text: string): number | null {
  const asked = text.trim();
  if (asked === "off" || asked === "") return null;
  if (!/^[1-9]\d{0,2}$/.test(asked) || Number(asked) > LONGEST_MONTHS) throw new UsageError("bad_choice", { option: "MONTHS", value: asked, choices: `1…${LONGEST_MONTHS}, off` });
  return Number(asked);
}

/** Sets the rule, in months, or takes it away. Throws UsageError("demo_closed"). */
export async function setRetention(home: Home, months: number | null): Promise<void> {
  if (home.dir === demoPath()) throw new UsageError("demo_closed");
  await home.saveSettings({ ...home.settings, archive_contact_months: months });
  await note(home, { action: "retention", result: months === null ? "off" : `rule: ${months} months` });
}

/** Follows the rule once a day until it is stopped; the demo has none. */
export function watchRetention(env: Env = process.env, everyMs = DAY_MS): { stop(): Promise<void> } {
  let stopped = false;
  let round: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    if (stopped || homePath(env).kind === "demo") return;
    const home = await currentHome(env);
    if (await isDayBelieved(home.dir, today())) await keepToRetention(home);
  };
  const turn = (): void => {
    round = seenAs(systemViewer("schedule"), look)
      .catch((error: unknown) => console.error("retention:", error))
      .finally(() => {
        if (!stopped) timer = setTimeout(turn, everyMs).unref();
      });
  };
  timer = setTimeout(turn, Math.min(everyMs, 120_000)).unref();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
