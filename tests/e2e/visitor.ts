import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Locale } from "#app/i18n/index.ts";
import { cookieAt } from "./app.ts";

export interface Visit {
  readonly page: Page;
  /** What the browser's console complained of: errors, refused resources, exceptions. */
  readonly complaints: string[];
  close(): Promise<void>;
}
interface Options extends BrowserContextOptions {
  readonly lang?: Locale;
}

/** A person who reads in one language and opens one page. */
export async function visit(browser: Browser, url: string, path: string, { lang = "en", ...options }: Options = {}): Promise<Visit> {
  const context = await browser.newContext({ baseURL: url, locale: "en-GB", viewport: { width: 1280, height: 900 }, ...options });
  const [name, value] = cookieAt(url)?.split("=") ?? [];
  if (name && value) await context.addCookies([{ name, value, url }]);
  await context.request.post("/reader", { form: { lang } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.goto(path, { waitUntil: "load" });
  return { page, complaints, close: () => context.close() };
}

/** Waits until the script has taken the page over: links then change the page in place. */
export const alive = (page: Page) =>
  page.waitForFunction(() => Object.keys(document.body.firstElementChild ?? {}).some((key) => key.startsWith("__react")));
