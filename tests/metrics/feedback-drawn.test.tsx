import { renderToStaticMarkup } from "react-dom/server";
import { createRoutesStub } from "react-router";
import { expect, test } from "vitest";
import { Links } from "#app/components/links.tsx";
import { Words } from "#app/components/locale.tsx";
import { feedbackView } from "#app/dashboards/feedback/feedback-view.server.ts";
import { Feedback } from "#app/dashboards/feedback/feedback.tsx";
import { linksOf } from "#app/filters/links.ts";
import { readOpened } from "#app/filters/opened.ts";
import { questionAt } from "#app/filters/question.ts";
import { formatter } from "#app/i18n/format.ts";
import { locales, translator, type Locale } from "#app/i18n/index.ts";
import type { FeedbackData } from "#app/metrics/views/feedback.ts";
import { feedback } from "#app/services/feedback/page.server.ts";
import { figureDetail } from "#app/services/figure.server.ts";
import { complaint, invitation, staffRow } from "../sql/factory.ts";
import { survey, visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
const question = { asOf, filters: {} };

function drawn(data: FeedbackData, locale: Locale): string {
  const view = feedbackView(data, { t: translator(locale), format: formatter(locale, "KZT") });
  const page = () => <Words locale={locale} currency="KZT"><Links value={linksOf("/feedback", question, asOf)}><Feedback data={data} view={view} /></Links></Words>;
  const Stub = createRoutesStub([{ path: "/", Component: page }]);
  return renderToStaticMarkup(<Stub />).replaceAll("\u00a0", " ");
}
const text = (html: string) => html.replace(/<[^>]+>/g, " ");
const doors = (html: string) => [...new Set([...html.matchAll(/href="\/feedback\?([^"]*figure=[^"]*)"/g)].map(([, query]) => (query as string).replaceAll("&amp;", "&")))];

const branches = ["Север", "Юг"];
const group = [
  visit("0", { client_code: "давний", closed_on: "2023-01-10" }),
  staffRow("7", { name: "Мастеров М.", branch: "Север" }),
  ...branches.flatMap((branch, b) =>
    Array.from({ length: 30 }, (_, i) => {
      const who = `${branch} ${i}`;
      return [
        visit(`a${b}${i}`, { client_code: who, branch, closed_on: "2025-03-10", ...(b === 0 && { advisor: "7" }) }),
        ...(i % 3 === 0 ? [] : [visit(`b${b}${i}`, { client_code: who, branch, closed_on: b === 0 ? "2026-04-10" : "2026-03-13", ...(b === 0 && { advisor: "7" }) })]),
        survey(`s${b}${i}`, { client_code: who, responded_on: "2025-03-20", satisfaction: 5, recommend_score: 10 }),
        invitation(`i${b}${i}`, { client_code: who, sent_on: "2026-04-11" }),
        survey(`t${b}${i}`, { client_code: who, responded_on: "2026-04-20", satisfaction: 1 + (i % 5), recommend_score: (i * 7) % 11, quality: 1 + (i % 5), price: 1 + ((i * 3) % 5), service: 1 + (Math.floor(i / 5) % 5), personal: 1 + ((i * i) % 5), comment: `Отзыв ${i}` }),
        ...(b === 0 && i % 2 === 0 ? [complaint(`c${i}`, { client_code: who, visit_no: `b${b}${i}`, branch, topic: i % 4 ? "Сроки" : "Цена", opened_on: `2026-0${(i % 5) + 1}-12`, ...(i % 6 && { closed_on: "2026-05-20", upheld: 1 }) })] : []),
      ];
    }).flat()),
];

test("the page is drawn in every language, and every figure on it opens to its rows", { timeout: 60_000 }, () =>
  withHome(group, async ({ home }) => {
    const data = await feedback(home, question);
    const pages = locales.map((locale) => drawn(data, locale));
    for (const html of pages) {
      expect(text(html)).not.toMatch(/undefined|NaN|\[object/);
      expect([...html.matchAll(/data-chart="([^"]+)"/g)].map(([, chart]) => chart)).toEqual(["nps", "trend", "trend", "quadrant", "control", "bars"]);
    }
    expect(text(pages[0] as string)).toContain("больше всего жалоб в «Север»");
    const opened = doors(pages[0] as string);
    expect(opened.length).toBeGreaterThan(40);
    for (const query of opened) {
      const { metric, by, at, part } = readOpened(new URLSearchParams(query)) ?? { metric: "", by: {} };
      const { figure, rowCount } = await figureDetail(home, { metric, by, page: 1, question: questionAt(question, at), ...(part && { part }) });
      // Rows are what the figure divides by or sums over: as many as its n, or as its numerator where that part is asked for.
      expect(rowCount, query).toBe(part === "numerator" ? figure.numerator : figure.n);
    }
  }),
);

test("without surveys, invitations and complaints the page names the exports that feed it", () =>
  withHome([visit("1", { client_code: "а", closed_on: "2026-03-10" })], async ({ home }) => {
    const data = await feedback(home, question);
    for (const locale of locales) {
      const html = drawn(data, locale);
      expect(text(html)).not.toMatch(/undefined|NaN|\[object/);
      for (const kind of ["surveys", "survey_invitations", "complaints"]) expect(html).toContain(`/data/kinds/${kind}`);
    }
  }));
