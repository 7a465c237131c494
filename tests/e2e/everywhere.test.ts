import { AxeBuilder } from "@axe-core/playwright";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { importFiles, openHome } from "#pipelines/index.ts";
import { startApp, temporaryHome, type App } from "./app.ts";
import { browserForTests } from "./browser.ts";
import { visit, type Visit } from "./visitor.ts";

const found = await browserForTests();

/** Thirty clients in two branches, each coming every four months for three years: enough for shares, trends and marks. */
function visits(): string {
  const head = "Филиал;Номер заказ-наряда;Дата закрытия;Телефон;Клиент;Вид работ;Мастер;Сумма";
  const rows = Array.from({ length: 30 }, (_, client) =>
    Array.from({ length: 9 }, (_, at) => {
      const month = at * 4 + (client % 4);
      const day = `${String(3 + (client % 20)).padStart(2, "0")}.${String((month % 12) + 1).padStart(2, "0")}.${2023 + Math.floor(month / 12)}`;
      return `${client % 3 === 0 ? "Север" : "Центр"};${client}-${at};${day};+7 701 100 00 ${String(client).padStart(2, "0")};Клиент ${client};ТО;Мастер ${client % 2};${1000 + client},00`;
    }),
  );
  return [head, ...rows.flat(), "Центр;999;31.12.2025;+7 701 100 00 01;Клиент 1;ТО;Мастер 1;1000,00"].join("\r\n");
}

