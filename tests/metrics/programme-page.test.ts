import { describe, expect, test } from "vitest";
import { belonging } from "#app/services/programme/belonging.server.ts";
import { levelCosts } from "#app/services/programme/level-costs.server.ts";
import { programmePage } from "#app/services/programme/programme-page.server.ts";
import { benefit, points } from "../sql/factory.ts";
import { visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
const longAgo = visit("0", { client_code: "давний", closed_on: "2023-01-10" });
/** A phone of its own for each name. */
const phoneOf = (who: string): string => `+7701${String([...who].reduce((sum, letter) => (sum * 37 + letter.charCodeAt(0)) % 10_000_000, 7)).padStart(7, "0")}`;
const pay = (who: string, day: string, total_amount = 10_000) => visit(`${who} ${day}`, { client_code: who, phone: phoneOf(who), closed_on: day, total_amount });

describe("what belonging does", () => {
  const life = (who: string, after: number, ...later: readonly string[]) => [pay(who, "2024-11-05"), pay(who, "2025-03-05"), pay(who, "2025-09-05"), pay(who, "2025-12-05", after), ...later.map((day) => pay(who, day, 0))];
  const members = Array.from({ length: 30 }, (_, at) => `у${at}`);
  const others = Array.from({ length: 12 }, (_, at) => `н${at}`);
  const rows = [
    longAgo, points("ранний", { client_code: "давний", booked_on: "2025-03-01", points: 1 }),
    ...members.flatMap((who) => [...life(who, 30_000, "2026-01-05"), points(`б${who}`, { client_code: who, booked_on: "2025-09-05", points: 5 })]),
    ...others.flatMap((who) => life(who, 10_000)),
    // Like nobody: never came before. Another with a card alone, who is one of the others.
    pay("новый", "2025-09-05"), points("бновый", { client_code: "новый", booked_on: "2025-09-05", points: 5 }),
    visit("карта", { client_code: "карта", card_no: "1000001", closed_on: "2025-09-06", total_amount: 900_000 }),
  ];
  test("members against clients who came in the same month and had come alike: 200 more in the half year and a visit, and alike before", () =>
    withHome(rows, async ({ home }) => {
      const found = await belonging(home, asOf, {});
      const exactly = (value: number) => ({ value, low: value, high: value });
      expect(found).toEqual({ from: "2025-04", to: "2025-11", members: 30, unmatched: 1, others: 12, money: exactly(20_000), visits: exactly(1), moneyBefore: exactly(0), visitsBefore: exactly(0) });
    }));
  test("says what is missing where nothing can be said", () =>
    withHome(rows, async ({ home }) => {
      expect(await belonging(home, "2025-09-30", {})).toBe("too_short");
      expect(await belonging(home, asOf, { branch: ["Другой"] })).toBe("too_few");
    }));
});

test("without points nothing is said of belonging, and the page is there all the same", () =>
  withHome([longAgo, pay("а", "2025-09-05")], async ({ home }) => {
    const page = await programmePage(home, { asOf, filters: {} });
    expect([page.belonging, page.kinds, page.cohorts, page.events]).toEqual(["no_points", { points: false, benefits: false, events: false }, [], []]);
  }));

test("what levels cost: benefits and points of the year, of active clients by the level they have", () =>
  withHome(
    [
      longAgo,
      ...["2025-09-01", "2025-10-01", "2025-11-01"].map((day) => visit(`с ${day}`, { client_code: "с", card_no: "1000001", closed_on: day })),
      visit("к", { client_code: "к", card_no: "1000002", closed_on: "2025-09-01" }), pay("без", "2025-09-01"),
      benefit("1", { client_code: "с", used_on: "2025-09-01", cost_amount: 18_000 }), benefit("2", { client_code: "с", kind: "gift", used_on: "2025-10-01", cost_amount: 2_000 }),
      benefit("3", { client_code: "давний", used_on: "2025-09-01", cost_amount: 7_000 }), // not active
      points("1", { client_code: "с", booked_on: "2025-09-01", points: 50 }), points("2", { client_code: "к", booked_on: "2025-09-01", points: 10 }), points("3", { client_code: "к", booked_on: "2025-05-31", points: 99 }),
    ],
    async ({ home }) => {
      const costs = await levelCosts(home, { asOf, filters: {} });
      expect(costs.map(({ tier, clients, benefits, benefitsCost, pointsCost, perClient }) => [tier, clients, benefits, benefitsCost, pointsCost, perClient])).toEqual([
        ["none", 1, 0, 0, 0, 0], ["card", 1, 0, 0, 1_000, 1_000], ["silver", 1, 2, 20_000, 5_000, 25_000], ["gold", 0, 0, 0, 0, null], ["vip", 0, 0, 0, 0, null],
      ]);
    },
  ));
