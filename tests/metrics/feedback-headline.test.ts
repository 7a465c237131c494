import { expect, test } from "vitest";
import { feedbackHeadline } from "#app/dashboards/feedback/headline.ts";
import { formatter } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/index.ts";
import { feedback } from "#app/services/feedback/page.server.ts";
import { complaint } from "../sql/factory.ts";
import { survey, visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
const words = { t: translator("ru"), format: formatter("ru", "KZT") };
const rows = ["Север", "Юг"].flatMap((branch, b) => [
  ...Array.from({ length: 60 }, (_, i) => visit(`${b}${i}`, { client_code: `${b} ${i}`, branch, closed_on: "2026-03-10" })),
  ...Array.from({ length: b === 0 ? 30 : 1 }, (_, i) => complaint(`ж${b}${i}`, { client_code: `${b} ${i}`, branch, topic: i % 2 ? "Цена" : "Сроки", opened_on: "2026-03-10" })),
  survey(`с${b}`, { client_code: `${b} 1`, origin: b === 0 ? "internal" : "importer", responded_on: "2026-03-20", satisfaction: 5, recommend_score: 10 }),
]);

test("the headline speaks of what the page is narrowed to, its tables keep what stands beside", () =>
  withHome(rows, async ({ home }) => {
    const said = async (filters: Parameters<typeof feedback>[1]["filters"]) => {
      const data = await feedback(home, { asOf, filters });
      return { data, text: feedbackHeadline(data, words).replaceAll("\u00a0", " ") };
    };
    expect((await said({})).text).toContain("больше всего жалоб в «Север»");
    const south = await said({ branch: ["Юг"], topic: ["Цена"] });
    expect(south.text).not.toContain("Север");
    expect(south.data.complaints.branches.map(({ value }) => value)).toEqual(["Север", "Юг"]);
    const importer = await said({ origin: ["importer"] });
    expect(importer.text.startsWith("NPS, опрос импортёра: +100")).toBe(true);
    expect(importer.data.origins.map(({ by }) => by["origin"]).toSorted()).toEqual(["importer", "internal"]);
    expect(importer.data.nps.map(({ current }) => current.by["origin"])).toEqual(["importer"]);
  }));
