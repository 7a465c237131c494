import { describe, expect, test } from "vitest";
import { clientRecord, points, tyres } from "../sql/factory.ts";
import { visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
const longAgo = visit("0", { client_code: "давний", closed_on: "2023-01-10" });
const come = (who: string, day: string, more: Record<string, string | number> = {}) => visit(`${who} ${day}`, { client_code: who, closed_on: day, ...more });

describe("the programme", () => {
  test("programme_participation and engagement: of active clients those with a status or an account, of those the ones with a movement in ninety days", () =>
    withHome(
      [
        longAgo,
        come("а", "2026-01-10"), points("1", { client_code: "а", booked_on: "2026-03-03" }), // moved on the ninetieth day
        come("б", "2026-01-10"), points("2", { client_code: "б", booked_on: "2026-03-02" }), // a day too long ago
        come("в", "2026-01-10"), clientRecord("в", { status: "silver" }),
        come("г", "2026-01-10"), clientRecord("г", { status: "card", since: "2026-06-01" }), // joins later
        come("д", "2026-01-10"), clientRecord("д"), // a record without a status or a card
        come("е", "2026-01-10"), points("3", { client_code: "е", booked_on: "2026-06-01" }), // moves later
        come("ж", "2025-05-31"), points("4", { client_code: "ж", booked_on: "2026-05-01" }), // not active
      ],
      async ({ one }) => {
        expect(await one("programme_participation", { asOf })).toMatchObject({ numerator: 3, denominator: 6, value: 0.5 });
        expect(await one("engagement", { asOf })).toMatchObject({ numerator: 1, denominator: 3, value: 1 / 3, parts: { active: 6 } });
      },
    ));

  test("without points, cards and master records nothing is said of the programme", () =>
    withHome([come("а", "2026-01-10")], async ({ one }) => expect(await one("programme_participation", { asOf })).toMatchObject({ value: null, n: 0 })));

  test("points_liability: balances by what each kind of movement does, whatever its sign; an adjustment is read by its sign", () =>
    withHome(
      [
        longAgo,
        points("1", { client_code: "а", booked_on: "2026-01-01", points: 500 }),
        points("2", { client_code: "а", booked_on: "2026-02-01", points: 200, entry_kind: "redeem" }), // written without a sign
        points("3", { client_code: "а", booked_on: "2026-03-01", points: -50, entry_kind: "adjust" }),
        points("4", { client_code: "б", booked_on: "2026-01-01", points: 100, entry_kind: "cashback" }),
        points("5", { client_code: "б", booked_on: "2026-02-01", points: -100, entry_kind: "expire" }), // and with one
        points("6", { client_code: "б", booked_on: "2026-06-01", points: 700 }), // later
      ],
      async ({ one, rows }) => {
        // а: 500 − 200 − 50 = 250; б: 0. A point is worth one unit of the currency while nobody says otherwise.
        expect(await one("points_liability", { asOf })).toMatchObject({ value: "250.00", denominator: null, n: 1, parts: { balance: 250 }, marks: ["point_value_assumed"] });
        expect((await rows({ asOf, metric: "points_liability" })).map((row) => [row.unit, row.amount])).toEqual([["client", "250.00"]]);
      },
    ));

  test("redemption_rate: the oldest points are used first; by the month of issue", () =>
    withHome(
      [
        longAgo,
        points("1", { client_code: "а", booked_on: "2026-01-10", points: 100 }),
        points("2", { client_code: "а", booked_on: "2026-02-10", points: 100 }),
        points("3", { client_code: "а", booked_on: "2026-03-10", points: 130, entry_kind: "redeem" }), // all of January's, 30 of February's
        points("4", { client_code: "а", booked_on: "2026-04-10", points: 50, entry_kind: "expire" }), // 50 more of February's
        points("5", { client_code: "а", booked_on: "2026-04-20", points: 40 }),
        points("6", { client_code: "а", booked_on: "2026-06-20", points: 60, entry_kind: "redeem" }), // later
        points("7", { client_code: "б", booked_on: "2026-01-15", points: 60 }), // another account, never used
      ],
      async ({ one, ask }) => {
        expect(await one("redemption_rate", { asOf })).toMatchObject({ numerator: 130, denominator: 300, value: 130 / 300, parts: { expired: 50 }, low: null });
        const months = await ask({ asOf, metrics: ["redemption_rate"], by: ["month"] });
        expect(months.map((f) => [f.by["month"], f.numerator, f.denominator])).toEqual([["2026-01", 100, 160], ["2026-02", 30, 100], ["2026-04", 0, 40]]);
      },
    ));

  test("breakage: of points issued a year ago or earlier, what was not redeemed by now", () =>
    withHome(
      [
        longAgo,
        points("1", { client_code: "а", booked_on: "2025-05-31", points: 100 }),
        points("2", { client_code: "а", booked_on: "2025-06-01", points: 100 }), // younger
        points("3", { client_code: "а", booked_on: "2026-05-31", points: 30, entry_kind: "redeem" }),
        points("4", { client_code: "б", booked_on: "2024-06-01", points: 100 }),
        points("5", { client_code: "б", booked_on: "2025-02-01", points: 100, entry_kind: "expire" }),
        points("6", { client_code: "в", booked_on: "2024-05-31", points: 900 }), // before the window
      ],
      async ({ one }) => expect(await one("breakage", { asOf })).toMatchObject({ numerator: 170, denominator: 200, value: 0.85, parts: { redeemed: 30, expired: 100 } }),
    ));

  test("tyre_storage_return: the car came for tyres after the day of storing and within nine months", () => {
    const fit = (vin: string, day: string, kind = "tyres") => visit(`${vin} ${day}`, { client_code: `к${vin}`, vin, closed_on: day, kind });
    return withHome(
      [
        longAgo,
        tyres("1", { client_code: "кV1", vin: "V1", stored_on: "2025-04-10" }), fit("V1", "2025-10-20"),
        tyres("2", { client_code: "кV2", vin: "V2", stored_on: "2025-04-10" }), fit("V2", "2026-01-10"), // the last day of the nine months
        tyres("3", { client_code: "кV3", vin: "V3", stored_on: "2025-04-10" }), fit("V3", "2026-01-11"), // a day late
        tyres("4", { client_code: "кV4", vin: "V4", stored_on: "2025-04-10" }), fit("V4", "2025-04-10"), // the visit on which it was stored
        tyres("5", { client_code: "кV5", vin: "V5", stored_on: "2025-04-10" }), fit("V5", "2025-10-20", "repair"),
        tyres("6", { client_code: "кV6", vin: "V6", stored_on: "2025-09-01" }), // too late to tell
        tyres("7", { client_code: "кV7", vin: "V7", stored_on: "2024-08-31" }), // before the window
      ],
      async ({ one, rows }) => {
        expect(await one("tyre_storage_return", { asOf })).toMatchObject({ numerator: 2, denominator: 5, value: 0.4 });
        expect((await rows({ asOf, metric: "tyre_storage_return", part: "numerator" })).map((row) => [row.unit, row.id]).sort()).toEqual([["tyres", "1"], ["tyres", "2"]]);
      },
    );
  });
});
