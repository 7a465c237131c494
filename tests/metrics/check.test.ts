import { describe, expect, test } from "vitest";
import { vehicle, visitLine } from "../sql/factory.ts";
import { sale, visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
const order = (no: string, more: Record<string, string | number> = {}) => visit(no, { closed_on: "2026-03-10", client_code: no, ...more });

describe("margin and discounts of paid orders", () => {
  const rows = [
    order("1", { total_amount: 9_000, discount_amount: 1_000, cost_amount: 6_000 }), // 10 % off
    order("2", { total_amount: 10_000, discount_amount: 0, cost_amount: 9_000, branch: "Юг" }),
    order("3", { total_amount: 21_000 }), // neither is told
    order("4", { total_amount: 9_501, discount_amount: 499 }), // 4.99 %
    order("5", { total_amount: 7_000, discount_amount: 3_000 }), // 30 %
    order("6", { total_amount: 5_000, discount_amount: 5_000, payer: "warranty", cost_amount: 1_000 }), // no customer paid
    order("7", { total_amount: 0, discount_amount: 5_000 }), // nothing paid
  ];

  test("margin ÷ amount where the cost is known, and for what share that is", () =>
    withHome(rows, async ({ one, rows: behind }) => {
      // (3 000 + 1 000) ÷ (9 000 + 10 000), in minor units
      expect(await one("check_margin_share", { asOf })).toMatchObject({ value: 4 / 19, numerator: "40.00", denominator: "190.00", parts: { costed: 2, paid_order: 5 } });
      expect(await one("cost_known_share", { asOf })).toMatchObject({ numerator: 2, denominator: 5 });
      expect((await behind({ asOf, metric: "cost_known_share", part: "numerator" })).map((row) => row.id).sort()).toEqual(["Центр 1", "Юг 2"]);
      expect(await one("check_margin_share", { asOf, where: { branch: ["Юг"] } })).toMatchObject({ value: 0.1 });
    }));

  test("discounts ÷ price before them, where told; the bands hold every order once", () =>
    withHome(rows, async ({ one, ask, rows: behind }) => {
      // 1 000 + 0 + 499 + 3 000 of 10 000 each
      expect(await one("discount_depth", { asOf })).toMatchObject({ value: 4_499 / 40_000, numerator: "44.99", denominator: "400.00", parts: { discounted: 3, discount_told: 4, paid_order: 5 } });
      expect(await one("discounted_share", { asOf })).toMatchObject({ numerator: 3, denominator: 4 });
      const bands = await ask({ asOf, metrics: ["paid_orders"], by: ["discount_band"] });
      expect(Object.fromEntries(bands.map((f) => [String(f.by["discount_band"]), f.value]))).toEqual({ "0": 1, "0-5": 1, "10-15": 1, "30+": 1, null: 1 });
      expect((await behind({ asOf, metric: "paid_orders", where: { discount_band: ["30+"] } })).map((row) => row.id)).toEqual(["Центр 5"]);
    }));

  test("without discounts and costs there is no figure, not a 0", () =>
    withHome([order("1")], async ({ one }) => {
      for (const metric of ["check_margin_share", "discount_depth", "discounted_share"]) expect(await one(metric, { asOf })).toMatchObject({ value: null });
      expect(await one("cost_known_share", { asOf })).toMatchObject({ value: 0 }); // an answer: none of one
    }));
});

describe("average check by age of car and by how the client stands", () => {
  test("the model year of the order, else of the car's record, else of its sale here", () =>
    withHome(
      [
        order("1", { vin: "А", model_year: 2024, total_amount: 10_000 }), // 2 years
        order("2", { vin: "Б", total_amount: 20_000 }), vehicle("Б", { model_year: 2023 }), sale("б", { vin: "Б", sold_on: "2010-01-01" }), // 3: the record goes before the sale
        order("3", { vin: "В", total_amount: 30_000 }), sale("в", { vin: "В", sold_on: "2017-01-01" }), // sold new: 9
        order("4", { vin: "Г", total_amount: 40_000 }), sale("г", { vin: "Г", sold_on: "2017-01-01", condition: "used" }), // used, of a year nobody told
        order("5", { vin: "Д", total_amount: 50_000 }), sale("д", { vin: "Д", sold_on: "2017-01-01", condition: "used", model_year: 2016 }), // 10
        order("6", { total_amount: 60_000 }), // no car
      ],
      async ({ ask, rows }) => {
        const found = await ask({ asOf, metrics: ["average_check"], by: ["car_age"] });
        expect(Object.fromEntries(found.map((f) => [String(f.by["car_age"]), [f.numerator, f.n]]))).toEqual({
          "0-2": ["100.00", 1], "3-5": ["200.00", 1], "6-9": ["300.00", 1], "10+": ["500.00", 1], null: ["1000.00", 2],
        });
        expect((await rows({ asOf, metric: "average_check", where: { car_age: ["6-9"] } })).map((row) => row.id)).toEqual(["Центр 3"]);
      },
    ));

  test("status: loyal, too new, and none for whom is not active at the day", () =>
    withHome(
      [
        order("1", { client_code: "л", closed_on: "2025-07-01", total_amount: 10_000 }), order("2", { client_code: "л", closed_on: "2026-04-01", total_amount: 30_000 }),
        order("3", { client_code: "н", closed_on: "2026-04-01", total_amount: 5_000 }),
        order("4", { client_code: "п", closed_on: "2026-04-01", total_amount: 7_000, kind: "parts" }), // a counter sale is paid, and no visit
        order("0", { client_code: "д", closed_on: "2020-01-01" }),
      ],
      async ({ ask }) => {
        const found = await ask({ asOf, metrics: ["average_check"], by: ["status"] });
        expect(Object.fromEntries(found.map((f) => [String(f.by["status"]), [f.value, f.n]]))).toEqual({ loyal: ["200.00", 2], too_new: ["50.00", 1], null: ["70.00", 1] });
      },
    ));
});

describe("works and parts", () => {
  const rows = [
    order("1"), visitLine("1", { amount: 3_000 }), visitLine("1", { line_no: "2", amount: 1_000 }), visitLine("1", { line_no: "3", item_name: "Фильтр", line_kind: "part", amount: 500 }),
    order("2", { branch: "Юг" }), visitLine("2", { branch: "Юг", amount: 4_000 }),
    order("3", { payer: "warranty" }), visitLine("3", { amount: 9_000 }), // not paid by a customer
    visitLine("9", { amount: 9_000 }), // of an order that is not there
  ];

  test("orders and revenue of an item; two lines of one order are one order", () =>
    withHome(rows, async ({ ask, one, rows: behind }) => {
      const by = ["line_kind", "item"];
      const [orders, revenue] = [await ask({ asOf, metrics: ["item_orders"], by }), await ask({ asOf, metrics: ["item_revenue"], by })];
      expect(orders.map((f) => [f.by["item"], f.by["line_kind"], f.value])).toEqual([["Замена масла", "labour", 2], ["Фильтр", "part", 1]]);
      expect(revenue.map((f) => f.value)).toEqual(["80.00", "5.00"]);
      const oil = await behind({ asOf, metric: "item_revenue", where: { item: ["Замена масла"] } });
      expect(oil.map((row) => [row.id, row.amount])).toEqual([["Центр 1", "40.00"], ["Юг 2", "40.00"]]);
      expect(await one("item_revenue", { asOf })).toMatchObject({ value: "85.00", n: 3 });
      expect(await one("item_revenue", { asOf, where: { branch: ["Юг"] } })).toMatchObject({ value: "40.00" });
    }));

  test("without the export of works nothing is said", () => withHome([order("1")], async ({ one }) => expect(await one("item_revenue", { asOf })).toMatchObject({ value: null })));
});
