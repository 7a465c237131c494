import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drawChart } from "#app/charts/draw.server.ts";
import { ChartFigure } from "#app/charts/figure.tsx";
import { figure, galleryWords } from "#app/charts/gallery/words.ts";
import { trend } from "#app/charts/plots/trend-with-band.ts";
import { browserForTests } from "../e2e/browser.ts";

const found = await browserForTests();
const root = join(import.meta.dirname, "..", "..");
const value = (as_of: string, share: number | null, n: number) => figure("csi", "share", { as_of, value: share, low: share === null ? null : share - 0.05, high: share === null ? null : share + 0.05, n });
const drawn = drawChart(trend, { figures: [value("2026-01-31", 0.4, 100), value("2026-02-28", null, 0), value("2026-03-31", 0.45, 120), value("2026-04-30", 0.5, 140)], name: "Доля" }, galleryWords("ru"));

async function script(): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    logLevel: "error",
    build: { write: false, minify: false, lib: { entry: join(root, "app/charts/alive.ts"), formats: ["iife"], name: "alive" } },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const [chunk] = outputs.flatMap((output) => ("output" in output ? output.output : []));
  if (chunk?.type !== "chunk") throw new Error("alive.ts gave no script");
  return chunk.code;
}

// A content policy as strict as the pages have: what a chart needs of inline style would show here.
const html = (code: string) => `<!doctype html><html><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-x'; script-src 'nonce-x'">
<style nonce="x">${["styles/tokens.css", "charts/charts.css"].map((path) => readFileSync(join(root, "app", path), "utf8")).join("")}</style></head>
<body>${renderToStaticMarkup(createElement(ChartFigure, drawn))}<button>after</button>
<script nonce="x">${code}; window.stop = alive.enliven(document.querySelector("figure"));</script></body></html>`;

describe.runIf(found !== null)("a chart in the browser", () => {
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  const live = () => page.locator(".chart-live").textContent();
  const tip = () => page.locator(".chart-tip");

  beforeAll(async () => {
    if (found === null) return;
    const code = await script();
    browser = await found.launch();
    page = await browser.newPage({ viewport: { width: 700, height: 600 } });
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.route("http://chart.test/", (route) => route.fulfill({ body: html(code), contentType: "text/html; charset=utf-8" }));
    await page.goto("http://chart.test/");
  });
  afterAll(() => browser?.close());

  test("arrows step along the months that have a value and read them out", async () => {
    await page.locator("figure").focus();
    await page.keyboard.press("ArrowRight");
    expect((await live())?.replaceAll("\u00a0", " ")).toBe("январь 2026: Доля 40,0 %, Интервал 95 % 35,0–45,0 %, n 100");
    await page.keyboard.press("ArrowRight");
    expect(await live()).toContain("март");
    await page.keyboard.press("End");
    expect(await live()).toContain("апрель");
    await page.keyboard.press("ArrowRight");
    expect(await live()).toContain("апрель");
    await page.keyboard.press("Home");
    expect(await live()).toContain("январь");
    expect(await tip().isVisible()).toBe(true);
    expect(await page.locator(".chart-marker").count()).toBe(1);
  });

  test("Esc leaves and keeps the place on the page", async () => {
    await page.keyboard.press("Escape");
    expect(await tip().isVisible()).toBe(false);
    expect(await page.locator(".chart-marker").count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("FIGURE");
  });

  test("T opens the table, in a Russian layout too, and never with a modifier", async () => {
    const open = () => page.locator("details").evaluate((details: HTMLDetailsElement) => details.open);
    const key = (init: { code: string; key: string; ctrlKey?: boolean }) => page.locator("figure").evaluate((element, given) => element.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, ...given })), init);
    await key({ code: "KeyT", key: "е" });
    expect(await open()).toBe(true);
    await key({ code: "KeyT", key: "t", ctrlKey: true });
    expect(await open()).toBe(true);
    await key({ code: "KeyT", key: "t" });
    expect(await open()).toBe(false);
  });

  test("the pointer gets value, interval and n of the nearest month, within the figure", async () => {
    const box = await page.locator(".chart-svg:visible").boundingBox();
    if (box === null) throw new Error("no drawing is visible");
    await page.mouse.move(box.x + box.width - 40, box.y + 20);
    expect(await tip().isVisible()).toBe(true);
    const lines = await tip().locator("> *").allTextContents();
    expect(lines.map((text) => text.replaceAll("\u00a0", " "))).toEqual(["апрель 2026", "Доля50,0 %", "Интервал 95 %45,0–55,0 %", "n140"]);
    const tipBox = await tip().boundingBox();
    expect((tipBox?.x ?? 0) + (tipBox?.width ?? 0)).toBeLessThanOrEqual(700);
    await page.mouse.move(5, 590);
    expect(await tip().isVisible()).toBe(false);
  });

  test("a phone sees the narrow drawing alone", async () => {
    await page.setViewportSize({ width: 380, height: 700 });
    expect(await page.locator(".chart-svg:visible").getAttribute("class")).toContain("chart-narrow");
    expect(await page.locator(".chart-svg:visible").count()).toBe(1);
    await page.setViewportSize({ width: 700, height: 600 });
    expect(await page.locator(".chart-svg:visible").getAttribute("class")).toContain("chart-wide");
  });

  test("nothing broke the content policy, and what was added can be taken off", async () => {
    expect(complaints).toEqual([]);
    await page.evaluate("window.stop()");
    await page.locator("figure").focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.locator(".chart-marker").count()).toBe(0);
  });
});
