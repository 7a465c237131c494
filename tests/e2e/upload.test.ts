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
    await page.locator("#files").setInputFiles(paths);
    await page.waitForURL("**/data?upload=*");
  };

  const violations = () => new AxeBuilder({ page }).analyze().then((found) => found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`));

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
    await expect.poll(() => page.locator("input[type=file]").count()).toBe(2);
    expect(await violations()).toEqual([]);
  });

  it("shows what it found in a file, loads it, and says what was rejected and why", async () => {
    await upload(await file("заказы.csv", orders));
    await page.getByRole("heading", { name: "What is in the files" }).waitFor();
    expect(await page.getByRole("main").textContent()).toContain("заказы.csv");
    expect(await violations()).toEqual([]);
    await page.locator(".review-bar").getByRole("button", { name: "Load", exact: true }).click();
    await page.getByRole("heading", { name: "Loaded", exact: true }).waitFor();
    const said = await page.getByRole("main").textContent();
    expect(said).toContain("“32.13.2026” is not a date");
    expect(said).toContain("2,005.00");
    expect(await violations()).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("report");
    const { out } = await app.loyalty("metrics", "--as-of", "2026-02-28", "--metrics", "average_check", "--json");
    expect(JSON.parse(out)).toMatchObject([{ value: "1000.00", n: 2 }]);
    expect((await app.get("/")).status).toBe(200);
  });

  it("takes what was dropped anywhere on the page, and asks by keyboard what is open", async () => {
    await page.goto("/data");
    await alive(page);
    const dropped = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["branch,visit_no,closed_on,Techniciar,phone,total_amount\nWest,1,03/04/2026,Kim,+77017778899,100.00"], "west.csv"));
      transfer.items.add(new File(["x"], "photo.jpg"));
      return transfer;
    });
    await page.dispatchEvent("main", "dragover", { dataTransfer: dropped });
    await page.dispatchEvent("main", "drop", { dataTransfer: dropped });
    await page.waitForURL("**/data?upload=*");
    await expect.poll(() => page.getByRole("main").textContent()).toContain("not taken: photo.jpg");
    await page.getByRole("radio", { name: "month, day, year" }).focus();
    await page.keyboard.press("Space");
    await expect.poll(() => page.getByRole("radio").count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SUMMARY");
    const kept = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByLabel("What the column “phone” means").selectOption("");
    await kept;
    await page.reload();
    await alive(page);
    expect(await page.getByLabel("What the column “phone” means").inputValue()).toBe("");
    expect(await violations()).toEqual([]);
    await page.locator(".review-bar").getByRole("button", { name: "Do not load" }).click();
    await page.waitForURL("**/data");
  });

  it("keeps and shows what had arrived when the sending is stopped", async () => {
    await page.goto("/data");
    await alive(page);
    await page.route("**/data/upload?to=*", () => undefined);
    await page.locator("#files").setInputFiles([await file("пришёл.csv", orders), await file("в пути.csv", orders)]);
    await page.getByText("Sending в пути.csv, file 2 of 2").waitFor();
    await page.getByRole("button", { name: "Stop sending" }).click();
    await page.waitForURL("**/data?upload=*");
    await expect.poll(() => page.locator(".review-form h3").allTextContents()).toEqual(["пришёл.csv"]);
    expect(await page.getByRole("alert").textContent()).toContain("Sending was stopped");
    await page.unroute("**/data/upload?to=*");
    await page.locator(".review-bar").getByRole("button", { name: "Do not load" }).click();
    await page.waitForURL("**/data");
  });

  it("gives a sentence for a file that is no table, and lives", async () => {
    await upload(await file("фото.csv", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 1, 2, 3])));
    await expect.poll(() => page.getByRole("main").textContent()).toContain("фото.csv: ");
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    expect(seen.complaints).toEqual([]);
  });

  it("says what taking a load back changes, and takes it back", async () => {
    await page.goto("/data");
    await alive(page);
    const row = page.getByRole("row").filter({ hasText: "заказы.csv" });
    await row.getByRole("link", { name: "Take back" }).click();
    await page.getByRole("heading", { name: "Take back заказы.csv?" }).waitFor();
    expect(await page.getByRole("main").textContent()).toContain("2 rows leave the figures");
    expect(await violations()).toEqual([]);
    await page.getByRole("button", { name: "Take back" }).click();
    await expect.poll(() => page.getByRole("status").allTextContents()).toContain("заказы.csv: taken back, the figures are again what they were without it.");
    await expect.poll(async () => (await app.loyalty("metrics", "--json")).code).toBe(2);
  });

  it("loads without script too", async () => {
    const plain = await visit(browser, app.url, "/data", { javaScriptEnabled: false });
    await plain.page.locator("#files").setInputFiles(await file("снова.csv", orders.replaceAll("Центр", "Юг")));
    await plain.page.getByRole("button", { name: "See what is in the files" }).click();
    await plain.page.locator(".review-bar").getByRole("button", { name: "Load", exact: true }).click();
    await plain.page.getByRole("heading", { name: "Loaded", exact: true }).waitFor();
    expect(await plain.page.getByRole("main").textContent()).toContain("Read 3 = loaded 2 + unchanged 0 + superseded 0 + rejected 1");
    await plain.close();
  });
});
