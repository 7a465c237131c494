import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const fromAxe = createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright"));
const source = readFileSync(fromAxe.resolve("axe-core/axe.min.js"), "utf8");

interface Objection {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly html: string; readonly failureSummary: string }[];
}
interface AxePage {
  axe?: { run(context: unknown, options: unknown): Promise<{ violations: Objection[] }> };
}

async function run(page: Page, options: unknown, only: readonly string[] | null): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  const found = await page.evaluate(
    async ([options, only]) => {
      const { axe } = window as unknown as Required<AxePage>;
      const { violations } = await axe.run(only ? { include: only } : document, options);
      return violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 4).map(({ target, html, failureSummary }) => ({ target, html, failureSummary })) }));
    },
    [options, only] as const,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(" ")} ${node.html.slice(0, 160)} ${node.failureSummary}`).join(" | ")}`);
}

/** What axe objects to in the document as it stands, its colours left out. */
export const objections = (page: Page): Promise<string[]> => run(page, { resultTypes: ["violations"], rules: { "color-contrast": { enabled: false } } }, null);

/**
 * What axe objects to in the colours. Of texts that look the same (colour, size, weight, and what is painted under them) it is asked about
 * one: a table of fifty rows would cost fifty times as much and say the same.
 */
export async function paleTexts(page: Page): Promise<string[]> {
  const looks = await page.evaluate(() => {
    const painted = new Map<Element, string>();
    const under = (element: Element | null): string => {
      if (element === null) return "";
      const known = painted.get(element);
      if (known !== undefined) return known;
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
      const own = `${backgroundColor === "rgba(0, 0, 0, 0)" ? "" : backgroundColor}${backgroundImage === "none" ? "" : backgroundImage}${opacity === "1" ? "" : opacity}`;
      const all = `${under(element.parentElement)}${own === "" ? "" : `>${own}`}`;
      painted.set(element, all);
      return all;
    };
    const seen = new Map<string, Element>();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const element = text.parentElement!;
      if (text.nodeValue?.trim() === "" || element.closest("svg, script, style, option") || !element.checkVisibility({ visibilityProperty: true })) continue;
      const { color, fontSize, fontWeight } = getComputedStyle(element);
      const key = [color, fontSize, fontWeight, under(element)].join(" ");
      if (!seen.has(key)) seen.set(key, element);
    }
    const fields = Array.from(document.querySelectorAll("select, input, textarea")).filter((field) => field.checkVisibility());
    return [...seen.values(), ...fields].map((element, at) => {
      element.setAttribute("data-look", String(at));
      return `[data-look="${at}"]`;
    });
  });
  return run(page, { resultTypes: ["violations"], runOnly: ["color-contrast"] }, looks);
}
