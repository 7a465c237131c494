import { describe, expect, it } from "vitest";
import type { AlertView } from "#app/metrics/views/alerts.ts";
import type { Figure } from "#app/metrics/types.ts";
import { alertMessage, escaped, jsonFeed, rss, type FeedAbout } from "#app/services/alerts/feed.ts";
import { changedClearly, keyOf, outOfControl, outsideFunnel, pastThreshold, usualRules, type AlertRule } from "#app/services/alerts/rules.ts";

const rule = (given: Partial<AlertRule>): AlertRule => ({ rule_id: "r", metric: "loyal_client_share", kind: "threshold", side: "below", value: 0.35, is_on: true, ...given });
const figure = (x: number, n: number, given: Partial<Figure> = {}): Figure => ({
  metric: "loyal_client_share", as_of: "2026-05-31", definition: "d@1", by: {}, value: x / n, numerator: x, denominator: n, n, low: x / n - 0.02, high: x / n + 0.02, unit: "share", ...given,
});

describe("a threshold", () => {
  it("is passed by the whole interval, not by the value alone", () => {
    expect(pastThreshold(rule({}), figure(34, 100))).toBeNull(); // 34 % ± 2: up to 36 %
    expect(pastThreshold(rule({}), figure(32, 100))).toMatchObject({ limit: 0.35, figure: { value: 0.32 } }); // up to 34 %
    expect(pastThreshold(rule({ side: "above", value: 0.3 }), figure(33, 100))).not.toBeNull();
    expect(pastThreshold(rule({ side: "above", value: 0.32 }), figure(33, 100))).toBeNull();
  });
  it("is held against the value where that has no interval, and says nothing of a blank", () => {
    expect(pastThreshold(rule({}), figure(34, 100, { low: null, high: null }))).not.toBeNull();
    expect(pastThreshold(rule({}), figure(0, 100, { value: null }))).toBeNull();
  });
  it("takes worse as above where less is better", () => {
    const complaints = { metric: "complaint_rate", unit: "score" as const };
    expect(pastThreshold(rule({ metric: "complaint_rate", side: "worse", value: 5 }), figure(7, 1, { ...complaints, low: 6, high: 8 }))).not.toBeNull();
    expect(pastThreshold(rule({ metric: "complaint_rate", side: "worse", value: 5 }), figure(3, 1, { ...complaints, low: 2, high: 4 }))).toBeNull();
  });
});

describe("a change over a year", () => {
  const yearly = rule({ kind: "change", side: "worse", value: null });
  it("is told where chance does not explain it, the wrong way only", () => {
    // Half-widths 2 and 2: the difference is ± 2.83.
    expect(changedClearly(yearly, figure(40, 100), figure(37, 100))).toMatchObject({ limit: 0.4 });
    expect(changedClearly(yearly, figure(40, 100), figure(38, 100))).toBeNull();
    expect(changedClearly(yearly, figure(37, 100), figure(40, 100))).toBeNull();
    expect(changedClearly(yearly, undefined, figure(37, 100))).toBeNull();
    expect(changedClearly(yearly, figure(40, 100, { marks: ["first_year_of_data"] }), figure(37, 100))).toBeNull();
  });
});

it("a branch is told only outside the 99.8 % funnel", () => {
  const funnel = rule({ kind: "funnel", side: "worse", value: null });
  const branch = (x: number) => figure(x, 400, { by: { branch: "Север" } });
  // p0 = .4, n = 400: one standard error is 2.449 points, 3.09 of them 7.57: below 32.43 %, that is 129 of 400.
  expect(outsideFunnel(funnel, figure(400, 1000), branch(129))).toMatchObject({ limit: 0.4, figure: { by: { branch: "Север" } } });
  expect(outsideFunnel(funnel, figure(400, 1000), branch(130))).toBeNull();
  expect(outsideFunnel(funnel, figure(400, 1000), branch(390))).toBeNull();
});

