import { describe, expect, test } from "vitest";
import { sale, visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
const longAgo = visit("0", { client_code: "давний", closed_on: "2020-01-10" });
const bought = (who: string, day: string, more: Record<string, string | number> = {}) => sale(`${who} ${day}`, { client_code: who, sold_on: day, vin: `VIN${who}${day}`, ...more });

describe("repurchase", () => {
  const rows = [
    longAgo,
    bought("а", "2023-01-10"), bought("а", "2023-07-10"), // again after 181 days
    bought("б", "2023-01-10"), bought("б", "2024-01-10"), // on the very last day of the 12 months: 365 days
    bought("в", "2023-01-10", { branch: "Юг" }), bought("в", "2024-01-11"), // a day late for 12 months, in time for 24
    bought("г", "2025-11-12"), // seen for 200 days only
    bought("д", "2025-05-31"), // observed for the whole 12 months, to the day
    bought("е", "2024-05-01"), bought("е", "2024-05-01", { contract_no: "е вторая" }), // two cars of one day are one purchase
    bought("ж", "2026-06-01"), // later than the day
  ];

  test("Kaplan–Meier at each horizon: who was seen for a short time counts for that time", () =>
    withHome(rows, async ({ ask, one, rows: behind }) => {
      const figures = await ask({ asOf, metrics: ["repurchase"] });
      expect(figures.map((f) => f.by["horizon"])).toEqual(["12", "24", "36", "48", "60"]);
      const at = (horizon: string) => figures.find((f) => f.by["horizon"] === horizon);
      // 6 buyers: day 181 one of 6, day 200 "г" leaves, day 365 one of 4: S = 5/6 · 3/4.
      expect(at("12")).toMatchObject({ numerator: 2, denominator: 6, n: 6, parts: { observed: 5 } });
      expect(at("12")?.value).toBeCloseTo(1 - 0.625, 12);
      // By 24 months "д" leaves on day 365 after the event of that day, and "в" buys on day 366, one of the 2 left: S = 5/6 · 3/4 · 1/2.
      expect(at("24")).toMatchObject({ numerator: 3, parts: { observed: 4 } });
      expect(at("24")?.value).toBeCloseTo(1 - 0.3125, 12);
      // The purchases of 10 January 2023 lie 40 months back: nobody has been observed for 48.
      expect(at("36")?.value).toBeCloseTo(1 - 0.3125, 12);
      expect(at("48")).toMatchObject({ value: null, numerator: 3 });
      const where = { horizon: ["24"] };
      expect((await behind({ asOf, metric: "repurchase", where, part: "numerator" })).length).toBe(3);
      expect((await behind({ asOf, metric: "repurchase", where })).length).toBe(6);
      expect((await behind({ asOf, metric: "repurchase", where, part: "observed" })).length).toBe(4);
      const south = await one("repurchase", { asOf, where: { ...where, branch: ["Юг"] } });
      expect(south).toMatchObject({ value: 1, numerator: 1, denominator: 1, marks: ["small_n"] });
    }));

  test("branches re-add, and nobody buying again is 0 with an upper limit, not blank", () =>
    withHome(rows, async ({ ask, one }) => {
      const where = { horizon: ["24"] };
      const branches = await ask({ asOf, metrics: ["repurchase"], by: ["branch"], where });
      const sum = (pick: "numerator" | "denominator") => branches.reduce((total, figure) => total + Number(figure[pick]), 0);
      expect([sum("numerator"), sum("denominator")]).toEqual([3, 6]);
      const early = await one("repurchase", { asOf: "2024-01-31", where: { horizon: ["12"], branch: ["Юг"] } });
      // "в" bought again 366 days on, so not within 12 months: one observed, none again.
      expect(early).toMatchObject({ value: 0, low: 0, numerator: 0, denominator: 1 });
      expect(early.high).toBeCloseTo(0.7935, 3); // Wilson for 0 of 1
    }));
});

describe("trade-in", () => {
  test("share of sales with a car taken in; how many of those were sold here before", () =>
    withHome(
      [
        longAgo,
        sale("0", { client_code: "а", sold_on: "2024-02-01", vin: "СТАРАЯ" }),
        sale("1", { client_code: "а", sold_on: "2026-02-01", vin: "НОВАЯ", trade_in_vin: "СТАРАЯ" }),
        sale("2", { client_code: "б", sold_on: "2026-02-01", vin: "ДРУГАЯ", trade_in_vin: "ЧУЖАЯ", branch: "Юг" }),
        sale("3", { client_code: "в", sold_on: "2026-02-01", vin: "ТРЕТЬЯ" }),
        sale("4", { client_code: "г", sold_on: "2026-02-01", vin: "ОТМЕНА", trade_in_vin: "СТАРАЯ", cancelled_on: "2026-02-03" }),
        sale("5", { client_code: "а", sold_on: "2025-05-31", vin: "РАНО", trade_in_vin: "X" }), // before the window
      ],
      async ({ one, ask, rows }) => {
        expect(await one("trade_in_share", { asOf })).toMatchObject({ numerator: 2, denominator: 3, parts: { own_car: 1 } });
        expect((await ask({ asOf, metrics: ["trade_in_share"], by: ["branch"] })).map((f) => [f.by["branch"], f.numerator, f.denominator])).toEqual([["Центр", 1, 2], ["Юг", 1, 1]]);
        expect((await rows({ asOf, metric: "trade_in_share", part: "numerator" })).map((row) => row.id)).toEqual(["Центр 1", "Юг 2"]);
        expect((await rows({ asOf, metric: "trade_in_share", part: "own_car" })).map((row) => row.id)).toEqual(["Центр 1"]);
      },
    ));

  test("an export that never names a car taken in says nothing of them", () =>
    withHome([longAgo, sale("1", { client_code: "а", sold_on: "2026-02-01" })], async ({ one }) => expect(await one("trade_in_share", { asOf })).toMatchObject({ value: null, denominator: 0 })));
});
