import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { openState } from "#pipelines/state/index.ts";
import { memberCookie } from "#tests/members.ts";

const root = join(import.meta.dirname, "..", "..");

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
export interface App {
  readonly url: string;
  /** What the server said on its console so far. */
  said(): string;
  readonly home: string;
  /** The Cookie header of somebody who may see everything; whoever visits with `visit` has it. */
  readonly cookie: string;
  /** An answer of the server to somebody who may see everything. */
  get(path: string): Promise<Response>;
  /** `loyalty …` in the shell, against the home of this server. */
  loyalty(...argv: string[]): Promise<Ran>;
  /** Ends the server as a supervisor would; gives its exit code. */
  stop(): Promise<number | null>;
}

const envFor = (home: string, more: Record<string, string> = {}) => ({ ...process.env, NODE_ENV: "production", LOYALTY_HOME: home, LOYALTY_LANG: "ru", ...more });

/** `loyalty …` as a process of its own. */
export async function runLoyalty(home: string, argv: readonly string[], cwd = root): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, "app", "cli", "loyalty.cjs"), ...argv], { cwd, env: envFor(home) });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, out, err };
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

export const temporaryHome = (): Promise<string> => mkdtemp(join(tmpdir(), "loyalty-e2e-"));

const cookies = new Map<string, string>();
/** The session of whoever visits the server at `url`; undefined where nobody is signed in. */
export const cookieAt = (url: string): string | undefined => cookies.get(url);

/** Gives somebody an account in a home that nobody has open. */
async function signUp(home: string, url: string): Promise<string> {
  const state = await openState(home);
  try {
    return await memberCookie({ state }, url);
  } finally {
    await state.close();
  }
}

/** `npm start` on a free port, over a home of its own with an account, unless told otherwise; builds the pages if they are not. */
export async function startApp(home: string, { account = true } = {}): Promise<App> {
  const port = await freePort();
  const cookie = account ? await signUp(home, `http://localhost:${port}`) : "";
  if (account) cookies.set(`http://localhost:${port}`, cookie);
  const server = spawn(process.execPath, [join(root, "app", "cli", "start.cjs")], { cwd: root, env: envFor(home, { PORT: String(port) }) });
  let said = "";
  const url = `http://localhost:${port}`;
  await new Promise<void>((ready, fail) => {
    const listen = (text: string): void => {
      said += text;
      if (said.includes(url)) ready();
    };
    server.stdout.setEncoding("utf8").on("data", listen);
    server.stderr.setEncoding("utf8").on("data", listen);
    server.once("exit", (code) => fail(new Error(`the server ended with ${code} before it was ready:\n${said}`)));
  });
  return {
    url,
    home,
    said: () => said,
    cookie,
    get: (path) => fetch(url + path, { headers: { cookie } }),
    loyalty: (...argv) => runLoyalty(home, argv),
    async stop() {
      if (server.exitCode !== null || server.signalCode !== null) throw new Error(`the server ended by itself (${server.exitCode ?? server.signalCode}):\n${said}`);
      const ended = once(server, "exit") as Promise<[number | null]>;
      server.kill("SIGTERM");
      const [code] = await ended;
      await rm(home, { recursive: true, force: true });
      return code;
    },
  };
}
