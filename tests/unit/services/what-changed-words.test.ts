import { describe, expect, it } from "vitest";
import { changeSentence } from "#app/dashboards/overview/what-changed-words.ts";
import { formatter } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/index.ts";
import type { Locale } from "#app/i18n/translate.ts";
import type { Figure } from "#app/metrics/types.ts";
import type { GroupPart, WhatChanged } from "#app/metrics/views/overview.ts";

const figure = (as_of: string, value: number): Figure => ({ metric: "loyal_client_share", as_of, definition: "loyal_client@1", by: {}, value, numerator: value * 1000, denominator: 1000, n: 1000, low: null, high: null, unit: "share" });
const [from, to] = [figure("2025-05-31", 0.419), figure("2026-05-31", 0.4)];
const part = (given: Partial<GroupPart> = {}): GroupPart => ({ dimension: "branch", value: "Север", from, to, total: -0.016, mix: 0, rate: -0.016, weights: { before: 0.3, after: 0.3 }, low: -0.02, high: -0.01, cause: "rate", ...given });
const row = (given: Partial<WhatChanged> = {}): WhatChanged => ({ change: { from, value: -0.019, low: -0.03, high: -0.01, kind: "year" }, to, clear: true, part: part(), counter: null, everywhere: false, since: null, ...given });
const say = (locale: Locale, given: WhatChanged) => changeSentence(given, { t: translator(locale), format: formatter(locale) }).replaceAll("\u00a0", " ");

describe("a change in words", () => {
  it("says the whole, who did most of it and how", () => {
    expect(say("en", row())).toBe("Loyal client share: −1.9 pp in a year; −1.6 pp of it from Север, by rate, not by mix.");
    expect(say("ru", row({ since: "2026-01" }))).toContain(": −1,9 п.п. за год; из них −1,6 п.п. — Север, из-за самого показателя, а не состава; начало — январь 2026.");
    expect(say("kk", row())).toContain("−1,9 п.т.");
  });
  it("says what a whole without a clear change hides, and who pulled the other way", () => {
    const hidden = row({ clear: false, change: { ...row().change, value: -0.003 }, counter: part({ value: "Юг", total: 0.013, rate: 0.013 }) });
    expect(say("ru", hidden)).toMatch(/: в целом без явной перемены \(−0,3 п\.п\. за год\), но Север: −1,6 п\.п\., из-за самого показателя, а не состава; Юг: \+1,3 п\.п\.$/);
  });
  it("dates the whole where no branch is named, and does not say a group took what it gave", () => {
    expect(say("ru", row({ since: "2026-01", part: part({ dimension: "brand", value: "Kia" }) }))).toMatch(/за год; начало — январь 2026; из них −1,6 п\.п\. — Kia/);
    expect(say("ru", row({ part: part({ total: 0.01, rate: 0.01 }) }))).toContain("; против этого Север: +1,0 п.п.");
  });
});
