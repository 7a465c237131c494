import { readMail } from "#app/config/env.ts";
import { currentHome, homePath, type Env } from "#app/warehouse/home.server.ts";
import { freshAlerts } from "./evaluate.server.ts";
import { repeatModel } from "../clients/repeat-model.server.ts";
import { sendAlertMail } from "./mail.server.ts";

export interface AlertWatch {
  /** Looks no more; what was begun is finished. */
  stop(): Promise<void>;
}

/**
 * Looks at the rules whenever data have landed or were taken back, mails what is new, and fits the model of visits before a page asks. Data that move again within `lookMs` are left to
 * settle first. Figures of the demo are nobody's: no mail is sent of them. Mail that waited when the process ended is tried at the start.
 */
export function watchAlerts(env: Env = process.env, lookMs = 1_000): AlertWatch {
  let settling: State = null;
  let failed: State = null;
  let seen: Promise<void> | null = null;
  let due: Date | null = null;
  let started = false;
  let busy: Promise<void> | null = null;

  const look = async (): Promise<void> => {
    const home = await currentHome(env);
    const now: State = { of: home.state, version: home.version };
    if (same(settling, now) && !same(failed, now)) {
      const work = freshAlerts(home);
      if (work !== seen) {
        failed = now;
        await work;
        [failed, seen, due] = [null, work, new Date()];
        await repeatModel(home);
      }
    }
    settling = now;
    const config = homePath(env).kind === "demo" ? null : readMail(env);
    if (!config || due === null || due > new Date()) return;
    const first = !started;
    started = true;
    due = await sendAlertMail(home, config, new Date(), first);
  };
  const timer = setInterval(() => {
    busy ??= look()
      .catch((error: unknown) => console.error("alerts:", error))
      .finally(() => (busy = null));
  }, lookMs).unref();
  return {
    async stop() {
      clearInterval(timer);
      await busy;
    },
  };
}

/** Of the data of a home. */
type State = { readonly of: object; readonly version: number } | null;
const same = (a: State, b: State): boolean => a?.of === b?.of && a?.version === b?.version;
