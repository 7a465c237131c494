import { once } from "node:events";
import { Agent, get as ask, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { createRequestHandler, type ServerBuild } from "react-router";
import { serve } from "#app/server.ts";
import type { Home } from "#pipelines/index.ts";
import { freePort } from "../e2e/app.ts";
import { findBrowser } from "../e2e/browser.ts";
import { memberCookie } from "../members.ts";
import { median } from "./measure.ts";

const root = join(import.meta.dirname, "..", "..");

export interface Pages {
  readonly note: string;
  get(address: string): Promise<void>;
  /** The same by the network of this machine, compressed as a browser takes it. Null where the pages are not built. */
  readonly fetch: ((address: string) => Promise<void>) | null;
  /** In words: how long after navigation so many charts are there in a browser. */
  charts(least: number): Promise<string>;
  /** In words: how long after a move of the hand over a trend the months that it selects are painted, with all figures of the page that follow. */
  brush(): Promise<string>;
  close(): Promise<void>;
}

/**
 * The pages over a home, for somebody who is signed in: as they are built, else straight from the sources, which is slower. Built pages want
 * NODE_ENV to be production before this module is first imported: React and the router are other ones then.
 */
export async function openPages(home: Home, built: boolean): Promise<Pages> {
  process.env["LOYALTY_HOME"] = home.dir;
  const cookie = await memberCookie(home, "http://localhost:3000");
  const vite = built ? null : await (await import("vite")).createServer({ root, server: { middlewareMode: true, watch: null, hmr: false, ws: false }, logLevel: "error", optimizeDeps: { noDiscovery: true } });
  const build = (vite ? await vite.ssrLoadModule("virtual:react-router/server-build") : await import(pathToFileURL(join(root, "build", "server", "index.js")).href)) as ServerBuild;
  const handle = createRequestHandler(build, "production");
  const server = built ? await serve({ PORT: await freePort(), HOST: "127.0.0.1", LOG_FORMAT: "off" } as Parameters<typeof serve>[0], false) : null;
  const agent = new Agent({ keepAlive: true });
  return {
    note: built ? "pages as built" : "pages from the sources, for they are not built: npm run build",
    async get(address) {
      const response = await handle(new Request(`http://localhost:3000${address}`, { headers: { cookie } }));
      const body = Buffer.from(await response.arrayBuffer());
      if (response.status !== 200) throw new Error(`${address}: ${response.status} ${body.subarray(0, 1_000).toString()}`);
    },
    fetch: server && ((address) => fetched(`${server.url}${address}`, { cookie, "accept-encoding": "gzip, deflate, br", accept: "text/html" }, agent)),
    async charts(least) {
      return server ? inBrowser(server.url, cookie, (page) => visible(page, least)) : "charts in a browser: the pages are not built";
    },
    async brush() {
      return server ? inBrowser(server.url, cookie, brushed) : "a brush in a browser: the pages are not built";
    },
    async close() {
      agent.destroy();
      await server?.stop();
      await vite?.close();
      const { closeHomes } = await import("#app/warehouse/home.server.ts");
      await closeHomes();
    },
  };
}

async function fetched(url: string, headers: Record<string, string>, agent: Agent): Promise<void> {
  const [response] = (await once(ask(url, { headers, agent }), "response")) as [IncomingMessage];
  for await (const _ of response);
  if (response.statusCode !== 200 || response.headers["content-encoding"] !== "br") throw new Error(`${url}: ${response.statusCode} ${response.headers["content-encoding"]}`);
}

/** Opens the first page for somebody who is signed in, each time with nothing in the browser's cache. */
async function inBrowser(url: string, cookie: string, work: (open: (script?: string) => Promise<Page>) => Promise<string>): Promise<string> {
  const browser = await (await findBrowser())?.launch();
  if (!browser) return "charts in a browser: none starts here";
  const [name = "", value = ""] = cookie.split("=");
  try {
    return await work(async (script) => {
      const context = await browser.newContext();
      await context.addCookies([{ name, value, url }]);
      const page = await context.newPage();
      if (script) await page.addInitScript(script);
      await page.goto(url, { waitUntil: "commit" });
      return page;
    });
  } finally {
    await browser.close();
  }
}

const NAVIGATIONS = 11;

/** In the page from its beginning, for a question from outside comes late where the page is at work: when the frame was painted that has so many charts. */
const look = (least: number): string => `globalThis.shown = new Promise((done) => {
  const look = () => {
    if (document.querySelectorAll("figure svg, svg.spark").length < ${least}) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done({ shown: performance.now(), answered: performance.getEntriesByType("navigation")[0].responseStart });
    port2.postMessage(0);
  };
  requestAnimationFrame(look);
})`;

/** One slow navigation of several is told as such: the median is what the bar is of. */
async function visible(open: (script: string) => Promise<Page>, least: number): Promise<string> {
  const times: { readonly shown: number; readonly answered: number }[] = [];
  for (let run = 0; run < NAVIGATIONS; run++) {
    const page = await open(look(least));
    times.push((await page.evaluate("globalThis.shown")) as { shown: number; answered: number });
    await page.close();
  }
  const shown = times.map((time) => time.shown);
  const each = times.map((time) => `${time.shown.toFixed(0)} (${time.answered.toFixed(0)})`).join(", ");
  return `${least} charts in headless Chromium after navigation: median ${median(shown).toFixed(0)} ms, from ${Math.min(...shown).toFixed(0)} to ${Math.max(...shown).toFixed(0)} ms   bar 300 ms\n  each (in brackets the first byte): ${each} ms`;
}

/** From the press of a key that moves the selection by a month to the frame after which its band and every figure that follows stand on the page. */
async function brushed(open: () => Promise<Page>): Promise<string> {
  const page = await open();
  await page.locator("[data-chart=trend][data-brush]").first().waitFor();
  const times = (await page.evaluate(`(async () => {
    const trend = document.querySelector("[data-chart=trend][data-brush]");
    const press = (key, shiftKey) => trend.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }));
    const shown = () => [...document.querySelectorAll(".tile-brushed")].map((one) => one.textContent).join("|") + trend.querySelector(".chart-brush")?.getAttribute("width");
    const painted = () => new Promise((done) => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); }));
    trend.focus();
    press("End", false);
    await painted();
    const times = [];
    for (let move = 0; move < 12; move++) {
      const [from, before] = [performance.now(), shown()];
      press("ArrowLeft", true);
      do await painted(); while (shown() === before);
      times.push(performance.now() - from);
    }
    return times;
  })()`)) as number[];
  const [first = 0, ...rest] = times;
  return `a brush from move to repaint: the first ${first.toFixed(0)} ms, then ${rest.map((ms) => ms.toFixed(0)).join(", ")} ms   bar 50 ms, with 100 ms of warm-up`;
}
