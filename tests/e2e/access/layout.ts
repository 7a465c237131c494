import type { Page } from "playwright-core";

/** What of a page is out of order for those who hear it: its headings and its landmarks. */
export const disorder = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const levels = Array.from(document.querySelectorAll("h1, h2, h3, h4, h5, h6")).filter((one) => one.checkVisibility()).map((one) => ({ level: Number(one.tagName[1]), text: one.textContent ?? "" }));
    const skipped = levels.filter(({ level }, at) => level > (levels[at - 1]?.level ?? 0) + 1).map(({ level, text }) => `h${level} follows no h${level - 1}: ${text}`);
    const titles = levels.filter(({ level }) => level === 1).length;
    const lacking = ["main", "body > header nav"].filter((landmark) => document.querySelectorAll(landmark).length !== 1);
    return [...skipped, ...(titles === 1 ? [] : [`${titles} h1`]), ...lacking.map((landmark) => `not one ${landmark}`), ...(document.title === "" ? ["no title"] : [])];
  });

/** By how many pixels a page is wider than a screen of that width, and what sticks out. */
export async function overflow(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 780 });
  return page.evaluate((screen) => {
    const wide = document.documentElement.scrollWidth;
    if (wide <= screen) return [];
    const scrolls = (one: Element | null): boolean => one !== null && one !== document.body && (getComputedStyle(one).overflowX !== "visible" || scrolls(one.parentElement));
    const sticking = Array.from(document.querySelectorAll("body *")).filter((one) => one.getBoundingClientRect().right > screen && !scrolls(one.parentElement));
    return [`${screen} px: ${wide}`, ...sticking.slice(0, 5).map((one) => one.outerHTML.slice(0, 100))];
  }, width);
}