describe.skipIf(!found)("what all pages share, in a browser", () => {
  let app: App;
  let browser: Browser;
  let seen: Visit | null = null;

  beforeAll(async () => {
    const home = await temporaryHome();
    await mkdir(home, { recursive: true });
    const file = join(home, "visits.csv");
    await writeFile(file, visits());
    const opened = await openHome(home);
    expect((await importFiles(opened, [file], { today: "2026-01-02", kind: "visits" })).files).toMatchObject([{ loaded: 271, rejected: 0 }]);
    await opened.close();
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
    if (options.javaScriptEnabled !== false) await seen.page.locator("[data-chart=funnel][data-alive]").waitFor({ state: "attached" }); // its effects have run: so have those of all
    return seen.page;
  }
  const chips = (page: Page) => page.getByRole("link", { name: /^Remove filter/ });
  const params = (page: Page) => new URL(page.url()).searchParams;

  /** Where the mark of a row of a chart's table is on the screen. */
  async function markOf(chart: Locator, row: number): Promise<{ x: number; y: number }> {
    await chart.scrollIntoViewIfNeeded();
    return chart.evaluate((figure, at) => {
      const svg = Array.from(figure.querySelectorAll<SVGSVGElement>("svg[data-points]")).find((one) => one.getClientRects().length > 0)!;
      const [x = 0, y = 0] = svg.dataset["points"]!.split(" ")[at]!.split(",").map(Number);
      const box = svg.getBoundingClientRect();
      const scale = box.width / svg.viewBox.baseVal.width;
      return { x: box.left + x * scale, y: box.top + y * scale };
    }, row);
  }

  it("filters by a click on a mark, keeps the chart's marks, and Escape takes the filter off", async () => {
    const page = await open("/");
    const funnel = page.locator("[data-chart=funnel][data-alive]");
    const names = await funnel.locator(".chart-twin tbody th").allTextContents();
    expect(names).toEqual(["Север", "Центр"]);
    const { x, y } = await markOf(funnel, 1);
    await page.mouse.click(x, y);
    await expect.poll(() => chips(page).count()).toBe(1);
    expect(params(page).getAll("branch")).toEqual(["Центр"]);
    expect(await funnel.locator(".chart-twin tbody th").allTextContents()).toEqual(names);
    expect(await funnel.locator(".chart-pale").count()).toBeGreaterThan(0);
    expect(await page.locator(".crumbs").first().textContent()).toContain("Центр");
    await page.locator("h1").click();
    await page.keyboard.press("Escape");
    await expect.poll(() => chips(page).count()).toBe(0);
    expect(await funnel.locator(".chart-pale").count()).toBe(0);
  });

  it("filters by keys alone, and opens the table by T", async () => {
    const page = await open("/");
    const funnel = page.locator("[data-chart=funnel][data-alive]");
    await funnel.focus();
    await page.keyboard.press("t");
    expect(await funnel.locator(".chart-twin").evaluate((twin) => (twin as HTMLDetailsElement).open)).toBe(true);
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await expect.poll(() => params(page).get("branch")).toBe("Север");
  });

  it("picks months by dragging, and shows them before they are asked for", async () => {
    const page = await open("/");
    const trend = page.locator("[data-chart=trend][data-brush]").first();
    const [from, to] = [await markOf(trend, 13), await markOf(trend, 18)];
    const figure = page.locator(".tile-value a").nth(1);
    const before = await figure.textContent();
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, from.y);
    await page.mouse.move(to.x, from.y);
    await page.locator(".tile-brushed").first().waitFor();
    const brushed = await figure.textContent();
    expect(params(page).has("period")).toBe(false);
    await page.mouse.up();
    await expect.poll(() => params(page).get("period")).toBe("2025-02..2025-07");
    await page.locator(".tile-brushed").first().waitFor({ state: "detached" });
    expect(await figure.textContent()).toBe(brushed);
    expect(brushed).not.toBe(before);
    expect(await trend.locator(".chart-chosen").count()).toBeGreaterThan(0);
  });

  it("picks months by keys, and not when Escape comes first", async () => {
    const page = await open("/");
    const trend = page.locator("[data-chart=trend][data-brush]").first();
    await trend.focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("Escape");
    expect(await trend.locator(".chart-brush").count()).toBe(0);
    await page.keyboard.press("End");
    for (let step = 0; step < 2; step++) await page.keyboard.press("Shift+ArrowLeft");
    expect(await trend.locator(".chart-live").textContent()).toContain("3 months");
    await page.keyboard.press("Enter");
    await expect.poll(() => params(page).get("period")).toBe("2025-Q4");
  });

  it("goes down to the line of the file and back to where it was", async () => {
    const page = await open("/?branch=Север");
    await page.evaluate(() => window.scrollTo(0, 500));
    const opener = page.locator(".branch-table tbody tr").first().locator('a.figure[href*="figure=average_check"]');
    const top = await opener.evaluate((link) => (link.scrollIntoView({ block: "center" }), window.scrollY));
    await opener.click();
    const drawer = page.getByRole("dialog");
    await drawer.waitFor();
    expect(await page.evaluate(() => window.scrollY)).toBe(top);
    await drawer.locator(".source-rows tbody th a").first().click();
    await page.getByRole("heading", { level: 1, name: /^Repair order/ }).waitFor();
    expect(page.url()).toContain("/orders/");
    expect(await page.locator("main").textContent()).toMatch(/visits\.csv, line \d+/);
    expect(await page.locator(".source-cells dt").allTextContents()).toContain("Номер заказ-наряда");
    await page.goBack();
    await drawer.waitFor();
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(top);
    expect(params(page).get("branch")).toBe("Север");
  });

  it("works without script: marks are links of the table, headers sort, the page is narrowed", async () => {
    const page = await open("/", { javaScriptEnabled: false });
    await page.locator("[data-chart=funnel] .chart-twin summary").click();
    await page.locator("[data-chart=funnel] .chart-twin tbody th a").first().click();
    expect(params(page).get("branch")).toBe("Север");
    expect(await page.locator("[data-chart=funnel] .chart-pale").count()).toBeGreaterThan(0);
    await page.locator(".branch-table thead a").first().click();
    expect(params(page).get("sort")).toBe("branch");
    expect(params(page).get("branch")).toBe("Север");
    expect(await page.locator(".branch-table thead th").first().getAttribute("aria-sort")).toBe("ascending");
  });

  it("holds figures against another branch, and says why not where it cannot", async () => {
    const page = await open("/");
    await page.locator("select[name=compare]").selectOption("best");
    await expect.poll(() => params(page).get("compare")).toBe("best");
    await expect.poll(() => page.locator("h1").textContent()).toContain("against the best branch");
    await page.locator("select[name=compare]").selectOption("goal");
    await expect.poll(() => page.locator(".loyal .change").textContent()).toBe("no goal for this month");
  });

  it("keeps an address under a name", async () => {
    const page = await open("/?branch=Север&compare=best");
    await page.locator(".views > summary").click();
    await page.getByLabel("Name of the view").last().fill("North");
    await page.getByRole("button", { name: "Save this view" }).click();
    await expect.poll(() => page.locator(".views b").textContent()).toBe("North");
    await page.goto("/");
    await page.locator(".views > summary").click();
    await page.getByRole("link", { name: "North", exact: true }).click();
    await expect.poll(() => [params(page).get("branch"), params(page).get("compare")]).toEqual(["Север", "best"]);
    await page.locator(".views > summary").click();
    await page.locator(".views-popup li summary").click();
    await page.getByRole("button", { name: "Delete" }).click();
    await expect.poll(() => page.locator(".views b").textContent()).toBe("—");
  });

  it("has nothing that axe objects to, with months chosen, keys listed and views open", async () => {
    const page = await open("/?branch=Север&period=2025-02..2025-07&compare=best");
    await page.locator("[data-chart=funnel] .chart-twin summary").click();
    await page.locator(".views > summary").click();
    const objections = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
    expect(await objections()).toEqual([]);
    await page.locator("h1").click();
    await page.keyboard.press("?");
    await page.locator("dialog[open]").waitFor();
    expect(await objections()).toEqual([]);
    await page.keyboard.press("Escape");
    expect(params(page).get("branch"), "Escape only closed the list").toBe("Север");
  });
});
