import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { importFiles, openHome } from "#pipelines/index.ts";
import { dashboardPages } from "../pages.ts";
import { startApp, temporaryHome, type App } from "./app.ts";

/** HTML, styles and scripts of a page, compressed; fonts and what is loaded later are not counted. */
const MOST_BYTES = 180_000;
/** Of a page that is not the first. */
const MOST_LATER = 190_000;
const samples = join(import.meta.dirname, "..", "..", "data", "samples");
let app: App;
beforeAll(async () => {
  const home = await temporaryHome();
  const opened = await openHome(home);
  expect((await importFiles(opened, [samples], { today: "2026-06-15" })).files.map(({ file }) => file)).toContain("visits.csv");
  await opened.close();
  app = await startApp(home);
}, 300_000);
afterAll(() => app?.stop());

/** Bytes of an answer as a browser gets it: compressed by the server. */
async function weigh(url: string): Promise<number> {
  const [response] = (await once(get(url, { headers: { "accept-encoding": "gzip, deflate, br", cookie: app.cookie } }), "response")) as [IncomingMessage];
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Buffer).length;
  return bytes;
}

it.each(dashboardPages)("%s keeps to its budget with styles and scripts, and has its charts in the HTML", async (path) => {
  const address = `${app.url}${path}?as-of=2026-01-31`;
  const html = await (await fetch(address, { headers: { cookie: app.cookie } })).text();
  if (path !== "/staff") expect(html.slice(html.indexOf("<main"))).toContain("<svg");
  const named = [...html.matchAll(/<link[^>]*rel="(?:stylesheet|modulepreload)"[^>]*href="([^"]+)"|<link[^>]*href="([^"]+)"[^>]*rel="(?:stylesheet|modulepreload)"|<script[^>]*src="([^"]+)"|import(?:\s*\*\s*as\s+\w+\s*from)?\s*"(\/assets\/[^"]+\.js)"/g)].map(([, ...hrefs]) => hrefs.find((href) => href) as string);
  const files = [...new Set(named)];
  expect(files.some((file) => file.endsWith(".css")) && files.some((file) => file.endsWith(".js"))).toBe(true);
  const weights = await Promise.all(files.map((file) => weigh(new URL(file, app.url).href)));
  const page = await weigh(address);
  const bytes = page + weights.reduce((sum, one) => sum + one, 0);
  expect(bytes, `${path}: ${bytes} bytes in ${files.length + 1} files, of which the HTML ${page}`).toBeLessThanOrEqual(path === "/" ? MOST_BYTES : MOST_LATER);
});
