import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locales } from "#app/i18n/translate.ts";
import { strangersPages } from "../pages.ts";
import { objections, paleTexts } from "./access/axe.ts";
import { overflow } from "./access/layout.ts";
import { startApp, temporaryHome, type App } from "./app.ts";
import { browserForTests } from "./browser.ts";
import { alive, visit } from "./visitor.ts";

const found = await browserForTests();
const password = "blue kettle on a hill";

describe.skipIf(!found)("signing in, in a browser", () => {
  let app: App;
  let browser: Browser;

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(await temporaryHome(), { account: false }), found!.launch()]);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  /** The link that the server says on its console, within this server. */
  async function printed(): Promise<string> {
    await expect.poll(() => app.said()).toContain("/set-up?key=");
    return /\/set-up\?key=[\w-]+/.exec(app.said())![0];
  }
  async function choose(page: Page, button: string): Promise<void> {
    await page.getByLabel("New password").fill(password);
    await page.getByLabel("Once more").fill(password);
    await page.getByRole("button", { name: button }).click();
  }

  it("makes the first account by the printed link, without script, and invites another person", async () => {
    const { page, close } = await visit(browser, app.url, "/staff", { javaScriptEnabled: false });
    expect(new URL(page.url()).pathname).toBe("/set-up");
    await page.goto(await printed());
    await page.getByLabel("Full name").fill("Anna Kim");
    await page.getByLabel("Login or e-mail").fill("anna@dealer.kz");
    await choose(page, "Create and sign in");
    expect(new URL(page.url()).pathname).toBe("/");
    await page.locator(".who summary").click();
    await page.getByRole("link", { name: "People and roles" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Boris Lee");
    await page.getByLabel("Login", { exact: true }).fill("boris@dealer.kz");
    await page.getByRole("group", { name: "Roles" }).getByRole("checkbox").nth(2).check();
    await page.getByRole("button", { name: "Create and get a link" }).click();
    const link = (await page.getByLabel("Link", { exact: true }).textContent())?.trim() ?? "";
    await page.locator(".who summary").click();
    await page.getByRole("button", { name: "Sign out" }).click();
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    await page.goto(link);
    await choose(page, "Save and sign in");
    expect(await page.locator(".who-name").textContent()).toBe("Boris Lee");
    await page.goto(link);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("This link was used already or is too old");
    await close();
  });

  it("leads back to where one wanted to go, with script, after a wrong password too", async () => {
    const { page, complaints, close } = await visit(browser, app.url, "/definitions?q=nps");
    await alive(page);
    await page.getByLabel("Login or e-mail").fill("anna@dealer.kz");
    await page.getByLabel("Password").fill("wrong");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    expect(await page.getByLabel("Login or e-mail").inputValue()).toBe("anna@dealer.kz");
    await page.getByLabel("Password").fill(password);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/definitions?q=nps");
    expect(complaints.filter((one) => !one.includes("401 (Unauthorized)"))).toEqual([]);
    await close();
  });

  it("is for everyone: axe, both appearances, a phone, in every language", async () => {
    for (const lang of locales) {
      const { page, close } = await visit(browser, app.url, "/sign-in", { lang, reducedMotion: "reduce" });
      for (const path of strangersPages) {
        await page.goto(path);
        await alive(page);
        expect(await objections(page), `${lang} ${path}`).toEqual([]);
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await paleTexts(page), `${lang} ${path} ${colorScheme}`).toEqual([]);
        }
        expect(await overflow(page, 360), `${lang} ${path}`).toEqual([]);
      }
      await close();
    }
  });
});
