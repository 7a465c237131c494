import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Figure } from "#app/metrics/types.ts";
import { demoInto } from "../ingest/demo/once.ts";
import { startApp, temporaryHome, type App } from "./app.ts";
import { browserForTests } from "./browser.ts";
import { alive, visit, type Visit } from "./visitor.ts";

const found = await browserForTests();
const words = {
  ru: { overview: "Обзор", staff: "Сотрудники", data: "Данные" },
  kk: { overview: "Шолу", staff: "Қызметкерлер", data: "Деректер" },
  en: { overview: "Overview", staff: "Staff", data: "Data" },
} as const;
const pages = ["/", "/staff", "/data", "/data/kinds", "/data/kinds/visits"] as const;

describe.skipIf(!found)("the dashboard in a browser", () => {
  let app: App;
  let browser: Browser;
  let seen: Visit | null = null;

  beforeAll(async () => {
    const home = await temporaryHome();
    await demoInto(home);
    [app, browser] = await Promise.all([startApp(home), found!.launch()]);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
  afterEach(async () => {
    await seen?.close();
    expect(seen?.complaints, "the browser's console").toEqual([]);
  });

  async function open(path: string, options: Parameters<typeof visit>[3] = {}): Promise<Page> {
    seen = await visit(browser, app.url, path, options);
    return seen.page;
  }
  const isOpening = /Where this figure comes from/;

  // That each page has one heading and a title, in every language, and what else makes it one for everyone: access.test.ts.
  it.each(["ru", "kk", "en"] as const)("answers in %s", async (lang) => {
    const page = await open("/", { lang });
    expect(await page.locator("html").getAttribute("lang")).toBe(lang);
    for (const name of Object.values(words[lang])) expect(await page.getByRole("banner").getByRole("link", { name, exact: true }).count(), name).toBe(1);
    for (const path of lang === "ru" ? pages : pages.slice(0, 2)) {
      const answer = await page.request.get(path);
      const [banner = ""] = /<header[\s\S]*?<\/header>/.exec(await answer.text()) ?? [];
      expect([path, answer.status(), ...Object.values(words[lang]).map((name) => banner.split(`>${name}</a>`).length - 1)]).toEqual([path, 200, 1, 1, 1]);
    }
  });

  it("is there before its script: figures and charts are in the HTML", async () => {
    const page = await open("/", { javaScriptEnabled: false });
    expect(await page.locator("main svg").count()).toBeGreaterThan(3);
    expect(await page.getByRole("link", { name: isOpening }).count()).toBeGreaterThan(5);
    await page.getByRole("link", { name: isOpening }).first().click();
    await page.getByRole("dialog").waitFor();
  });

  it("is sent each drawing once, and has it in a file, behind a drawer, after another page and back", async () => {
    const page = await open("/");
    const html = await (await page.request.get("/")).text();
    expect(html.match(/<svg [^>]*data-points/g)?.length).toBeGreaterThan(5);
    expect(html).not.toMatch(/(?:\\u003c|\\x3c|"<)svg /i);
    await alive(page);
    const drawings = () => page.locator(".chart-drawing, .chart-spark").evaluateAll((all) => all.map((one) => one.innerHTML));
    const first = await drawings();
    expect(first.filter((one) => !one.startsWith("<svg "))).toEqual([]);
    const [saved] = await Promise.all([page.waitForEvent("download"), page.locator(".chart-save button").first().click()]);
    expect(await readFile(await saved.path(), "utf8")).toMatch(/<svg [\s\S]*<path [\s\S]*<\/svg>/);
    await page.getByRole("link", { name: isOpening }).first().click();
    await page.getByRole("dialog").waitFor();
    expect(await drawings()).toEqual(first);
    await page.goto("/staff");
    await alive(page);
    await page.getByRole("banner").getByRole("link", { name: words.en.overview, exact: true }).click();
    await expect.poll(drawings).toEqual(first);
  });

  it("opens a figure to as many rows as its n, each with file and line", async () => {
    const { out } = await app.loyalty("metrics", "--metrics", "loyal_client_share", "--json");
    const [figure] = JSON.parse(out) as Figure[];
    const page = await open("/");
    await alive(page);
    await page.locator(".lead").getByRole("link", { name: isOpening }).first().click();
    const drawer = page.getByRole("dialog");
    await drawer.getByRole("link", { name: "Denominator" }).click();
    const count = drawer.getByText(/^[\d\s,.]+ rows?$/u);
    await expect.poll(async () => Number((await count.textContent())?.replace(/\D/g, ""))).toBe(figure?.n);
    await drawer.getByRole("link", { name: "Numerator" }).click();
    await expect.poll(async () => Number((await count.textContent())?.replace(/\D/g, ""))).toBe(figure?.numerator);
    expect(await drawer.locator("table tbody tr").first().textContent()).toMatch(/line \d+/);
  });

  it("is reached, opened and closed by keys alone", async () => {
    const page = await open("/");
    await alive(page);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");
    for (let i = 0; i < 80 && !isOpening.test(await focused()); i++) await page.keyboard.press("Tab");
    const opener = await focused();
    expect(opener).toMatch(isOpening);
    await page.keyboard.press("Enter");
    const drawer = page.getByRole("dialog");
    await drawer.waitFor();
    expect(await drawer.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    expect(await focused()).toBe(opener);
  });

  it("filters by a branch's name, takes the filter off by its chip, and the last of them by Escape", async () => {
    const page = await open("/");
    await alive(page);
    const chips = page.getByRole("link", { name: /^Remove filter/ });
    const branches = page.locator(".branch-table tbody th a");
    const name = (await branches.first().textContent()) ?? "";
    await branches.first().click();
    await expect.poll(() => chips.count()).toBe(1);
    expect(new URL(page.url()).searchParams.getAll("branch")).toEqual([name]);
    expect(await page.locator(`input[name=branch][value="${name}"]`).isChecked()).toBe(true);
    await chips.first().click();
    await expect.poll(() => chips.count()).toBe(0);
    await page.locator("select[name=period]").selectOption("2025");
    await expect.poll(() => chips.count()).toBe(1);
    await page.locator("h1").click();
    await page.keyboard.press("Escape");
    await expect.poll(() => new URL(page.url()).search).toBe("");
  });

  it("sorts a table by its header and back, and keeps the order behind a drawer", async () => {
    const page = await open("/");
    await alive(page);
    const order = () => page.locator(".branch-table tbody tr:not(.total) th").allTextContents();
    const first = await order();
    const head = page.locator(".branch-table thead").getByRole("link", { name: /^Branch/ });
    const sorted = first.toSorted(new Intl.Collator("en").compare);
    // The order may be this one before anybody asks for it: the header says whether it was asked for.
    const is = (way: string) => page.locator(`.branch-table th[aria-sort="${way}"]`).waitFor();
    await head.click();
    await is("ascending");
    expect(await order()).toEqual(sorted);
    await head.click();
    await is("descending");
    expect(await order()).toEqual(sorted.toReversed());
    await page.getByRole("link", { name: isOpening }).first().click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(order).toEqual(sorted.toReversed());
    await head.click();
    await expect.poll(order).toEqual(first);
  });
});
