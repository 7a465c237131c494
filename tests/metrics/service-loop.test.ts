import { expect, test } from "vitest";
import { tyres } from "../sql/factory.ts";
import { sale, visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
const sold = (vin: string, day: string, more: Record<string, string | number> = {}) => sale(`${vin} ${day}`, { client_code: vin, sold_on: day, vin, ...more });
const came = (vin: string, day: string, total: number, more: Record<string, string | number> = {}) => visit(`${vin} ${day}`, { client_code: vin, vin, closed_on: day, total_amount: total, ...more });

const rows = [
  // came twice, left wheels, bought again and gave this car in part payment
  sold("А", "2024-01-10"), came("А", "2024-06-01", 10_000), came("А", "2025-03-01", 20_000), came("А", "2025-06-02", 90_000), // the last is a day after the 12 months
  tyres("Ш1", { vin: "А", client_code: "А", stored_on: "2025-04-01", fee_amount: 5_000 }), sold("А2", "2026-04-01", { client_code: "А", trade_in_vin: "А" }),
  // came once; a second order of the same day is no second visit
  sold("Б", "2024-01-10", { branch: "Юг" }), came("Б", "2025-01-10", 6_000), came("Б", "2025-01-10", 4_000, { visit_no: "Б вторая" }),
  // came first within the year, but its 12 months are not over
  sold("В", "2024-09-01"), came("В", "2025-07-01", 30_000),
  // never came within 12 months; a day late, and warranty work is not paid
  sold("Г", "2024-01-10"), came("Г", "2025-01-11", 50_000), came("Г", "2024-03-01", 1_000, { payer: "warranty" }),
  sold("Д", "2025-06-01"), // less than 12 months ago
  sold("Е", "2021-05-31"), // 60 months ago
];

test("the loop: each stage counts who got there of those who could", () =>
  withHome(rows, async ({ one, ask, rows: behind }) => {
    const parts = { sold: 4, came: 3, could_return: 2, regular: 1, stored: 1, bought_again: 1, traded_in: 1, no_first: 1, no_return: 1, no_store: 0, no_trade_in: 0 };
    expect(await one("sold_to_regular", { asOf })).toMatchObject({ numerator: 1, denominator: 2, value: 0.5, parts });
    // А 100, Б 60 + 40, В 300: of the first 12 months after delivery
    expect(await one("sold_first_year", { asOf })).toMatchObject({ numerator: "500.00", denominator: 3, value: "166.67" });
    expect(await one("sold_next_year", { asOf })).toMatchObject({ numerator: "200.00", denominator: 1 });
    expect(await one("storage_fee", { asOf })).toMatchObject({ value: "50.00", n: 1 });
    for (const [part, n] of Object.entries(parts)) expect(await behind({ asOf, metric: "sold_to_regular", part }), part).toHaveLength(n);
    const branches = await ask({ asOf, metrics: ["sold_to_regular"], by: ["branch"] });
    expect(branches.map((f) => [f.by["branch"], f.parts?.["sold"], f.denominator])).toEqual([["Центр", 3, 1], ["Юг", 1, 1]]);
  }));

test("without fees the storing has no price, not a price of 0", () =>
  withHome([sold("А", "2024-01-10"), came("А", "2024-06-01", 10_000), came("А", "2025-03-01", 20_000)], async ({ one }) => {
    expect(await one("storage_fee", { asOf })).toMatchObject({ value: null });
    expect(await one("sold_to_regular", { asOf })).toMatchObject({ parts: { stored: 0 } });
  }));
