import { describe, expect, test } from "vitest";
import { figureDetail } from "#app/services/figure.server.ts";
import { sale, survey, visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
const longAgo = visit("0", { client_code: "давний", closed_on: "2023-01-10" });
const come = (who: string, ...days: string[]) => days.map((day) => visit(`${who} ${day}`, { client_code: who, closed_on: day }));

describe("clients over two years", () => {
  test("regular_conversion: second visit no later than twelve months after the first, by month of the first", () =>
    withHome(
      [
        longAgo,
        ...come("а", "2024-06-01", "2025-06-01"), // on the last day: regular
        ...come("б", "2024-06-01", "2025-06-02"), // a day late
        ...come("в", "2025-05-31"), // in the window, never again
        ...come("г", "2025-06-01", "2025-07-01"), // first visit after the window
        ...come("д", "2024-05-31", "2024-07-01"), // first visit before it
      ],
      async ({ one, ask }) => {
        expect(await one("regular_conversion", { asOf })).toMatchObject({ numerator: 1, denominator: 3, value: 1 / 3 });
        const months = await ask({ asOf, metrics: ["regular_conversion"], by: ["month"] });
        expect(months.map((f) => [f.by["month"], f.numerator, f.denominator])).toEqual([["2024-06", 1, 2], ["2025-05", 0, 1]]);
      },
    ));

  test("29 February plus twelve months is 28 February", () =>
    withHome(
      [visit("0", { client_code: "давний", closed_on: "2020-01-10" }), ...come("а", "2024-02-29", "2025-02-28"), ...come("б", "2024-02-29", "2025-03-01")],
      async ({ one }) => expect(await one("regular_conversion", { asOf: "2026-02-27" })).toMatchObject({ numerator: 1, denominator: 2 }),
    ));

  test("service_retention: seen in the year before, seen again in the last; branch is the home branch of a year ago", () =>
    withHome(
      [
        longAgo,
        ...come("а", "2025-01-10", "2025-06-01"),
        ...come("б", "2025-05-31"),
        ...come("в", "2025-06-01"), // not in the year before
        visit("г1", { client_code: "г", branch: "Юг", closed_on: "2024-06-01" }),
        visit("г2", { client_code: "г", branch: "Север", closed_on: "2026-05-31" }),
      ],
      async ({ one, ask }) => {
        expect(await one("service_retention", { asOf })).toMatchObject({ numerator: 2, denominator: 3 });
        const branches = await ask({ asOf, metrics: ["service_retention"], by: ["branch"] });
        expect(branches.map((f) => [f.by["branch"], f.numerator, f.denominator])).toEqual([["Центр", 1, 2], ["Юг", 1, 1]]);
      },
    ));
});

describe("sales", () => {
  const buy = (no: string, who: string, day: string, more: Record<string, string | number> = {}) => sale(no, { client_code: who, sold_on: day, vin: `VIN${no}`, ...more });

  test("repeat_sale_share: a purchase here on an earlier day; cancelled ones are none, the same day is not earlier", () =>
    withHome(
      [
        longAgo,
        buy("1", "а", "2024-01-10"), buy("2", "а", "2026-01-10", { price_amount: 3_000_000 }), // repeat
        buy("3", "б", "2026-01-10"), buy("4", "б", "2026-01-10"), // two on one day: neither is repeat
        buy("5", "в", "2024-01-10", { cancelled_on: "2024-02-01" }), buy("6", "в", "2026-01-10"), // the first was cancelled
        sale("7", { vin: "VIN1", sold_on: "2026-01-10", client_name: "Розничный покупатель" }), // nobody: a sale, not a repeat one, though the car had an owner
        buy("8", "г", "2025-05-31"), // outside the window
      ],
      async ({ one }) => {
        expect(await one("repeat_sale_share", { asOf })).toMatchObject({ numerator: 1, denominator: 5, value: 0.2, parts: { unidentified: 1 } });
        expect(await one("repeat_sale_amount_share", { asOf })).toMatchObject({ numerator: "30000.00", denominator: "70000.00", value: 3 / 7, n: 5, low: null });
      },
    ));

  test("sale_to_service: a paid visit of the VIN after delivery, no later than twelve months after it", () => {
    const service = (no: string, vin: string, day: string, more: Record<string, string | number> = {}) => visit(no, { client_code: `к${vin}`, vin, closed_on: day, ...more });
    return withHome(
      [
        longAgo,
        buy("1", "а", "2024-12-01"), service("с1", "VIN1", "2025-12-01"), // the last day
        buy("2", "б", "2024-12-01"), service("с2", "VIN2", "2025-12-02"), // too late
        buy("3", "в", "2024-12-01"), service("с3", "VIN3", "2024-12-01"), // the day of delivery does not count
        buy("4", "г", "2024-12-01"), service("с4", "VIN4", "2025-02-01", { payer: "warranty" }), // not paid by the customer
        buy("5", "д", "2024-12-01"), service("с5", "VIN5", "2025-02-01", { total_amount: 0 }), // free
        buy("6", "е", "2024-12-01", { delivered_on: "2025-05-31" }), service("с6", "VIN6", "2026-05-31"), // counted from delivery
        buy("7", "ж", "2025-05-30", { delivered_on: "2025-06-01" }), // delivered after the window
      ],
      async ({ one }) => expect(await one("sale_to_service", { asOf })).toMatchObject({ numerator: 2, denominator: 6 }),
    );
  });

  test("service_to_sale: a visit in the twelve months before the purchase, neither day of the edge counted", () =>
    withHome(
      [
        longAgo,
        ...come("а", "2025-03-11"), buy("1", "а", "2026-03-10"), // inside
        ...come("б", "2025-03-10"), buy("2", "б", "2026-03-10"), // exactly twelve months before: not inside
        ...come("в", "2026-03-10"), buy("3", "в", "2026-03-10"), // the day itself
        ...come("г", "2026-03-09"), buy("4", "г", "2026-03-10"), // inside
      ],
      async ({ one }) => expect(await one("service_to_sale", { asOf })).toMatchObject({ numerator: 2, denominator: 4, value: 0.5 }),
    ));
});

describe("money and answers", () => {
  test("average_check: paid by the customer, above zero, orders and not days; exact, rounded once", () =>
    withHome(
      [
        visit("1", { total_amount: 10_000, closed_on: "2026-05-01" }),
        visit("2", { total_amount: 10_001, closed_on: "2026-05-01", client_code: "а" }),
        visit("3", { total_amount: 10_001, closed_on: "2025-06-01", client_code: "а", kind: "parts" }),
        visit("4", { total_amount: 0 }),
        visit("5", { total_amount: 99_999, payer: "warranty" }),
        visit("6", { total_amount: 99_999, closed_on: "2025-05-31" }),
        visit("7", { total_amount: 5_000 }),
        visit("8", { total_amount: -5_000, reverses_no: "7" }),
      ],
      async ({ one, ask }) => {
        // 30 002 ÷ 3 = 10 000,666… minor units
        expect(await one("average_check", { asOf })).toMatchObject({ value: "100.01", numerator: "300.02", denominator: 3, n: 3, unit: "money", parts: { unidentified: 1 } });
        expect(await one("average_check", { period: "2026-05" })).toMatchObject({ value: "100.01", numerator: "200.01", denominator: 2 }); // 100,005: half away from zero
        const months = await ask({ asOf, metrics: ["average_check"], by: ["month"] });
        expect(months.map((f) => [f.by["month"], f.numerator])).toEqual([["2025-06", "100.01"], ["2026-05", "200.01"]]);
      },
    ));

  test("average_check with median, 90th percentile and the margin where cost is known", () =>
    withHome(
      [
        visit("1", { total_amount: 10_000, cost_amount: 6_000 }), visit("2", { total_amount: 20_000, cost_amount: 12_001 }), visit("3", { total_amount: 30_000 }),
        visit("4", { total_amount: 99_000, payer: "internal", cost_amount: 1 }),
      ],
      async ({ one }) => {
        // median 200; p90 lies at 1 + .9 × 2 = 2.8 of three: 200 + .8 × 100; margins 40.00 and 79.99: 59.995
        expect(await one("average_check", { asOf })).toMatchObject({ value: "200.00", median: "200.00", p90: "280.00", margin: "60.00" });
        expect(await one("average_check", { asOf: "2020-01-31" })).toMatchObject({ value: null, median: null, p90: null, margin: null });
        expect(await one("repeat_sale_share", { asOf })).not.toHaveProperty("median");
      },
    ));

  test("the drawer says what was left out: counted and left out make up the whole window", () =>
    withHome(
      [
        visit("1", { closed_on: "2026-05-01" }), visit("2", { payer: "warranty" }), visit("3", { total_amount: 0 }), visit("4", { closed_on: "2025-05-31" }),
        visit("5", {}), visit("6", { total_amount: -10_000, reverses_no: "5" }),
      ],
      async ({ home }) => {
        const { leftOut, rowCount, rows } = await figureDetail(home, { metric: "average_check", question: { asOf, filters: {} }, by: {}, page: 1 });
        expect(Object.fromEntries(leftOut.map(({ reason, count }) => [reason, count]))).toEqual({ not_customer: 1, zero: 1, reversed: 1, reversal: 1 });
        expect([rowCount, rows.map((row) => row.sources)]).toEqual([1, [[expect.objectContaining({ line: 2 })]]]);
      },
    ));

  test.each<[Record<string, string | null>, string, number]>([
    [{ client_kind: null }, "300.00", 1], // of an unidentified order
    [{ month: "2026-04" }, "200.00", 1],
    [{ client_kind: "person" }, "150.00", 2],
  ])("the drawer of the group %j has the rows of that group", (by, value, n) =>
    withHome(
      [
        visit("1", { closed_on: "2026-05-01", total_amount: 10_000, client_code: "а" }), visit("2", { closed_on: "2026-04-01", total_amount: 20_000, client_code: "а" }),
        visit("3", { closed_on: "2026-05-02", total_amount: 30_000 }),
      ],
      async ({ home }) => {
        const { figure, rowCount, rows } = await figureDetail(home, { metric: "average_check", question: { asOf, filters: {} }, by, page: 1 });
        expect([figure.value, figure.n, rowCount, rows.length, figure.by]).toEqual([value, n, n, n, by]);
      },
    ));

  test("nps: the latest scored answer per client and origin; anonymous answers have no latest", () => {
    const said = (no: string, who: string | null, score: number | null, more: Record<string, string | number> = {}) =>
      survey(no, { recommend_score: score as number, responded_on: "2026-02-01", ...(who ? { client_code: who } : {}), ...more });
    return withHome(
      [
        longAgo,
        said("1", "а", 10), said("2", "а", 3, { responded_on: "2026-01-01" }), // the later counts
        said("3", "б", 9), said("4", "в", 8), said("5", "г", 6),
        said("6", "а", 0, { origin: "importer" }), // kept apart
        said("7", null, 0), // anonymous
        said("8", "д", 0, { responded_on: "2025-05-31" }), // too old
      ],
      async ({ ask }) => {
        const figures = await ask({ asOf, metrics: ["nps"] });
        expect(figures.map((f) => [f.by["origin"], f.value, f.n])).toEqual([["internal", 25, 4], ["importer", -100, 1]]); // (2 − 1) ÷ 4
        expect(figures[0]).toMatchObject({ unit: "points", numerator: 1, denominator: 4, parts: { promoter: 2, passive: 1, detractor: 1 } });
      },
    );
  });

  test("an answer tied to no visit goes to the client's home branch: without a visit in the year, that of the latest purchase", () =>
    withHome(
      [
        longAgo,
        sale("1", { client_code: "а", branch: "Юг", sold_on: "2023-05-01", vin: "VIN1" }), sale("2", { client_code: "а", branch: "Север", sold_on: "2024-05-01", vin: "VIN2" }),
        visit("1", { client_code: "а", branch: "Центр", closed_on: "2025-05-31" }), // a visit, and not in the year
        survey("1", { client_code: "а", recommend_score: 10, responded_on: "2026-05-01" }),
        survey("2", { client_code: "б", recommend_score: 10, responded_on: "2026-05-01" }), // never here: no branch
      ],
      async ({ ask }) => {
        const figures = await ask({ asOf, metrics: ["nps"], by: ["branch"] });
        expect(figures.map((f) => [f.by["branch"], f.n])).toEqual([["Север", 1], [null, 1]]);
      },
    ));

  test("nothing loaded for a metric is blank, never 0", () =>
    withHome([longAgo], async ({ ask }) => {
      const figures = await ask({ asOf, metrics: ["nps", "repeat_sale_share", "average_check"] });
      expect(figures.map((f) => [f.metric, f.value, f.n])).toEqual([["nps", null, 0], ["nps", null, 0], ["repeat_sale_share", null, 0], ["average_check", null, 0]]);
    }));
});
