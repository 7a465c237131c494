import { describe, expect, test } from "vitest";
import { complaint, staffRow } from "../sql/factory.ts";
import { sale, visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
const longAgo = visit("0", { client_code: "давний", closed_on: "2023-01-10" });

describe("complaints", () => {
  test("complaints_opened: in the window, with what was upheld, what is open and what nobody signed", () =>
    withHome(
      [
        longAgo,
        complaint("1", { client_code: "а", opened_on: "2025-06-01", closed_on: "2025-06-05", upheld: 1, topic: "Сроки", branch: "Юг" }),
        complaint("2", { client_code: "а", opened_on: "2026-05-31", topic: "Сроки", branch: "Юг" }),
        complaint("3", { opened_on: "2026-05-01", closed_on: "2026-06-03", upheld: 0, branch: "Север" }), // closed after the day
        complaint("4", { client_code: "б", opened_on: "2025-05-31", closed_on: "2025-06-02" }), // before the window
        complaint("5", { client_code: "б", opened_on: "2026-06-01" }), // after it
      ],
      async ({ one, ask, rows }) => {
        expect(await one("complaints_opened", { asOf })).toMatchObject({ value: 3, n: 3, denominator: null, parts: { upheld: 1, open: 2, unnamed: 1 } });
        const topics = await ask({ asOf, metrics: ["complaints_opened"], by: ["topic"] });
        expect(topics.map((f) => [f.by["topic"], f.value])).toEqual(expect.arrayContaining([["Сроки", 2], [null, 1]]));
        const open = await rows({ asOf, metric: "complaints_opened", part: "open" });
        expect(open.map((row) => [row.unit, row.id, row.sources.length])).toEqual([["complaint", "2", 1], ["complaint", "3", 1]]);
      },
    ));

  test("a complaint without a branch or a person takes those of the order it names", () =>
    withHome(
      [
        staffRow("7", { name: "Мастеров М.", branch: "Юг" }),
        staffRow("8", { name: "Слесарев С.", branch: "Юг" }),
        visit("11", { client_code: "а", branch: "Юг", advisor: "7", closed_on: "2026-03-09" }),
        visit("11", { client_code: "б", branch: "Центр", closed_on: "2026-03-10" }), // the same number elsewhere
        complaint("1", { client_code: "а", visit_no: "11" }),
        complaint("2", { visit_no: "11", branch: "Юг", staff: "Слесарев С." }), // unsigned, but its order is known
      ],
      async ({ ask }) => {
        const people = await ask({ asOf, metrics: ["complaints_opened"], by: ["branch", "staff", "client_kind"] });
        expect(people.map((f) => [f.by["branch"], f.by["staff"], f.by["client_kind"], f.value])).toEqual([["Юг", "7", "person", 1], ["Юг", "8", "person", 1]]);
      },
    ));

  test("open_complaints and their age: as things stood on the day", () =>
    withHome(
      [
        longAgo,
        complaint("1", { client_code: "а", opened_on: "2024-01-31" }),
        complaint("2", { client_code: "б", opened_on: "2026-05-21", closed_on: "2026-06-05" }),
        complaint("3", { client_code: "в", opened_on: "2026-05-20", closed_on: "2026-05-31" }), // closed on the day itself
        complaint("4", { client_code: "г", opened_on: "2026-06-02" }),
      ],
      async ({ one }) => {
        expect(await one("open_complaints", { asOf })).toMatchObject({ value: 2, n: 2 });
        // 851 days and 10: mean 430.5, median the same
        expect(await one("open_complaint_age", { asOf })).toMatchObject({ numerator: 861, denominator: 2, value: 430.5, median: 430.5 });
        expect(await one("open_complaints", { asOf: "2023-12-31" })).toMatchObject({ value: null });
      },
    ));

  test("time_to_close: by the day of closing; mean, its interval and the median", () =>
    withHome(
      [
        longAgo,
        complaint("1", { client_code: "а", opened_on: "2025-05-30", closed_on: "2025-06-01" }), // 2 days
        complaint("2", { client_code: "б", opened_on: "2026-01-01", closed_on: "2026-01-01" }), // 0
        complaint("3", { client_code: "в", opened_on: "2026-01-01", closed_on: "2026-01-08" }), // 7
        complaint("4", { client_code: "г", opened_on: "2026-05-30", closed_on: "2026-06-01" }), // closed later
      ],
      async ({ one }) => {
        const figure = await one("time_to_close", { asOf });
        expect(figure).toMatchObject({ numerator: 9, denominator: 3, value: 3, median: 2, unit: "days" });
        // sd² = (1 + 9 + 16) ÷ 2 = 13, t(2) = 4.302653: ± 4.302653 · √(13 ÷ 3)
        expect(figure.low).toBe(0); // 3 − 8.96 would be before the opening
        expect(figure.high).toBeCloseTo(3 + 8.9566, 3);
      },
    ));

  test("complaint_rate: per thousand visits since the first complaint, with a Poisson interval", () =>
    withHome(
      [
        ...Array.from({ length: 8 }, (_, i) => visit(`${i}`, { client_code: `к${i}`, closed_on: "2026-03-10" })),
        visit("раньше", { client_code: "к1", closed_on: "2026-02-01" }), // before any complaint was kept
        complaint("1", { client_code: "к1", opened_on: "2026-03-10" }),
        complaint("2", { client_code: "чужой", opened_on: "2026-04-01" }),
        sale("с", { client_code: "к3" }), // no visit
      ],
      async ({ one, ask, rows }) => {
        const figure = await one("complaint_rate", { asOf });
        expect(figure).toMatchObject({ numerator: 2, denominator: 8, value: 250, n: 8 });
        expect(figure.low).toBeCloseTo(0.2422 * 125, 1); // Garwood: 2 events are 0.2422–7.2247
        expect(figure.high).toBeCloseTo(7.2247 * 125, 1);
        const months = await ask({ asOf, metrics: ["complaint_rate"], by: ["month"] });
        expect(months.map((f) => [f.by["month"], f.numerator, f.denominator, f.value])).toEqual([["2026-03", 1, 8, 125], ["2026-04", 1, 0, null]]);
        expect((await rows({ asOf, metric: "complaint_rate", part: "numerator" })).map((row) => row.unit)).toEqual(["complaint", "complaint"]);
        expect((await rows({ asOf, metric: "complaint_rate", part: "denominator" })).map((row) => row.unit)).toEqual(Array(8).fill("order"));
      },
    ));

  test("complaint_rate without a complaints export is blank, not zero", () =>
    withHome([visit("1", { client_code: "а", closed_on: "2026-03-10" })], async ({ one }) => expect(await one("complaint_rate", { asOf })).toMatchObject({ value: null, n: 0 })));

  test("recovered_share: upheld, closed a year ago or earlier, and the client came within the year after", () =>
    withHome(
      [
        complaint("1", { client_code: "а", opened_on: "2025-05-01", closed_on: "2025-05-10", upheld: 1 }),
        visit("1", { client_code: "а", closed_on: "2026-05-10" }), // on the last day
        complaint("2", { client_code: "б", opened_on: "2025-05-01", closed_on: "2025-05-10", upheld: 1 }),
        visit("2", { client_code: "б", closed_on: "2026-05-11" }), // a day late
        complaint("3", { client_code: "в", opened_on: "2025-05-01", closed_on: "2025-05-10", upheld: 1 }),
        visit("3", { client_code: "в", closed_on: "2025-05-10" }), // the day of closing does not count
        complaint("4", { client_code: "г", opened_on: "2025-05-01", closed_on: "2025-06-01", upheld: 1 }), // its year is not over
        complaint("5", { client_code: "д", opened_on: "2025-05-01", closed_on: "2025-05-10", upheld: 0 }), // not upheld
        complaint("6", { opened_on: "2025-05-01", closed_on: "2025-05-10", upheld: 1 }), // nobody
        complaint("7", { client_code: "е", opened_on: "2024-05-01", closed_on: "2024-06-01", upheld: 1 }), // the first day of the window
      ],
      async ({ one }) => expect(await one("recovered_share", { asOf })).toMatchObject({ numerator: 1, denominator: 4, value: 0.25 }),
    ));
});
