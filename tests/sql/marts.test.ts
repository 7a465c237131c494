import { describe, expect, it } from "vitest";
import { ask, sale, visit, who } from "./factory.ts";

const anna = { phone: "+77010000001" };
const boris = { phone: "+77010000002" };

describe("a visit day", () => {
  it("takes branch, advisor, kind, make and lineage from its largest order, and counts all of them", async () => {
    const rows = [
      visit("1", { ...anna, total_amount: 100, make: "Lada", kind: "wash", advisor: "Ким А." }),
      visit("2", { ...anna, total_amount: 300, make: "Kia", kind: "repair", advisor: "Ли В.", branch: "Юг" }),
      visit("3", { ...anna, total_amount: 900, kind: "parts" }),
      visit("4", { ...anna, total_amount: 50, closed_on: "2026-03-01" }),
      visit("5", { ...boris, total_amount: 70 }),
      visit("6", { ...boris, total_amount: 70, branch: "Север" }),
    ];
    expect(await ask(rows, `select ${who} as client, day, branch, visit_no, advisor, kind, make, orders, total_amount, line from marts.visit_day as t order by client, day`)).toEqual([
      { client: 1, day: "2026-03-01", branch: "Центр", visit_no: "4", advisor: null, kind: "other", make: null, orders: 1, total_amount: 50, line: 5 },
      { client: 1, day: "2026-03-10", branch: "Юг", visit_no: "2", advisor: "Ли В.", kind: "repair", make: "Kia", orders: 2, total_amount: 400, line: 3 },
      { client: 2, day: "2026-03-10", branch: "Север", visit_no: "6", advisor: null, kind: "other", make: null, orders: 2, total_amount: 140, line: 7 },
    ]);
  });

  it("is discounted when all its orders are", async () => {
    const code = { promo_code: "MAY" };
    const rows = [
      visit("1", { ...anna, ...code }), visit("2", { ...anna, ...code }),
      visit("3", { ...anna, ...code, closed_on: "2026-03-11" }), visit("4", { ...anna, closed_on: "2026-03-11" }),
      visit("5", { ...anna, ...code, closed_on: "2026-03-12" }), visit("6", { ...anna, closed_on: "2026-03-12", kind: "parts" }),
    ];
    expect((await ask(rows, "select all_discounted from marts.visit_day order by day")).map((r) => r["all_discounted"])).toEqual([true, false, true]);
  });

  it("fills a make nobody wrote from the day, then from the client's latest day before", async () => {
    const rows = [
      visit("1", { ...anna, closed_on: "2026-01-01" }),
      visit("2", { ...anna, closed_on: "2026-01-02", make: "Kia" }),
      visit("3", { ...anna, closed_on: "2026-01-03" }),
      visit("4", { ...anna, closed_on: "2026-01-04", total_amount: 9 }), visit("5", { ...anna, closed_on: "2026-01-04", total_amount: 5, make: "Lada" }),
      visit("6", { ...boris, closed_on: "2026-01-05" }),
    ];
    expect((await ask(rows, "select make from marts.visit_day order by day")).map((r) => r["make"])).toEqual([null, "Kia", "Kia", "Lada", null]);
  });
});

