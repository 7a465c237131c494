import { describe, expect, it } from "vitest";
import { ask, sale, tyres, vehicle, visit } from "./factory.ts";

const anna = { phone: "+77010000001", client_name: "Анна" };
const boris = { phone: "+77010000002", client_name: "Борис" };
const car = { vin: "VIN1" };
const owners = "select name, from_day, until_day from core.ownership join core.client using (client_id) order by from_day";
const whose = "select visit_no, name, identified_by from core.visit left join core.client using (client_id) order by visit_no";

describe("the owner of a car", () => {
  it("is the buyer, then whoever takes over, until somebody else does", async () => {
    const rows = [
      sale("s", { ...anna, ...car, sold_on: "2025-01-10" }),
      visit("1", { ...anna, ...car, closed_on: "2025-06-01" }),
      visit("2", { ...boris, ...car, closed_on: "2025-09-01" }),
      visit("3", { ...boris, ...car, closed_on: "2025-12-01" }),
      visit("4", { ...anna, ...car, closed_on: "2026-02-01" }),
    ];
    expect(await ask(rows, owners)).toEqual([
      { name: "Анна", from_day: "2025-01-10", until_day: "2025-09-01" },
      { name: "Борис", from_day: "2025-09-01", until_day: "2026-02-01" },
      { name: "Анна", from_day: "2026-02-01", until_day: null },
    ]);
  });

  it("is of one day the last: visits before sales, then branch and number", async () => {
    const day = "2025-05-05";
    const rows = [
      sale("s", { ...boris, ...car, sold_on: day }),
      visit("1", { ...anna, ...car, closed_on: day }),
      visit("7", { ...anna, vin: "VIN2", closed_on: day }),
      visit("8", { ...boris, vin: "VIN2", closed_on: day }),
      visit("9", { ...anna, vin: "VIN3", closed_on: day, branch: "Центр" }),
      visit("1", { ...boris, vin: "VIN3", closed_on: day, branch: "Юг" }),
    ];
    expect(await ask(rows, "select vin, name, until_day from core.ownership join core.client using (client_id) order by vin")).toEqual([
      { vin: "VIN1", name: "Борис", until_day: null },
      { vin: "VIN2", name: "Борис", until_day: null },
      { vin: "VIN3", name: "Борис", until_day: null },
    ]);
  });

  it("is not made by a cancelled sale, but by a reversal or an order of the house", async () => {
    const rows = [
      sale("s", { ...anna, ...car, cancelled_on: "2026-03-11" }),
      visit("1", { ...anna, vin: "VIN2", total_amount: -5 }),
      visit("2", { ...anna, vin: "VIN3", payer: "internal" }),
    ];
    expect(await ask(rows, "select vin from core.ownership order by vin")).toEqual([{ vin: "VIN2" }, { vin: "VIN3" }]);
  });
});

describe("a row that has only a car", () => {
  it("goes to the owner at its date; before the first one it is unidentified", async () => {
    const rows = [
      visit("1", { ...car, closed_on: "2025-01-09" }),
      sale("s", { ...anna, ...car, sold_on: "2025-01-10" }),
      visit("2", { ...car, closed_on: "2025-01-10" }),
      visit("3", { ...car, closed_on: "2025-08-31" }),
      visit("4", { ...boris, ...car, closed_on: "2025-09-01" }),
      visit("5", { ...car, closed_on: "2025-09-01" }),
      visit("6", { vin: "VIN9" }),
      visit("7", {}),
    ];
    expect(await ask(rows, whose)).toEqual([
      { visit_no: "1", name: null, identified_by: null },
      { visit_no: "2", name: "Анна", identified_by: "vin" },
      { visit_no: "3", name: "Анна", identified_by: "vin" },
      { visit_no: "4", name: "Борис", identified_by: "key" },
      { visit_no: "5", name: "Борис", identified_by: "vin" },
      { visit_no: "6", name: null, identified_by: null },
      { visit_no: "7", name: null, identified_by: null },
    ]);
  });

  it("is also one whose only key is a placeholder's", async () => {
    const rows = [
      visit("1", { ...anna, ...car, closed_on: "2025-01-01" }),
      visit("2", { ...car, closed_on: "2025-02-01", client_code: "0", client_name: "Частное лицо" }),
    ];
    expect(await ask(rows, whose)).toMatchObject([{ identified_by: "key" }, { name: "Анна", identified_by: "vin" }]);
  });

  it("names no owner itself", async () => {
    const rows = [
      visit("1", { ...anna, ...car, closed_on: "2025-01-01" }),
      visit("2", { ...boris, ...car, closed_on: "2025-02-01" }),
      visit("3", { ...car, closed_on: "2025-03-01" }),
    ];
    expect(await ask(rows, owners)).toHaveLength(2);
  });
});

describe("a sale to somebody unknown", () => {
  it("has no client, and ends what was until somebody known takes over", async () => {
    const rows = [
      visit("1", { ...anna, ...car, closed_on: "2025-01-01" }),
      sale("s", { ...car, sold_on: "2025-03-01" }),
      visit("2", { ...car, closed_on: "2025-02-28" }),
      visit("3", { ...car, closed_on: "2025-03-01" }),
      visit("4", { ...anna, ...car, closed_on: "2025-06-01" }),
      visit("5", { ...car, closed_on: "2025-07-01" }),
    ];
    expect(await ask(rows, "select client_id from core.sale")).toEqual([{ client_id: null }]);
    expect((await ask(rows, whose)).map((r) => r["name"])).toEqual(["Анна", "Анна", null, "Анна", "Анна"]);
    expect(await ask(rows, owners)).toEqual([
      { name: "Анна", from_day: "2025-01-01", until_day: "2025-03-01" },
      { name: "Анна", from_day: "2025-06-01", until_day: null },
    ]);
  });
});

describe("tyres in storage and master records", () => {
  it("name the owner too: tyres from their day on, below an order of the same day", async () => {
    const rows = [
      tyres("1", { ...anna, ...car, stored_on: "2025-01-10" }),
      visit("1", { ...boris, ...car, closed_on: "2025-05-05" }),
      tyres("2", { ...anna, ...car, stored_on: "2025-05-05" }),
      visit("2", { ...car, closed_on: "2025-02-01" }),
    ];
    expect(await ask(rows, owners)).toEqual([
      { name: "Анна", from_day: "2025-01-10", until_day: "2025-05-05" },
      { name: "Борис", from_day: "2025-05-05", until_day: null },
    ]);
    expect((await ask(rows, whose)).map((r) => r["name"])).toEqual(["Борис", "Анна"]);
  });

  it("hold from always where no dated row says otherwise", async () => {
    const rows = [vehicle("VIN1", anna), vehicle("VIN2", anna), visit("1", { ...car, closed_on: "2024-01-01" }), visit("2", { ...boris, ...car, closed_on: "2025-05-05" }), visit("3", { ...car, closed_on: "2025-06-01" }), visit("4", { vin: "VIN2" })];
    expect(await ask(rows, "select vin, name, from_day, until_day from core.ownership join core.client using (client_id) order by vin, from_day nulls first")).toEqual([
      { vin: "VIN1", name: "Анна", from_day: null, until_day: "2025-05-05" },
      { vin: "VIN1", name: "Борис", from_day: "2025-05-05", until_day: null },
      { vin: "VIN2", name: "Анна", from_day: null, until_day: null },
    ]);
    expect((await ask(rows, whose)).map((r) => r["name"])).toEqual(["Анна", "Борис", "Борис", "Анна"]);
  });
});
