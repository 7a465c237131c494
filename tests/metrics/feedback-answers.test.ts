import { describe, expect, test } from "vitest";
import { invitation, staffRow } from "../sql/factory.ts";
import { sale, survey, visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
const longAgo = visit("0", { client_code: "давний", closed_on: "2023-01-10" });
const come = (who: string, ...days: string[]) => days.map((day) => visit(`${who} ${day}`, { client_code: who, closed_on: day }));

describe("satisfaction", () => {
  test("csi: 0–100, the latest answer per client and origin, origins apart, with the two best boxes", () =>
    withHome(
      [
        longAgo,
        survey("1", { client_code: "а", responded_on: "2026-01-10", satisfaction: 1 }), // replaced
        survey("2", { client_code: "а", responded_on: "2026-02-10", satisfaction: 5 }),
        survey("3", { client_code: "б", responded_on: "2026-02-10", satisfaction: 3 }),
        survey("4", { client_code: "а", responded_on: "2026-02-10", satisfaction: 4, origin: "importer" }),
        survey("5", { client_code: "в", responded_on: "2026-02-10", recommend_score: 9 }), // says nothing of satisfaction
        survey("6", { client_code: "г", responded_on: "2025-05-31", satisfaction: 5 }), // outside the window
        survey("7", { responded_on: "2026-02-10", satisfaction: 5 }), // nobody's
      ],
      async ({ ask }) => {
        const [internal, importer] = await ask({ asOf, metrics: ["csi"] });
        expect(internal).toMatchObject({ by: { origin: "internal" }, value: 80, numerator: 160, denominator: 2, n: 2, parts: { top_two: 1 } });
        expect(importer).toMatchObject({ by: { origin: "importer" }, value: 80, n: 1, parts: { top_two: 1 }, low: null });
      },
    ));

  test("csi by touchpoint: the latest answer within each", () =>
    withHome(
      [
        longAgo,
        survey("1", { client_code: "а", responded_on: "2026-01-10", satisfaction: 2, touchpoint: "sale" }),
        survey("2", { client_code: "а", responded_on: "2026-02-10", satisfaction: 5 }),
      ],
      async ({ ask }) => {
        const points = await ask({ asOf, metrics: ["csi"], by: ["touchpoint"] });
        expect(points.map((f) => [f.by["touchpoint"], f.value])).toEqual(expect.arrayContaining([["sale", 40], ["visit", 100]]));
      },
    ));

  test("satisfied_but_gone: a best score in the year before, nothing in the last", () =>
    withHome(
      [
        longAgo,
        survey("1", { client_code: "а", responded_on: "2025-03-01", satisfaction: 5 }), ...come("а", "2025-02-01"), // gone
        survey("2", { client_code: "б", responded_on: "2025-03-01", satisfaction: 4 }), ...come("б", "2025-02-01", "2025-06-01"), // came back
        survey("3", { client_code: "в", responded_on: "2025-03-01", satisfaction: 4 }), sale("в", { client_code: "в", sold_on: "2026-01-01" }), // bought: not gone
        survey("4", { client_code: "г", responded_on: "2025-03-01", satisfaction: 3 }), // was not satisfied
        survey("5", { client_code: "д", responded_on: "2025-03-01", satisfaction: 5 }), survey("6", { client_code: "д", responded_on: "2025-04-01", satisfaction: 2 }), // not at last
        survey("7", { client_code: "е", responded_on: "2025-06-01", satisfaction: 5 }), // in the last year
      ],
      async ({ one, ask, rows }) => {
        expect(await one("satisfied_but_gone", { asOf })).toMatchObject({ numerator: 1, denominator: 3, value: 1 / 3 });
        expect((await ask({ asOf, metrics: ["satisfied_but_gone"], by: ["branch"] })).map((f) => [f.by["branch"], f.numerator, f.denominator])).toEqual(expect.arrayContaining([["Центр", 1, 2], [null, 0, 1]]));
        expect((await rows({ asOf, metric: "satisfied_but_gone", part: "numerator" })).map((row) => [row.unit, row.day, row.score])).toEqual([["client", "2025-03-01", 5]]);
      },
    ));

  test("satisfied_but_gone is blank where the year before is not in the data", () =>
    withHome([...come("а", "2025-02-01"), survey("1", { client_code: "а", responded_on: "2025-03-01", satisfaction: 5 })], async ({ one }) =>
      expect(await one("satisfied_but_gone", { asOf })).toMatchObject({ value: null, denominator: 1, marks: expect.arrayContaining(["history_too_short"]) })));

  test("loyal_never_asked: of the loyal, those without a score", () =>
    withHome(
      [
        longAgo,
        ...come("а", "2025-07-01", "2025-09-01"), // loyal, never asked
        ...come("б", "2025-07-01", "2025-09-01"), survey("1", { client_code: "б", responded_on: "2025-10-01", recommend_score: 9 }), // confirmed
        ...come("в", "2025-07-01", "2025-09-01"), survey("2", { client_code: "в", responded_on: "2025-10-01", recommend_score: 3 }), // not loyal
      ],
      async ({ one }) => expect(await one("loyal_never_asked", { asOf })).toMatchObject({ numerator: 1, denominator: 2, value: 0.5, parts: { confirmed: 1 } }),
    ));
});

describe("response_rate", () => {
  test("answered: the same survey and touchpoint, after it was sent, before the next, within sixty days, by the day", () =>
    withHome(
      [
        longAgo,
        invitation("1", { client_code: "а", sent_on: "2026-01-10" }), survey("1", { client_code: "а", responded_on: "2026-01-10" }), // on the day
        invitation("2", { client_code: "б", sent_on: "2026-01-10" }), survey("2", { client_code: "б", responded_on: "2026-03-11" }), // the sixtieth day
        invitation("3", { client_code: "в", sent_on: "2026-01-10" }), survey("3", { client_code: "в", responded_on: "2026-03-12" }), // a day late
        invitation("4", { client_code: "г", sent_on: "2026-01-10" }), survey("4", { client_code: "г", responded_on: "2026-01-09" }), // before it was sent
        invitation("5", { client_code: "д", sent_on: "2026-01-10" }), survey("5", { client_code: "д", responded_on: "2026-01-11", survey_source: "другой" }),
        invitation("6", { client_code: "е", sent_on: "2026-01-10" }), survey("6", { client_code: "е", responded_on: "2026-01-11", touchpoint: "sale" }),
        invitation("7", { client_code: "ж", sent_on: "2026-01-10" }), invitation("8", { client_code: "ж", sent_on: "2026-01-20" }), survey("7", { client_code: "ж", responded_on: "2026-01-20" }), // answers the second
        invitation("9", { client_code: "з", sent_on: "2026-05-30" }), survey("9", { client_code: "з", responded_on: "2026-06-01" }), // after the day
        invitation("10", { client_code: "и", sent_on: "2025-05-31" }), // before the window
      ],
      async ({ one, rows }) => {
        expect(await one("response_rate", { asOf })).toMatchObject({ numerator: 3, denominator: 9, value: 1 / 3 });
        const answered = await rows({ asOf, metric: "response_rate", part: "numerator" });
        expect(answered.map((row) => [row.unit, row.id]).sort()).toEqual([["invitation", "crm 1"], ["invitation", "crm 2"], ["invitation", "crm 8"]]);
      },
    ));

  test("an invitation is of the visit or purchase it follows: its branch, and its person unless one is named", () =>
    withHome(
      [
        longAgo,
        staffRow("7", { name: "Мастеров М.", branch: "Юг" }), staffRow("8", { name: "Продавцов П.", branch: "Юг", role: "seller" }), staffRow("9", { name: "Слесарев С.", branch: "Юг" }),
        visit("1", { client_code: "а", branch: "Юг", advisor: "7", closed_on: "2026-01-09" }),
        invitation("1", { client_code: "а", sent_on: "2026-01-10" }),
        invitation("2", { client_code: "а", sent_on: "2026-01-12", staff: "9" }),
        sale("с", { client_code: "б", branch: "Юг", sold_on: "2026-01-01", seller: "8" }),
        invitation("3", { client_code: "б", sent_on: "2026-03-01", touchpoint: "sale" }),
        invitation("4", { client_code: "а", sent_on: "2026-03-01" }), // too long after the visit: home branch, nobody
      ],
      async ({ ask }) => {
        const people = await ask({ asOf, metrics: ["response_rate"], by: ["branch", "staff"] });
        expect(people.map((f) => [f.by["branch"], f.by["staff"], f.n])).toEqual(expect.arrayContaining([["Юг", "7", 1], ["Юг", "8", 1], ["Юг", "9", 1], ["Юг", null, 1]]));
        expect(people.map((f) => f.label).filter(Boolean).sort()).toEqual(["Мастеров М.", "Продавцов П.", "Слесарев С."]);
      },
    ));
});