describe("contacts", () => {
  const rows = [
    sale("a", { ...anna, sold_on: "2026-01-05", make: "Lada" }),
    sale("b", { ...anna, sold_on: "2026-01-01", cancelled_on: "2026-01-02" }),
    sale("c", { vin: "VIN9" }),
    visit("1", { ...anna, closed_on: "2026-02-01", branch: "Юг" }), visit("2", { ...anna, closed_on: "2026-02-01", branch: "Юг" }),
    visit("3", { ...anna, closed_on: "2026-03-01" }), visit("4", { ...anna, closed_on: "2026-04-01" }),
    visit("5", { ...boris, closed_on: "2026-02-02" }),
  ];

  it("are visit days and purchases that stand, of known clients", async () => {
    expect(await ask(rows, `select ${who} as client, day, contact, branch from marts.contact as t order by client, day`)).toEqual([
      { client: 1, day: "2026-01-05", contact: "purchase", branch: "Центр" },
      { client: 1, day: "2026-02-01", contact: "visit", branch: "Юг" },
      { client: 1, day: "2026-03-01", contact: "visit", branch: "Центр" },
      { client: 1, day: "2026-04-01", contact: "visit", branch: "Центр" },
      { client: 2, day: "2026-02-02", contact: "visit", branch: "Центр" },
    ]);
  });

  it("give each client its first days", async () => {
    expect(await ask(rows, `select ${who} as client, t.* exclude (client_id) from marts.client_first as t order by client`)).toEqual([
      { client: 1, first_contact: "2026-01-05", first_visit: "2026-02-01", first_visit_branch: "Юг", second_visit: "2026-03-01", first_purchase: "2026-01-05" },
      { client: 2, first_contact: "2026-02-02", first_visit: "2026-02-02", first_visit_branch: "Центр", second_visit: null, first_purchase: null },
    ]);
  });
});

describe("a purchase", () => {
  it("looks back to earlier days only", async () => {
    const rows = [
      sale("1", { ...anna, sold_on: "2025-01-10", vin: "A" }), sale("2", { ...anna, sold_on: "2025-01-10", vin: "B" }),
      sale("3", { ...anna, sold_on: "2025-06-10", vin: "C", cancelled_on: "2025-06-11" }),
      sale("4", { ...anna, sold_on: "2026-01-10", vin: "D" }), sale("5", { ...boris, sold_on: "2026-01-11", vin: "E" }), sale("6", { sold_on: "2026-01-12", vin: "F" }),
      visit("1", { ...anna, closed_on: "2025-03-01" }), visit("2", { ...anna, closed_on: "2026-01-09" }), visit("3", { ...anna, closed_on: "2026-01-10" }),
    ];
    expect(await ask(rows, `select contract_no, ${who} as client, previous_purchase, previous_visit from marts.purchase as t order by contract_no`)).toEqual([
      { contract_no: "1", client: 1, previous_purchase: null, previous_visit: null },
      { contract_no: "2", client: 1, previous_purchase: null, previous_visit: null },
      { contract_no: "4", client: 1, previous_purchase: "2025-01-10", previous_visit: "2026-01-09" },
      { contract_no: "5", client: 2, previous_purchase: null, previous_visit: null },
      { contract_no: "6", client: null, previous_purchase: null, previous_visit: null },
    ]);
  });

  it("looks forward to the car's first visit that was paid, after the day of delivery, by whoever drives it", async () => {
    const bought = { sold_on: "2025-01-10", delivered_on: "2025-01-20", price_amount: 500, discount_amount: 20 };
    const rows = [
      sale("1", { ...anna, ...bought, vin: "A" }), sale("2", { ...anna, ...bought, vin: "B" }), sale("3", { ...anna, ...bought, vin: "C", delivered_on: null }),
      visit("1", { ...anna, vin: "A", closed_on: "2025-01-20" }),
      visit("2", { ...anna, vin: "A", closed_on: "2025-02-01", payer: "warranty" }),
      visit("3", { ...anna, vin: "A", closed_on: "2025-02-02", total_amount: 0 }),
      visit("4", { ...boris, vin: "A", closed_on: "2025-03-01" }),
      visit("5", { ...anna, vin: "A", closed_on: "2025-04-01" }),
      visit("6", { ...anna, vin: "C", closed_on: "2025-01-11" }),
    ];
    expect(await ask(rows, "select contract_no, amount, delivered_on, first_paid_visit from marts.purchase order by contract_no")).toEqual([
      { contract_no: "1", amount: 480, delivered_on: "2025-01-20", first_paid_visit: "2025-03-01" },
      { contract_no: "2", amount: 480, delivered_on: "2025-01-20", first_paid_visit: null },
      { contract_no: "3", amount: 480, delivered_on: "2025-01-10", first_paid_visit: "2025-01-11" },
    ]);
  });
});
