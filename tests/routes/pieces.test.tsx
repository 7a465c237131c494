import { renderToStaticMarkup } from "react-dom/server";
import type { ReactNode } from "react";
import { createRoutesStub } from "react-router";
import { describe, expect, it } from "vitest";
import { Links } from "#app/components/links.tsx";
import { Words } from "#app/components/locale.tsx";
import { detailData, overviewData, staffData } from "#app/dashboards/gallery-data.ts";
import { galleryAround } from "#app/dashboards/gallery-overview.ts";
import { FigureDrawer } from "#app/dashboards/figure-drawer.tsx";
import { headline } from "#app/dashboards/headline.ts";
import { overviewView } from "#app/dashboards/overview-view.server.ts";
import { Overview } from "#app/dashboards/overview.tsx";
import { staffView } from "#app/dashboards/staff-view.server.ts";
import { Staff } from "#app/dashboards/staff.tsx";
import { judge, markTexts, spansYear } from "#app/dashboards/words.ts";
import { linksOf } from "#app/filters/links.ts";
import { formatter } from "#app/i18n/format.ts";
import { locales, translator, type Locale } from "#app/i18n/index.ts";
import type { Change, Tile } from "#app/metrics/types.ts";
import { funnelLimits } from "#app/stats/funnel.ts";

const wording = (locale: Locale) => ({ t: translator(locale), format: formatter(locale, "KZT") });
const limits = (share: number, n: number) => funnelLimits(share, [n])[0]!;

function markup(locale: Locale, children: ReactNode): string {
  const Stub = createRoutesStub([{ path: "/", Component: () => <Words locale={locale} currency="KZT"><Links value={linksOf("/", { filters: {} }, overviewData.asOf)}>{children}</Links></Words> }]);
  return renderToStaticMarkup(<Stub />).replaceAll("\u00a0", " ");
}
const text = (html: string) => html.replace(/<[^>]+>/g, " ");

describe.each(locales)("pieces of the pages in %s", (locale) => {
  const words = wording(locale);
  it("draw the Overview with every figure a door to its rows", () => {
    const html = markup(locale, <Overview data={overviewData} around={galleryAround} view={overviewView(overviewData, galleryAround, limits, words)} />);
    expect(text(html)).not.toMatch(/undefined|NaN|\[object/);
    for (const metric of ["loyal_client_share", "average_check", "nps"]) expect(html).toContain(`figure=${metric}`);
    expect(html).toContain("by.origin=importer");
    expect(html).toContain(encodeURIComponent("Север"));
    expect(html.match(/<svg/g)?.length).toBeGreaterThanOrEqual(3 * 2 + 8);
  });
  it("draw the Staff page with marks in words", () => {
    const html = markup(locale, <Staff data={staffData} charts={staffView(staffData, words)} spans={[]} watch />);
    expect(text(html)).not.toMatch(/undefined|NaN|\[object/);
    expect(html).toContain(words.t("ui.mark_small_n_neutral"));
    expect(html).toContain("Ахметова Гүлнұр");
  });
  it("open a figure: formula, window, what was left out, file and line", () => {
    const html = text(markup(locale, <FigureDrawer detail={detailData} part={null} links={{ closed: "/", part: () => "/", page: () => "/", download: "/figure.csv" }} />));
    for (const said of ["881", words.format.count(2140), "loyal_client@1", words.t("ui.part_too_new"), "заказ-наряды 2025.csv", "1204"]) expect(html).toContain(said.replaceAll("\u00a0", " "));
    expect(html).not.toMatch(/undefined|NaN/);
  });
});

describe("the headline", () => {
  const { loyal } = overviewData;
  const said = (tile: Tile) => headline(tile, [0.35, 0.45], wording("ru")).replaceAll("\u00a0", " ").replaceAll("\u2060", "");
  const at = (value: number | null, change: Change | null = null): Tile => ({ ...loyal, current: { ...loyal.current, value }, change });
  it.each([
    [0.41, "Доля лояльных 41,0 % — в коридоре 35–45 %"],
    [0.35, "Доля лояльных 35,0 % — в коридоре 35–45 %"],
    [0.349, "Доля лояльных 34,9 % — ниже коридора 35–45 %"],
    [0.46, "Доля лояльных 46,0 % — выше коридора 35–45 %"],
    [null, "Долю лояльных пока не посчитать"],
  ])("of %s", (value, sentence) => {
    expect(said(at(value))).toBe(sentence);
  });
  it("calls a change by its size, and says when chance explains it", () => {
    expect(said(at(0.41, { from: { ...loyal.current, as_of: "2025-05-31" }, value: -0.031, low: -0.06, high: -0.002 }))).toMatch(/; за год −3,1 п\.п\.$/);
    expect(said(at(0.41, { from: { ...loyal.current, as_of: "2025-05-31" }, value: -0.031, low: -0.07, high: 0.01 }))).toMatch(/за год −3,1 п\.п\. \(в пределах случайного\)$/);
    expect(said(at(0.41, { from: { ...loyal.current, as_of: "2025-11-30" }, value: 0.02, low: 0.01, high: 0.03 }))).toMatch(/с 30 ноября 2025 \+2,0 п\.п\.$/);
  });
});

describe("words about figures", () => {
  const change = (low: number | null, high: number | null, metric = "nps"): Change => ({ from: { ...overviewData.loyal.current, metric }, value: 0.1, low, high });
  it("judge a change only when its interval leaves out zero", () => {
    expect([judge(change(0.01, 0.2)), judge(change(-0.2, -0.01)), judge(change(-0.1, 0.1)), judge(change(0, 0.1)), judge(change(null, null))]).toEqual(["good", "bad", "unsure", "unsure", "plain"]);
    expect(judge(change(0.01, 0.2, "complaints"))).toBe("bad");
  });
  it("know a year", () => {
    expect(spansYear("2025-05-31", "2026-05-31")).toBe(true);
    expect(spansYear("2024-02-29", "2025-02-28")).toBe(true);
    expect(spansYear("2025-11-30", "2026-05-31")).toBe(false);
  });
  it("say a mark and that it counts as 1.0 in one breath", () => {
    const { t } = wording("ru");
    expect(markTexts(["small_n", "neutral"], t)).toEqual(["меньше 10 ответов: считается как 1,0"]);
    expect(markTexts(["small_n"], t)).toEqual(["меньше 10: для выводов мало"]);
    expect(markTexts(["neutral"], t)).toEqual(["считается как 1,0"]);
    expect(markTexts(undefined, t)).toEqual([]);
  });
});
