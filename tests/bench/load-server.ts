import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openState } from "#pipelines/state/index.ts";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, runLoyalty } from "../e2e/app.ts";
import { memberCookie, type Member } from "../members.ts";

const root = join(import.meta.dirname, "..", "..");

export interface LoadServer {
  readonly url: string;
  /** Cookie headers of the members, in their order. */
  readonly cookies: readonly string[];
  /** The longest time in milliseconds that the event loop was held since this was last asked. */
  stall(): Promise<number>;
  /** Until it has had nothing to do for some seconds. */
  settled(): Promise<void>;
  /** Bytes that the process holds now, and held at most. */
  memory(): Promise<{ readonly now: number; readonly most: number }>;
  /** Loads a file; gives seconds from the command to its end. */
  load(file: string, today: string): Promise<number>;
  stop(): Promise<string>;
}

/** `npm start` over a home, with accounts of these members. */
export async function startLoaded(home: string, members: readonly Member[]): Promise<LoadServer> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const state = await openState(home);
  const cookies: string[] = [];
  for (const member of members) cookies.push(await memberCookie({ state }, url, member));
  await state.close();
  const child = spawn(process.execPath, [join(root, "app", "cli", "start.cjs")], { cwd: root, env: { ...process.env, NODE_ENV: "production", LOYALTY_HOME: home, LOYALTY_LANG: "ru", PORT: String(port), LOG_FORMAT: "text", BACKUP_HOURS: "0" } });
  let said = "";
  let ready = false;
  await new Promise<void>((done, fail) => {
    const listen = (text: string): void => {
      said = (said + text).slice(-200_000);
      if (!ready && said.includes(url)) done((ready = true) as never);
    };
    child.stdout.setEncoding("utf8").on("data", listen);
    child.stderr.setEncoding("utf8").on("data", listen);
    child.once("exit", (code) => fail(new Error(`the server ended with ${code}:\n${said}`)));
  });
  const kilobytes = (status: string, name: string): number => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) * 1024;
  const measured = async (name: string): Promise<number> => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(await (await fetch(`${url}/metrics`)).text())?.[1]);
  return {
    url,
    cookies,
    stall: async () => (await measured("loyalty_event_loop_delay_max_seconds")) * 1000,
    async settled() {
      let before = -1;
      for (let quiet = 0; quiet < 3; ) {
        await sleep(2_000);
        const cpu = await measured("loyalty_cpu_seconds_total");
        quiet = before >= 0 && cpu - before < 0.3 ? quiet + 1 : 0;
        before = cpu;
      }
    },
    async memory() {
      const status = await readFile(`/proc/${child.pid}/status`, "utf8");
      return { now: kilobytes(status, "VmRSS"), most: kilobytes(status, "VmHWM") };
    },
    async load(file, today) {
      const from = performance.now();
      const { code, out, err } = await runLoyalty(home, ["import", file, "--today", today, "--json"]);
      if (code !== 0) throw new Error(`import: ${code} ${err} ${out}`.slice(0, 2000));
      return (performance.now() - from) / 1000;
    },
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      return said;
    },
  };
}
