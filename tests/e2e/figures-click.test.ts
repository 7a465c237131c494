import Papa from "papaparse";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seeded } from "#pipelines/demo/rng.ts";
import { demoInto } from "../ingest/demo/once.ts";
import { pages, pagesOfThings } from "../pages.ts";
import { isItsTurn } from "../turn.ts";
import { pageOf } from "./access/things.ts";
import { startApp, temporaryHome, type App } from "./app.ts";
import { browserForTests } from "./browser.ts";
import { alive, visit, type Visit } from "./visitor.ts";

const found = await browserForTests();
/** Of all figures of a page so many are clicked, by lot, unless LOYALTY_CLICKS says more; tests/routes/figures.test.ts opens them without a browser. */
const CLICKED = Number(process.env["LOYALTY_CLICKS"] ?? 2);
const seed = Number(process.env["LOYALTY_SEED"] ?? 194_137);

interface CsvRow {
  readonly amount: string;
  readonly score: string;
  readonly in_numerator: string;
  readonly in_denominator: string;
  readonly sources: string;
}

describe.skipIf(!found)("a figure that is clicked", () => {
  let app: App;
  let browser: Browser;
  let seen: Visit;
  let clicked = 0;

  beforeAll(async () => {
    console.warn(`figures are drawn with LOYALTY_SEED=${seed}`);
    const home = await temporaryHome();
    await demoInto(home);
    [app, browser] = await Promise.all([startApp(home), found!.launch()]);
    seen = await visit(browser, app.url, "/data/kinds", { lang: "en", reducedMotion: "reduce" });
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    expect(clicked).toBeGreaterThan(2 * CLICKED);
  });
  afterEach(() => {
    expect(seen.complaints.splice(0).filter((one) => !one.includes("400 (Bad Request)")), "the browser's console").toEqual([]);
  });

  it.each([...pages, ...pagesOfThings].filter((_, at) => isItsTurn(at, 3)))("%s: opens to its own value, and to rows that add up to it", async (path) => {
    const { page } = seen;
    await page.goto(await pageOf(path, pages, app));
    await alive(page);
    // Two kinds lead on instead, to a section that says how the number came to be.
    const figures = page.locator('main a.figure[href*="figure="]:visible');
    const lot = seeded(`${path} ${seed}`);
    const all = Array.from({ length: await figures.count() }, (_, at) => ({ at, lot: lot.next() })).toSorted((a, b) => a.lot - b.lot);
    for (const { at } of all.slice(0, CLICKED)) {
      const link = figures.nth(at);
      const [text, to] = await Promise.all([link.innerText(), link.getAttribute("href")]);
      await link.click();
      const drawer = page.locator(".drawer");
      await drawer.waitFor().catch((cause: unknown) => expect.fail(`${path} ${to} “${text}”, seed ${seed}: no drawer; ${String(cause)}`));
      expect(await lies(drawer, page, text, to ?? ""), `${path} ${to} “${text}”, seed ${seed}`).toEqual([]);
      await page.keyboard.press("Escape");
      await drawer.waitFor({ state: "detached" });
      clicked++;
    }
  }, 120_000);
});

/** Figures whose formula stands on the sum of their rows' money, and on the number of rows counted: the others add up in tests of the catalogue. */
const ofMoney = new Set(["average_check", "item_revenue"]);
const ofRows = new Set(["loyal_client_share", "service_retention", "sale_to_service", "cost_known_share"]);
const digits = (text: string | null | undefined): number => Number(text?.replace(/[^\d.-]/g, "") || Number.NaN);

/** A table of many figures says fewer digits than their drawers: "81.2" where 81.24 opens. */
const isRounding = (shown: string, value: string): boolean => shown === value || (/^\d+\.\d$/.test(shown) && /^\d+\.\d\d$/.test(value) && Math.abs(Number(shown) - Number(value)) <= 0.0501);

/** What in a drawer does not agree with the figure that was clicked, or with its own rows. */
async function lies(drawer: Locator, page: Page, text: string, to: string): Promise<unknown[]> {
  const said = await drawer.evaluate((element) => ({
    value: element.querySelector(".drawer-value")?.textContent ?? null,
    terms: Array.from(element.querySelectorAll(".formula .term > b"), (term) => term.textContent ?? ""),
    count: element.querySelector(".rows-bar > .quiet")?.textContent ?? null,
    shown: element.querySelectorAll(".source-rows tbody tr").length,
    pages: element.querySelector("nav.pages") !== null,
    download: element.querySelector<HTMLAnchorElement>(".row-files a")?.getAttribute("href") ?? null,
  }));
  const isPart = to.includes("part=");
  const shows = text.replace(/^was /, "");
  const wrong: unknown[] = [];
  if (!isPart && !isRounding(shows, said.value ?? "")) wrong.push({ shows, opens: said.value });
  if (said.count === null) return wrong; // a score is made of other figures, and says so
  const count = digits(said.count);
  if (isPart && digits(text) !== count) wrong.push({ shows, rows: count });
  if (said.pages ? said.shown >= count : said.shown !== count) wrong.push({ count, shown: said.shown });
  if (said.download === null) return count === 0 ? wrong : [...wrong, "rows cannot be downloaded"];
  const csv = await (await page.request.get(said.download)).text();
  const rows = Papa.parse<CsvRow>(csv.replace("\uFEFF", ""), { header: true, skipEmptyLines: true }).data;
  if (rows.length !== count) wrong.push({ count, inFile: rows.length });
  if (rows.some((row) => row.sources === "")) wrong.push("a row without file and line");
  if (isPart) return wrong;
  const top = rows.filter((row) => row.in_numerator === "true");
  const metric = new URLSearchParams(to.split("?")[1]).get("figure") ?? "";
  const added = ofMoney.has(metric) ? Math.round(top.reduce((sum, row) => sum + Number(row.amount) * 100, 0)) / 100 : ofRows.has(metric) ? top.length : null;
  if (added !== null && added !== digits(said.terms[0])) wrong.push({ added, formula: said.terms[0] });
  return wrong;
}
