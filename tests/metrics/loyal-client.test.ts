import { describe, expect, test } from "vitest";
import { survey, visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
/** Data reach back before every window. */
const longAgo = visit("0", { client_code: "давний", closed_on: "2023-01-10" });
const twice = (who: string, first: Record<string, string | number> = {}, second: Record<string, string | number> = {}) => [
  visit(`${who}1`, { client_code: who, closed_on: "2025-09-01", ...first }),
  visit(`${who}2`, { client_code: who, closed_on: "2026-03-01", ...second }),
];
const answer = (who: string, score: number, day = "2026-03-05", no = `${who}-${score}`) => survey(no, { client_code: who, recommend_score: score, responded_on: day });

describe("the loyal share, worked by hand", () => {
  test("repeat by count, less discount-only, less detractors, over the active who are not too new", () =>
    withHome(
      [
        longAgo,
        ...twice("лояльный"), // loyal, never asked
        ...twice("доволен"), answer("доволен", 9), // loyal, confirmed
        ...twice("скидочник", { promo_code: "ЛЕТО" }, { discount_amount: 1_765, total_amount: 10_000 }), // 1765 ÷ 11765 ≥ 15 %
        ...twice("почти", { promo_code: "ЛЕТО" }, { discount_amount: 1_764, total_amount: 10_000 }), // 1764 ÷ 11764 < 15 %: loyal
        ...twice("критик"), answer("критик", 6), // detractor
        visit("разовый", { client_code: "разовый", closed_on: "2025-08-01" }), // active, not repeat
        visit("новый1", { client_code: "новый", closed_on: "2025-12-01" }), // first contact after 30 November 2025: too new
        visit("новый2", { client_code: "новый", closed_on: "2026-04-01" }),
        visit("старый", { client_code: "старый", closed_on: "2025-05-31" }), // the left edge is open: not active
      ],
      async ({ one }) => {
        const figure = await one("loyal_client_share", { asOf });
        expect(figure).toMatchObject({ as_of: asOf, definition: "loyal_client@1", numerator: 3, denominator: 6, n: 6, value: 0.5, unit: "share", by: {} });
        expect(figure.parts).toEqual({ active: 7, too_new: 1, repeat: 5, discount_only: 1, detractor: 1, loyal: 3, confirmed: 1, never_asked: 2 });
        expect(figure.low).toBeCloseTo(0.1876, 4); // Wilson for 3 of 6
        expect(figure.high).toBeCloseTo(0.8124, 4);
        expect(await one("repeat_by_count_share", { asOf })).toMatchObject({ numerator: 5, denominator: 6 });
        expect(await one("confirmed_loyal_share", { asOf })).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 });
      },
    ));

  test("30 November 2025 is six months before 31 May 2026: known long enough; the day after is too new", () =>
    withHome(
      [longAgo, visit("1", { client_code: "а", closed_on: "2025-11-30" }), visit("2", { client_code: "б", closed_on: "2025-12-01" })],
      async ({ one }) => expect((await one("loyal_client_share", { asOf })).parts).toMatchObject({ active: 2, too_new: 1 }),
    ));

  test("two orders of one day are one visit; a day is discounted only if all its orders are", () =>
    withHome(
      [
        longAgo,
        visit("1", { client_code: "а", closed_on: "2025-09-01" }),
        visit("2", { client_code: "а", closed_on: "2025-09-01" }),
        ...twice("б", { promo_code: "X" }, { promo_code: "X" }),
        visit("б3", { client_code: "б", closed_on: "2026-03-01", total_amount: 500 }), // same day, full price
      ],
      async ({ one }) => expect((await one("loyal_client_share", { asOf })).parts).toMatchObject({ repeat: 1, discount_only: 0, loyal: 1 }),
    ));

  test("internal orders, counter sales of parts, reversals and reversed orders are no visits; a free warranty service is one", () =>
    withHome(
      [
        longAgo,
        ...twice("внутр", { payer: "internal" }),
        ...twice("запчасти", { kind: "parts" }),
        ...twice("сторно"),
        visit("с3", { client_code: "сторно", closed_on: "2026-03-02", total_amount: -10_000, reverses_no: "сторно2" }),
        ...twice("гарантия", { payer: "warranty", total_amount: 0 }),
      ],
      async ({ one }) => expect((await one("loyal_client_share", { asOf })).parts).toMatchObject({ active: 4, repeat: 1, loyal: 1 }),
    ));

  test("the latest score counts, of either origin; of two on one day the higher response number", () =>
    withHome(
      [
        longAgo,
        ...twice("а"), answer("а", 3, "2026-01-01"), answer("а", 8, "2026-02-01"),
        ...twice("б"), answer("б", 9, "2026-02-01", "9"), answer("б", 2, "2026-02-01", "10"),
        ...twice("в"), survey("имп", { client_code: "в", origin: "importer", recommend_score: 0, responded_on: "2026-02-01" }),
        ...twice("г"), answer("г", 1, "2025-05-31"), // outside the window
      ],
      async ({ one }) => expect((await one("loyal_client_share", { asOf })).parts).toMatchObject({ repeat: 4, detractor: 2, loyal: 2, confirmed: 1, never_asked: 1 }),
    ));

  test("home branch: most visit days, on a tie the latest visit; branches partition the group", () =>
    withHome(
      [
        longAgo,
        ...twice("а", { branch: "Север" }, { branch: "Юг" }),
        ...twice("б", { branch: "Юг" }, { branch: "Север" }),
        visit("б3", { client_code: "б", branch: "Юг", closed_on: "2025-10-01" }),
      ],
      async ({ ask }) => {
        const figures = await ask({ asOf, metrics: ["loyal_client_share"], by: ["branch"] });
        expect(figures.map((f) => [f.by["branch"], f.numerator, f.denominator])).toEqual([["Юг", 2, 2]]);
      },
    ));

  test("blank where the year before the day starts before the data; the counts so far are still said", () =>
    withHome(twice("а"), async ({ one }) => {
      expect(await one("loyal_client_share", { asOf })).toMatchObject({ value: null, low: null, high: null, numerator: 1, denominator: 1, marks: expect.arrayContaining(["history_too_short"]) });
      expect((await one("loyal_client_share", { asOf: "2026-08-31" })).value).toBe(1);
    }));

  test("the default day is the end of the last month that a visit postdates, or whose own last day has one", async () => {
    const dayOf = (last: string) => withHome([longAgo, visit("1", { closed_on: last })], async ({ one }) => (await one("average_check")).as_of);
    expect(await dayOf("2026-05-30")).toBe("2026-04-30");
    expect(await dayOf("2026-05-31")).toBe("2026-05-31");
    expect(await dayOf("2026-06-01")).toBe("2026-05-31");
  });
});
