import type { Page } from "playwright-core";

interface Walked {
  /** Controls that Tab never came to. */
  readonly missed: string[];
  /** Controls that do not show that they have the focus. */
  readonly unmarked: string[];
  readonly reached: number;
}
interface Steps {
  had: Set<Element>;
  unmarked: Element[];
}

/** Presses Tab as often as there is anything to reach, from the top of the page. */
export async function walk(page: Page): Promise<Walked> {
  const stops = await page.evaluate(() => {
    const steps: Steps = { had: new Set(), unmarked: [] };
    (window as unknown as { steps: Steps }).steps = steps;
    document.addEventListener("focusin", ({ target }) => {
      const element = target as HTMLElement;
      steps.had.add(element);
      // A hidden field shows its focus on the label beside it.
      const shown = [element, ...(element instanceof HTMLInputElement ? [element.nextElementSibling, element.parentElement] : [])];
      const marked = shown.some((one) => {
        const style = one && getComputedStyle(one);
        return style && ((style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none");
      });
      if (!marked) steps.unmarked.push(element);
    });
    (document.activeElement as HTMLElement | null)?.blur();
    return document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex='0']").length;
  });
  for (let step = 0; step < stops + 2; step++) {
    await page.keyboard.press("Tab");
    if (step > 3 && step % 10 === 0 && (await page.evaluate(() => document.activeElement === document.body))) break; // past the last one
  }
  return page.evaluate(() => {
    // Wherever the walk ended: a key that is for the page is not typed into a field.
    (document.activeElement as HTMLElement | null)?.blur();
    const { had, unmarked } = (window as unknown as { steps: Steps }).steps;
    const named = (one: Element): string => one.outerHTML.slice(0, 160);
    const controls = Array.from(document.querySelectorAll<HTMLElement>("a[href], summary, button:not([disabled]), select, textarea, input:not([type=hidden], [type=radio])")).filter((one) => one.tabIndex >= 0 && one.checkVisibility());
    return { missed: controls.filter((one) => !had.has(one)).map(named), unmarked: unmarked.map(named), reached: had.size };
  });
}

/** Where the focus is. */
export const isFocusIn = (page: Page, selector: string): Promise<boolean> => page.evaluate((within) => document.activeElement?.closest(within) != null, selector);
