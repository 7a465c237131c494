import { describe, expect, it } from "vitest";
import { linksOf } from "#app/filters/links.ts";
import { readOpened, writeOpened, type Opened } from "#app/filters/opened.ts";
import type { Figure } from "#app/metrics/types.ts";

const figure = (over: Partial<Figure>): Figure => ({
  metric: "nps", as_of: "2026-05-31", definition: "nps@1", by: {}, value: 40, numerator: 4, denominator: 10, n: 10, low: null, high: null, unit: "points", ...over,
});
const links = linksOf("/", { period: { from: "2026-01-01", to: "2026-03-31" }, filters: { branch: ["A"] } }, "2026-05-31");

describe("the drawer in the URL", () => {
  it.each<[search: string, opened: Opened | null]>([
    ["", null],
    ["figure=", null],
    ["figure=drop%20table", null],
    ["figure=nps", { metric: "nps", by: {}, page: 1 }],
    ["figure=nps&by.origin=importer&part=numerator&page=3", { metric: "nps", by: { origin: "importer" }, part: "numerator", page: 3 }],
    ["figure=nps&by.branch=", { metric: "nps", by: { branch: null }, page: 1 }],
    ["figure=nps&at=2025-05-31", { metric: "nps", by: {}, at: "2025-05-31", page: 1 }],
    ["figure=nps&page=-1&part=*&at=soon", { metric: "nps", by: {}, page: 1 }],
    ["figure=nps&by.month=2026-99&by.__proto__=x&by.shoe=1", { metric: "nps", by: {}, page: 1 }],
    ["figure=nps&by.month=2026-04", { metric: "nps", by: { month: "2026-04" }, page: 1 }],
    ["figure=nps&page=1.5", { metric: "nps", by: {}, page: 1 }],
  ])("%j", (search, opened) => {
    expect(readOpened(new URLSearchParams(search))).toEqual(opened);
    if (opened) expect(readOpened(writeOpened(new URLSearchParams(), opened))).toEqual(opened);
  });
});

describe("links", () => {
  it("open a figure without leaving the question", () => {
    expect(links.figure(figure({ by: { origin: "internal" } }))).toBe("/?period=2026-Q1&branch=A&figure=nps&by.origin=internal");
  });
  it("carry the figure's own date when it is not the page's", () => {
    expect(links.figure(figure({ as_of: "2025-05-31" }), "denominator")).toBe("/?period=2026-Q1&branch=A&figure=nps&at=2025-05-31&part=denominator");
  });
  it("close, clear and toggle", () => {
    expect(links.closed).toBe("/?period=2026-Q1&branch=A");
    expect(links.without("period")).toBe("/?branch=A");
    expect(links.toggle("branch", "A")).toBe("/?period=2026-Q1");
    expect(links.toggle("branch", "B")).toBe("/?period=2026-Q1&branch=A&branch=B");
  });
  it("download the rows of the same figure", () => {
    expect(links.download({ metric: "nps", by: { origin: "internal" }, page: 1 })).toBe("/figure.csv?period=2026-Q1&branch=A&figure=nps&by.origin=internal");
  });
});
