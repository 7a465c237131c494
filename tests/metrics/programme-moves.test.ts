import { describe, expect, test } from "vitest";
import { benefit, points } from "../sql/factory.ts";
import { sale, visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
const longAgo = visit("0", { client_code: "давний", closed_on: "2023-01-10" });
const come = (who: string, card: string | null, ...days: readonly string[]) => days.map((day) => visit(`${who} ${day}`, { client_code: who, closed_on: day, ...(card && { card_no: card }) }));
const parts = ["was", "up_in", "down_in", "joined_level", "up_out", "down_out", "gone"] as const;

describe("moves between levels", () => {
  test("who was there, plus come, less gone, is who is there: of every level and of all", () =>
    withHome(
      [
        longAgo,
        ...come("вверх", "1000001", "2025-05-01", "2025-09-01", "2025-10-01", "2025-11-01"), // a card, then silver
        ...come("вниз", "1000002", "2024-07-01", "2024-08-01", "2024-09-01", "2025-09-01"), // silver, then a card
        ...come("новый", "1000003", "2026-01-01", "2026-02-01", "2026-03-01"), // not active a year before: silver
        ...come("ушёл", "1000004", "2024-09-01"), // a card, no longer active
        ...come("остался", "1000005", "2024-09-01", "2025-09-01"), // a card then and now
        ...come("без карты", null, "2024-09-01", "2025-09-01"),
        ...come("вступил", null, "2024-09-01", "2025-09-01"), points("1", { client_code: "вступил", booked_on: "2025-09-01", points: 10 }), // without a card, then with an account
      ],
      async ({ one, ask }) => {
        const found = await ask({ asOf, metrics: ["tier_moves"], by: ["tier"] });
        const by = Object.fromEntries(found.map((figure) => [figure.by["tier"], { is: figure.numerator, ...figure.parts }]));
        expect(by["card"]).toEqual({ is: 3, was: 3, up_in: 1, down_in: 1, joined_level: 0, up_out: 1, down_out: 0, gone: 1 });
        expect(by["silver"]).toEqual({ is: 2, was: 1, up_in: 1, down_in: 0, joined_level: 1, up_out: 0, down_out: 1, gone: 0 });
        expect(by["none"]).toEqual({ is: 1, was: 2, up_in: 0, down_in: 0, joined_level: 0, up_out: 1, down_out: 0, gone: 0 });
        const whole = await one("tier_moves", { asOf });
        for (const part of parts) expect([part, whole.parts?.[part]]).toEqual([part, found.reduce((sum, figure) => sum + Number(figure.parts?.[part]), 0)]);
        expect((await ask({ asOf, metrics: ["tier_ladder"], by: ["tier"] })).map((figure) => [figure.by["tier"], figure.value])).toEqual([["card", 3], ["none", 1], ["silver", 2]]);
      },
    ));

  test("VIP by eight visits or a fourth car", () =>
    withHome(
      [
        longAgo,
        ...come("гость", "1000001", ...Array.from({ length: 8 }, (_, month) => `2025-${String(month < 7 ? month + 6 : 5).padStart(2, "0")}-${month < 7 ? "02" : "31"}`)), // one of the eight a day too early
        ...come("вип", "1000002", ...Array.from({ length: 8 }, (_, at) => `2025-1${at % 3}-0${at + 1}`)),
        ...["2020-01-01", "2021-01-01", "2022-01-01", "2026-01-01"].map((day, at) => sale(`м${at}`, { client_code: "парк", card_no: "1000003", sold_on: day, vin: `VIN${at}` })),
      ],
      async ({ ask }) => expect((await ask({ asOf, metrics: ["tier_ladder"], by: ["tier"] })).map((figure) => [figure.by["tier"], figure.value])).toEqual([["gold", 1], ["vip", 2]]),
    ));
});

describe("movements of points", () => {
  const rows = [
    longAgo,
    points("1", { client_code: "а", booked_on: "2025-07-01", points: 500 }),
    points("2", { client_code: "а", booked_on: "2025-08-01", points: 200, entry_kind: "redeem" }),
    points("3", { client_code: "а", booked_on: "2025-09-01", points: -50, entry_kind: "adjust" }),
    points("4", { card_no: "1000001", client_code: "б", booked_on: "2025-07-01", points: 100, entry_kind: "cashback" }),
    points("5", { client_code: "б", booked_on: "2025-10-01", points: -60, entry_kind: "expire" }),
    points("6", { client_code: null, phone: "+77010000001", booked_on: "2025-11-01", points: 30 }),
    points("7", { client_code: "а", booked_on: "2025-12-01", points: 20, entry_kind: "adjust" }),
    points("8", { client_code: "а", booked_on: "2024-12-01", points: 70 }), // before the period
    points("9", { client_code: "а", booked_on: "2026-06-01", points: 70 }), // after it
  ];
  test("issued = redeemed + expired + taken back + outstanding, and the liability is the balances times the value of a point", () =>
    withHome(rows, async ({ one }) => {
      const of = async (metric: string, period?: string) => Number((await one(metric, { asOf, ...(period && { period }) })).numerator);
      const ever = "2020-01..2026-05";
      // 70 + 500 + 100 + 30; taken back 50, given 20.
      expect([await of("points_issued", ever), await of("points_redeemed", ever), await of("points_expired", ever), await of("points_taken_back", ever)]).toEqual([700, 200, 60, 30]);
      const liability = await one("points_liability", { asOf });
      expect([liability.parts?.["balance"], liability.value]).toEqual([700 - 200 - 60 - 30, "410.00"]);
      expect(await of("points_issued")).toBe(630);
    }));

  test("accrued_by_phone: of entries that bring points, those that name the client by the phone alone", () =>
    withHome(rows, async ({ one, rows: behind }) => {
      expect(await one("accrued_by_phone", { asOf })).toMatchObject({ numerator: 1, denominator: 3, parts: { by_card: 1, by_code: 1, by_other: 0 } });
      expect((await behind({ asOf, metric: "accrued_by_phone", part: "numerator" })).map(({ unit, id }) => [unit, id])).toEqual([["entry", "6"]]);
    }));
});

test("benefits: how many were used in the period, and what they cost where it is told", () =>
  withHome(
    [
      longAgo,
      benefit("1", { client_code: "а", kind: "courtesy_car", used_on: "2025-09-01", cost_amount: 18_000 }),
      benefit("2", { client_code: "а", kind: "gift", used_on: "2026-05-31", cost_amount: 6_000 }),
      benefit("3", { client_code: "б", kind: "wash_voucher", used_on: "2025-10-01", cost_amount: null }),
      benefit("4", { client_code: "б", kind: "gift", used_on: "2025-05-31", cost_amount: 6_000 }), // a day too early
    ],
    async ({ one }) => {
      expect(await one("benefits_used", { asOf })).toMatchObject({ value: 3, parts: { costed: 2 } });
      expect(await one("benefits_cost", { asOf })).toMatchObject({ value: "240.00", n: 2 });
    },
  ));
