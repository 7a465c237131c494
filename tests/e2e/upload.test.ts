import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startApp, temporaryHome, type App } from "./app.ts";
import { browserForTests } from "./browser.ts";
import { alive, visit, type Visit } from "./visitor.ts";

const found = await browserForTests();
const orders = [
  "Отчёт по заказ-нарядам;;;;",
  "Филиал;Номер заказ-наряда;Дата закрытия;Телефон;Сумма",
  "Центр;1;10.01.2026;+7 (701) 123-45-67;1 234,50",
  "Центр;2;21.02.2026;8 701 1234567;765,50",
  "Центр;3;32.13.2026;8 701 1112233;5,00",
  "Итого;;;;2 005,00",
].join("\r\n");

describe.skipIf(!found)("the Data page", () => {
  let app: App;
  let browser: Browser;
  let seen: Visit;
  let page: Page;
  let folder: string;
  const file = async (name: string, content: string | Buffer): Promise<string> => {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  };
  const upload = async (...paths: string[]): Promise<void> => {
    await page.goto("/data");
    await alive(page);
    await page.locator("input[type=file]").setInputFiles(paths);
    await page.getByRole("button", { name: "See what is in the files" }).click();
  };

  beforeAll(async () => {
    const home = await temporaryHome();
    folder = join(home, "mine");
    await mkdir(folder);
    [app, browser] = await Promise.all([startApp(home), found!.launch()]);
    seen = await visit(browser, app.url, "/");
    ({ page } = seen);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it("says on an empty home what feeds the overview, and where to load it", async () => {
    await page.getByRole("main").getByRole("link", { name: "Load exports" }).click();
    await page.waitForURL("**/data");
    await expect.poll(() => page.locator("input[type=file]").count()).toBe(1);
  });

  it("shows what it found in a file, loads it, and says what was rejected and why", async () => {
    await upload(await file("заказы.csv", orders));
    await page.getByRole("heading", { name: "What is in the files" }).waitFor();
    expect(await page.getByRole("main").textContent()).toContain("заказы.csv");
    expect(await new AxeBuilder({ page }).analyze().then(({ violations }) => violations.map(({ id }) => id))).toEqual([]);
    await page.getByRole("button", { name: "Load", exact: true }).click();
    await page.getByRole("heading", { name: "Loaded", exact: true }).waitFor();
    const said = await page.getByRole("main").textContent();
    expect(said).toContain("“32.13.2026” is not a date");
    expect(said).toContain("2,005.00");
    const { out } = await app.loyalty("metrics", "--as-of", "2026-02-28", "--metrics", "average_check", "--json");
    expect(JSON.parse(out)).toMatchObject([{ value: "1000.00", n: 2 }]);
    expect((await fetch(`${app.url}/`)).status).toBe(200);
  });

  it("gives a sentence for a file that is no table, and lives", async () => {
    await upload(await file("фото.csv", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 1, 2, 3])));
    await expect.poll(() => page.getByRole("main").textContent()).toContain("фото.csv: ");
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    expect(seen.complaints).toEqual([]);
  });

  it("takes a load back", async () => {
    await page.goto("/data");
    await alive(page);
    const row = page.getByRole("row").filter({ hasText: "заказы.csv" });
    await row.getByRole("button").click();
    await expect.poll(async () => (await app.loyalty("metrics", "--json")).code).toBe(2);
  });
});
