import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { createRequestHandler, type ServerBuild } from "react-router";
import { serve } from "#app/server.ts";
import type { Home } from "#pipelines/index.ts";
import { freePort } from "../e2e/app.ts";
import { findBrowser } from "../e2e/browser.ts";
import { memberCookie } from "../members.ts";

const root = join(import.meta.dirname, "..", "..");

export interface Pages {
  readonly note: string;
  get(address: string): Promise<void>;
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
  return {
    note: built ? "pages as built" : "pages from the sources, for they are not built: npm run build",
    async get(address) {
      const response = await handle(new Request(`http://localhost:3000${address}`, { headers: { cookie } }));
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${address}: ${response.status} ${text.slice(0, 500)}`);
    },
    async charts(least) {
      if (!built) return "charts in a browser: the pages are not built";
      return inBrowser(cookie, (page) => visible(page, least));
    },
    async brush() {
      return built ? inBrowser(cookie, brushed) : "a brush in a browser: the pages are not built";
    },
    async close() {
      await vite?.close();
      const { closeHomes } = await import("#app/warehouse/home.server.ts");
      await closeHomes();
    },
  };
}

/** Opens the first page for somebody who is signed in, by a server of its own. */
async function inBrowser(cookie: string, work: (open: () => Promise<Page>) => Promise<string>): Promise<string> {
  const browser = await (await findBrowser())?.launch();
  if (!browser) return "charts in a browser: none starts here";
  const server = await serve({ PORT: await freePort(), HOST: "127.0.0.1", LOG_FORMAT: "off" } as Parameters<typeof serve>[0], false);
  const [name = "", value = ""] = cookie.split("=");
  try {
    return await work(async () => {
      const context = await browser.newContext();
      await context.addCookies([{ name, value, url: server.url }]);
      const page = await context.newPage();
      await page.goto(server.url, { waitUntil: "commit" });
      return page;
    });
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function visible(open: () => Promise<Page>, least: number): Promise<string> {
  const times: number[] = [];
  for (let run = 0; run < 7; run++) {
    const page = await open();
    times.push(Number(await page.evaluate(`new Promise((done) => {
      const look = () => document.querySelectorAll("figure svg, svg.spark").length >= ${least} ? done(performance.now()) : requestAnimationFrame(look);
      look();
    })`)));
    await page.close();
  }
  return `${least} charts in headless Chromium after navigation: ${times.map((ms) => ms.toFixed(0)).join(", ")} ms   bar 300 ms`;
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
