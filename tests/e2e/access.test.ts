import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { locales, type Locale } from "#app/i18n/translate.ts";
import { demoInto } from "../ingest/demo/once.ts";
import { pages, pagesOfThings } from "../pages.ts";
import { isItsTurn } from "../turn.ts";
import { objections, paleTexts } from "./access/axe.ts";
import { isFocusIn, walk } from "./access/keys.ts";
import { disorder, overflow } from "./access/layout.ts";
import { pageOf } from "./access/things.ts";
import { startApp, temporaryHome, type App } from "./app.ts";
import { browserForTests } from "./browser.ts";
import { alive, visit, type Visit } from "./visitor.ts";

const found = await browserForTests();
const root = join(import.meta.dirname, "..", "..");

const all = [...pages, ...pagesOfThings];
/** With LOYALTY_ACCESS=all axe reads each page in three languages; else in Russian and in one of the others, by turns: a whole run takes half of the pages. */
const everything = process.env["LOYALTY_ACCESS"] === "all";

describe.skipIf(!found)("access for everyone, on every page", () => {
  let app: App;
  let browser: Browser;
  const readers = new Map<Locale, Visit>();
  const done = { axe: 0, reached: 0, drawers: 0 };

  beforeAll(async () => {
    const home = await temporaryHome();
    await demoInto(home);
    [app, browser] = await Promise.all([startApp(home), found!.launch()]);
    for (const lang of locales) readers.set(lang, await visit(browser, app.url, "/data/kinds", { lang, colorScheme: "light", reducedMotion: "reduce" }));
  }, 300_000);
  afterAll(async () => {
    const spent = await browser.newBrowserCDPSession().then((session) => session.send("SystemInfo.getProcessInfo"));
    console.warn(`${done.axe} axe runs, ${done.reached} controls reached by Tab, ${done.drawers} drawers by keys; ${Math.round(spent.processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0))} s of CPU in the browser`);
    await browser?.close();
    await app?.stop();
  });
  afterEach(() => {
    const said = [...readers.values()].flatMap(({ complaints }) => complaints.splice(0));
    // A page that refuses to show anything says so with its status.
    expect(said.filter((one) => !one.includes("400 (Bad Request)")), "the browser's console").toEqual([]);
  });

  async function open(path: string, lang: Locale = "ru"): Promise<Page> {
    const { page } = readers.get(lang)!;
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(await pageOf(path, pages, app));
    await alive(page);
    return page;
  }

  it("has colours that know of no language: what holds of them in one holds in all", () => {
    const sheets = [...readdirSync(join(root, "app", "styles")).map((name) => join("styles", name)), join("charts", "charts.css")].filter((name) => name.endsWith(".css"));
    expect(sheets.length).toBeGreaterThan(15);
    expect(sheets.filter((name) => /:lang\(|\[lang/.test(readFileSync(join(root, "app", name), "utf8")))).toEqual([]);
  });

  it.each(all.filter((_, at) => everything || isItsTurn(at)))("%s: axe objects to nothing, keys reach everything, and it fits a phone; in every language, light and dark", async (path) => {
    const page = await open(path);
    expect(await disorder(page)).toEqual([]);
    expect(await objections(page)).toEqual([]);
    await withoutDrawings(page);
    expect(await paleTexts(page), "light").toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await paleTexts(page), "dark").toEqual([]);
    for (const width of everything ? [390, 360] : [360]) expect(await overflow(page, width)).toEqual([]);
    done.axe += 3;
    if (!everything && !isItsTurn(all.indexOf(path), 4)) return;
    await withoutRepeats(page);
    await byKeys(page);
    for (const [at, lang] of (["kk", "en"] as const).entries()) {
      const its = everything || isItsTurn(all.indexOf(path) + 4 * at, 8);
      if (!its && lang === "en") continue; // the shortest of the three
      const other = await open(path, lang);
      expect(await disorder(other), lang).toEqual([]);
      expect(await overflow(other, 360), lang).toEqual([]);
      if (!its) continue;
      await withoutDrawings(other);
      await withoutRepeats(other);
      expect(await objections(other), lang).toEqual([]);
    }
    done.axe += everything ? 2 : 1;
  }, 180_000);

  async function byKeys(page: Page): Promise<void> {
    await page.setViewportSize({ width: 1280, height: 900 });
    const { missed, unmarked, reached } = await walk(page);
    expect({ missed, unmarked }).toEqual({ missed: [], unmarked: [] });
    expect(reached).toBeGreaterThan(8);
    done.reached += reached;
    await page.locator("body").press("?");
    await page.locator("dialog.keys[open]").waitFor();
    expect(await isFocusIn(page, "dialog.keys")).toBe(true);
    await page.keyboard.press("Escape");
    await page.locator("dialog.keys[open]").waitFor({ state: "detached" });
    const figure = page.locator("main a.figure:visible").first();
    if ((await figure.count()) === 0) return;
    await figure.focus();
    await page.keyboard.press("Enter");
    const drawer = page.locator(".drawer");
    await drawer.waitFor();
    await expect.poll(() => isFocusIn(page, ".drawer")).toBe(true);
    await drawer.locator(".close").focus();
    for (const keys of ["Shift+Tab", "Tab"]) {
      await page.keyboard.press(keys);
      expect(await isFocusIn(page, ".drawer"), keys).toBe(true);
    }
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    await expect.poll(() => figure.evaluate((link) => link === document.activeElement)).toBe(true);
    done.drawers++;
  }
});

/** The inside of a chart is one picture to a screen reader: it is the same in all languages, and half of what axe would look through. */
const withoutDrawings = (page: Page) => page.evaluate(() => document.querySelectorAll("svg[role=img]").forEach((svg) => svg.replaceChildren()));
/** Rows after the sixth repeat the others. Hidden, not removed: they belong to the page's script. */
const withoutRepeats = (page: Page) => page.evaluate(() => document.querySelectorAll<HTMLElement>("tbody tr:nth-child(n+7)").forEach((row) => (row.hidden = true)));