describe("a control chart", () => {
  const control = rule({ metric: "complaint_rate", kind: "control", side: "worse", value: null });
  const month = (i: number, x: number) => figure(x, 1000, { metric: "complaint_rate", unit: "score", value: x, by: { month: `2025-${String(i + 1).padStart(2, "0")}` } });
  const usual = Array.from({ length: 12 }, (_, i) => month(i, i % 2 ? 12 : 8));
  it("tells the last month outside its limits, with the month and the limit passed", () => {
    const found = outOfControl(control, [...usual, month(12, 60)]);
    expect(found).toMatchObject({ month: "2025-13" });
    expect(found?.limit).toBeGreaterThan(12);
    expect(found?.limit).toBeLessThan(60);
  });
  it("is silent within them, on the good side, and with few months", () => {
    expect(outOfControl(control, [...usual, month(12, 11)])).toBeNull();
    expect(outOfControl(control, [...usual, month(12, 0)])).toBeNull();
    expect(outOfControl(control, [...usual.slice(1), month(12, 60)])).toBeNull();
  });
  it("tells eight months in a row on the wrong side", () => {
    const high = Array.from({ length: 8 }, (_, i) => month(12 + i, 11));
    const low = Array.from({ length: 12 }, (_, i) => month(i, 8 + (i % 2)));
    expect(outOfControl(control, [...low, ...high])).not.toBeNull();
    expect(outOfControl(control, [...low, ...high.slice(1), month(20, 8)])).toBeNull();
  });
});

it("rules have ids of their own, and a signal's key names branch and survey", () => {
  expect(new Set(usualRules.map(({ rule_id }) => rule_id)).size).toBe(usualRules.length);
  const found = pastThreshold(rule({ rule_id: "a" }), figure(1, 100, { by: { branch: "Юг", origin: "internal" } }));
  expect(found && keyOf(found)).toBe("a|loyal_client_share|Юг|internal");
});

describe("feeds", () => {
  const about: FeedAbout = { title: "Сигналы <&>", description: "d", language: "ru", home: "http://localhost:3000/", self: "http://localhost:3000/alerts.rss?a=1&b=2", states: { new: "новый", seen: "просмотрен", over: "прошёл" } };
  const alert = (given: Partial<AlertView> = {}): AlertView => ({ id: 7, state: "new", sentence: `ООО "A & B" <script>'x'</script> \u0000]]>`, to: "/?figure=nps&by.branch=A", firstDay: "2026-05-31", overDay: null, firstAt: "2026-06-10T08:00:00Z", ...given });
  it("escape what XML would read, and drop what it cannot carry", () => {
    expect(escaped(`<a href="x">'&'\u0001\uD800`)).toBe("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;\uFFFD\uFFFD");
    const text = rss([alert()], about);
    expect(text).toContain("<title>ООО &quot;A &amp; B&quot; &lt;script&gt;&#39;x&#39;&lt;/script&gt; \uFFFD]]&gt;</title>");
    expect(text).toContain("<link>http://localhost:3000/?figure=nps&amp;by.branch=A</link>");
    expect(text).toContain('href="http://localhost:3000/alerts.rss?a=1&amp;b=2" rel="self"');
    expect(text).toContain("<pubDate>Wed, 10 Jun 2026 08:00:00 GMT</pubDate>");
    expect(text.replace(/<\/?(\?xml|rss|channel|title|link|description|language|atom:link|item|guid|pubDate|category)\b[^<>]*>/g, "")).not.toMatch(/[<>]/);
  });
  it("say themselves what they are", () => {
    const feed = jsonFeed([alert({ state: "over", sentence: "s", overDay: "2026-06-30" })], about);
    expect(feed).toMatchObject({ version: "https://jsonfeed.org/version/1.1", feed_url: about.self, home_page_url: "http://localhost:3000/alerts" });
    expect(feed.items[0]).toMatchObject({ id: "alert-7", title: "прошёл: s", tags: ["прошёл"], _loyalty: { state: "over", over_day: "2026-06-30" } });
  });
  it("become a message of what lasts, or none", () => {
    expect(alertMessage([alert({ state: "over" })], about)).toBeNull();
    const message = alertMessage([alert(), alert({ state: "over" })], about);
    expect(message?.subject).toBe("Сигналы <&>: 1");
    expect(message?.html).toContain("&lt;script&gt;");
    expect(message?.html).not.toContain("<script>");
    expect(message?.text).toContain("http://localhost:3000/?figure=nps&by.branch=A");
  });
});
