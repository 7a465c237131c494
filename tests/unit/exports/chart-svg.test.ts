import { readFile } from "node:fs/promises";
import { join } from "node:path";
import domino from "@mixmark-io/domino";
import { describe, expect, it } from "vitest";
import { chartSvg, palette, wrapped } from "#app/exports/chart-svg.ts";

const drawing = '<svg class="chart-svg chart-wide" width="640" height="200" viewBox="0 0 640 200" data-nearest="x" data-points="1,2"><path d="M0,0" stroke="var(--accent)" fill="var(--bad-soft)"/><text fill="var(--ink-2)">A &lt; B&nbsp;%</text></svg>';
const chart = { title: 'Доля "лояльных" < цели & ниже', subtitle: "Месяц за месяцем", svg: drawing + drawing.replace("640", "340") };
const facts = { title: "Обзор · Dealer Loyalty", lines: [["На дату", "30 апреля 2026"], ["Отборы", "Филиал: Центр"], ["Определения", "loyal_client@1"]] } as const;

describe("a chart as a file", () => {
  const svg = chartSvg(chart, facts);
  it("is one well-formed drawing that needs nothing around it", () => {
    expect(svg).not.toMatch(/var\(|class=|data-|href=/);
    expect(svg).toContain('stroke="#1a5fb4"');
    expect(svg).toContain('fill="#fbe6d4"');
    expect(svg.match(/<svg /g)).toHaveLength(2);
    expect(svg.match(/&(?!(?:amp|lt|gt|quot|#\d+);)/g)).toBeNull();
    const document = domino.createDocument(`<body>${svg}</body>`);
    const root = document.querySelector("svg");
    expect([root?.getAttribute("width"), root?.getAttribute("aria-label")]).toEqual(["680", chart.title]);
  });
  it("says its message, and what the page was asked", () => {
    for (const text of ["Месяц за месяцем", "На дату: 30 апреля 2026", "Отборы: Филиал: Центр", "Определения: loyal_client@1", "Обзор · Dealer Loyalty", "&lt; цели &amp; ниже"]) expect(svg).toContain(text);
  });
  it("is high enough for everything that it says", () => {
    const height = Number(/ height="(\d+)"/.exec(svg)?.[1]);
    const lines = [...svg.matchAll(/<text x="20" y="(\d+)"/g)].map(([, y]) => Number(y));
    expect(Math.max(...lines)).toBeLessThan(height);
    expect(lines.filter((y) => y > 210)).toHaveLength(4);
  });
  it("breaks long words and keeps every letter", () => {
    const text = `коротко ${"а".repeat(200)} и ещё`;
    const lines = wrapped(text, 300, 10);
    expect(lines.every((line) => line.length <= 53)).toBe(true);
    expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
  });
});

it("has the colours of the light page", async () => {
  const css = await readFile(join(import.meta.dirname, "..", "..", "..", "app", "styles", "tokens.css"), "utf8");
  const light = css.slice(0, css.indexOf("@media"));
  const tokens = Object.fromEntries([...light.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
  expect(palette).toEqual(tokens);
});
