import { describe, expect, test } from "vitest";
import { complaintsData } from "#app/services/feedback/complaints.server.ts";
import { driverStudies } from "#app/services/feedback/drivers.server.ts";
import { askedByPerson } from "#app/services/feedback/groups.server.ts";
import { feedback } from "#app/services/feedback/page.server.ts";
import { complaint, invitation, staffRow } from "../sql/factory.ts";
import { survey, visit, withHome, type TinyHome } from "./home.ts";

const asOf = "2026-05-31";
const longAgo = visit("0", { client_code: "давний", closed_on: "2023-01-10" });
const asked = { asOf, period: undefined, filters: {} };
const page = ({ home }: TinyHome, filters = {}) => feedback(home, { asOf, filters });

/** Answers of which the recommendation follows quality alone: service comes and goes by itself. */
const answers = (many: number) =>
  Array.from({ length: many }, (_, i) =>
    survey(`${i}`, { client_code: `к${i}`, responded_on: "2026-03-10", satisfaction: 5, recommend_score: (i % 5) * 2, quality: 1 + (i % 5), service: 1 + (Math.floor(i / 5) % 5) }));

describe("drivers", () => {
  test("what moves the recommendation weighs one, what does not weighs nothing; drivers that nobody was asked about are not there", () =>
    withHome([longAgo, ...answers(50)], async (tiny) => {
      const [study, ...others] = await driverStudies(tiny.home, asked);
      expect(others).toEqual([]);
      expect([study?.origin, study?.n, study?.drivers.map(({ driver }) => driver)]).toEqual(["internal", 50, ["quality", "service"]]);
      expect(study?.drivers.map(({ importance }) => importance?.weight)).toEqual([expect.closeTo(1, 6), expect.closeTo(0, 6)]);
      // 1 to 5 of a scale of 5: the mean is 3, of 100 it is 60
      expect(study?.drivers.map(({ performance }) => [performance.value, performance.n])).toEqual([[60, 50], [60, 50]]);
    }));

  test("under fifty answers nothing is said", () =>
    withHome([longAgo, ...answers(49)], async (tiny) => {
      const [study] = await driverStudies(tiny.home, asked);
      expect([study?.n, study?.drivers.map(({ importance }) => importance)]).toEqual([49, [null, null]]);
    }));

  test("csi_quality: the latest answer that says anything, of those that speak of quality", () =>
    withHome(
      [
        longAgo,
        survey("1", { client_code: "а", responded_on: "2026-01-10", satisfaction: 5, quality: 1 }), // replaced
        survey("2", { client_code: "а", responded_on: "2026-02-10", satisfaction: 5, quality: 4 }),
        survey("3", { client_code: "б", responded_on: "2026-02-10", satisfaction: 5, price: 2 }), // nothing of quality
      ],
      async ({ ask }) => expect((await ask({ asOf, metrics: ["csi_quality"] }))[0]).toMatchObject({ value: 80, n: 1, numerator: 80 }),
    ));
});

describe("who asks whom", () => {
  test("asked_share: visits followed by a questionnaire within thirty days and before the next visit", () =>
    withHome(
      [
        longAgo,
        visit("1", { client_code: "а", closed_on: "2026-01-10" }), invitation("1", { client_code: "а", sent_on: "2026-02-08" }), // the last day
        visit("2", { client_code: "б", closed_on: "2026-01-10" }), invitation("2", { client_code: "б", sent_on: "2026-02-09" }), // a day late
        visit("3", { client_code: "в", closed_on: "2026-01-10" }), visit("4", { client_code: "в", closed_on: "2026-01-20" }), invitation("3", { client_code: "в", sent_on: "2026-01-21" }), // after the second
        visit("5", { client_code: "г", closed_on: "2026-01-10" }), invitation("4", { client_code: "г", sent_on: "2026-01-11", touchpoint: "sale" }), // about a purchase
        invitation("0", { client_code: "давний", sent_on: "2026-01-01" }), // from here on questionnaires are kept
        visit("6", { client_code: "д", closed_on: "2025-12-31" }),
      ],
      async ({ one }) => expect(await one("asked_share", { asOf })).toMatchObject({ numerator: 2, denominator: 5 }),
    ));

  test("who asks fewer than chance allows is named", () => {
    const served = (advisor: string, from: number, asked: number) =>
      Array.from({ length: 100 }, (_, i) => {
        const who = `${advisor} ${from + i}`;
        return [visit(who, { client_code: who, closed_on: "2026-03-10", advisor }), ...(i < asked ? [invitation(who, { client_code: who, sent_on: "2026-03-11" })] : [])];
      }).flat();
    return withHome(
      [longAgo, invitation("0", { client_code: "давний", sent_on: "2026-01-01" }), staffRow("7", { name: "Щедрый" }), staffRow("8", { name: "Разборчивый" }), ...served("7", 0, 60), ...served("8", 0, 10)],
      async (tiny) => {
        const { people, group } = await askedByPerson(tiny.home, asked);
        expect(people.map(({ name, few, asked: { value } }) => [name, few, value])).toEqual([["Разборчивый", true, 0.1], ["Щедрый", false, 0.6]]);
        expect(group).toMatchObject({ numerator: 70, denominator: 200 });
      },
    );
  });
});

