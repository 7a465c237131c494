import { systemViewer } from "#app/auth/known-viewers.ts";
import { seenAs } from "#app/auth/viewer.server.ts";
import { currentHome, demoPath, homePath, type Env, type Home } from "#app/warehouse/home.server.ts";
import { note } from "../audit/note.server.ts";
import { today } from "../today.ts";
import { UsageError } from "../usage-error.ts";

const DAY_MS = 24 * 3_600_000;

/** Cuts contacts out of originals that are older than the home's rule; null without a rule. Gives how many files. */
export async function keepToRetention(home: Home): Promise<number | null> {
  const months = home.settings.archive_contact_months;
  if (months === null) return null;
  const { cutOldOriginals } = await import("#pipelines/index.ts");
  const files = await cutOldOriginals(home, months, today());
  if (files) await note(home, { action: "retention", result: `${files} files, ${months} months` });
  return files;
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
    if (!stopped && homePath(env).kind !== "demo") await keepToRetention(await currentHome(env));
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