describe("the page", () => {
  test("says which exports are there, and holds with none of them", () =>
    withHome([longAgo, visit("1", { client_code: "а", closed_on: "2026-03-10" })], async (tiny) => {
      const data = await page(tiny);
      expect(data.kinds).toEqual({ surveys: false, survey_invitations: false, complaints: false });
      expect([data.drivers, data.comments, data.asked.people, data.complaints.control, data.complaints.open.rows]).toEqual([[], [], [], null, []]);
      expect(data.complaints.tiles.map(({ current: { metric, value } }) => [metric, value])).toEqual([["complaint_rate", null], ["complaints_opened", null], ["open_complaints", null], ["time_to_close", null], ["recovered_share", null]]);
    }));

  test("open complaints oldest first with whom they are about, comments lowest first, filters followed", () =>
    withHome(
      [
        longAgo,
        complaint("1", { client_code: "а", branch: "Юг", opened_on: "2026-05-30", topic: "Сроки", severity: "high", staff: "Мастеров М." }),
        complaint("2", { branch: "Юг", opened_on: "2026-05-01" }),
        complaint("3", { client_code: "б", branch: "Север", opened_on: "2026-05-01" }),
        visit("1", { client_code: "а", branch: "Юг", closed_on: "2026-03-10" }),
        survey("1", { client_code: "а", visit_no: "1", recommend_score: 9, comment: "Спасибо" }),
        visit("2", { client_code: "в", branch: "Юг", closed_on: "2026-03-10" }),
        survey("2", { client_code: "в", visit_no: "2", recommend_score: 2, comment: "Долго" }),
        survey("3", { client_code: "б", recommend_score: 1, comment: "не оттуда" }),
      ],
      async (tiny) => {
        const { complaints, comments } = await page(tiny, { branch: ["Юг"] });
        expect(complaints.open.rows.map(({ row, topic, severity, staff, age, clientId }) => [row.id, topic, severity, staff, age, clientId !== null])).toEqual([["2", null, null, null, 30, false], ["1", "Сроки", "high", "Мастеров М.", 1, true]]);
        expect(complaints.open.figure).toMatchObject({ value: 15.5, n: 2 });
        expect(comments.map(({ score, text, branch }) => [score, text, branch])).toEqual([[2, "Долго", "Юг"], [9, "Спасибо", "Юг"]]);
      },
    ));

  test("the control chart has a point a month with visits, and limits that grow as they grow fewer", () =>
    withHome(
      [
        longAgo,
        ...["2026-02", "2026-03", "2026-04"].flatMap((month, m) => Array.from({ length: m === 2 ? 4 : 40 }, (_, i) => visit(`${month} ${i}`, { client_code: `к${i}`, closed_on: `${month}-10` }))),
        complaint("1", { client_code: "к1", opened_on: "2026-02-10" }), complaint("2", { client_code: "к2", opened_on: "2026-03-10" }), complaint("3", { client_code: "к3", opened_on: "2026-03-12" }),
      ],
      async (tiny) => {
        const { control } = await complaintsData(tiny.home, asked);
        expect(control?.points.map(({ month, figure: { value, n } }) => [month, value, n])).toEqual([["2026-02", 25, 40], ["2026-03", 50, 40], ["2026-04", 0, 4]]);
        expect(control?.centre).toBeCloseTo((1000 * 3) / 84, 9);
        expect(Number(control?.points[2]?.high)).toBeGreaterThan(Number(control?.points[0]?.high));
      },
    ));

  test("eight months on one side of the centre are told, with their side", () => {
    const months = Array.from({ length: 10 }, (_, i) => `2025-${String(i + 1).padStart(2, "0")}`);
    return withHome(
      [
        longAgo,
        ...months.flatMap((month) => Array.from({ length: 10 }, (_, i) => visit(`${month} ${i}`, { client_code: `к${i}`, closed_on: `${month}-10` }))),
        complaint("0", { client_code: "к1", opened_on: "2025-01-10" }),
        ...["а", "б", "в", "г", "д", "е"].map((no) => complaint(no, { client_code: "к1", opened_on: "2025-02-10" })),
        ...months.slice(2).map((month) => complaint(month, { client_code: "к2", opened_on: `${month}-11` })),
      ],
      async (tiny) => {
        // 15 in 100: January and March to October have one in ten visits, below it; February six
        const { control } = await complaintsData(tiny.home, asked);
        expect(control?.runs).toEqual([{ from: "2025-03", to: "2025-10", side: "below" }]);
      },
    );
  });
});
