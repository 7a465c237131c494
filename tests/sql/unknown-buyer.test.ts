import { expect, test } from "vitest";
import { ask, sale, visit } from "./factory.ts";

test("a sale that names only a VIN has no buyer, and ends the ownership: later visits with only the VIN are nobody's", async () => {
  const rows = [
    visit("1", { client_code: "а", vin: "VIN9", closed_on: "2024-01-10" }),
    visit("2", { vin: "VIN9", closed_on: "2024-02-10" }),
    sale("к1", { vin: "VIN9", sold_on: "2024-03-10" }),
    visit("3", { vin: "VIN9", closed_on: "2024-04-10" }),
    visit("4", { client_code: "б", vin: "VIN9", closed_on: "2024-05-10" }),
    visit("5", { vin: "VIN9", closed_on: "2024-06-10" }),
  ];
  const people = await ask(rows, "select visit_no, identified_by, client_id is not null as known from core.visit order by visit_no");
  expect(people).toEqual([
    { visit_no: "1", identified_by: "key", known: true },
    { visit_no: "2", identified_by: "vin", known: true },
    { visit_no: "3", identified_by: null, known: false },
    { visit_no: "4", identified_by: "key", known: true },
    { visit_no: "5", identified_by: "vin", known: true },
  ]);
  expect(await ask(rows, "select client_id from core.sale")).toEqual([{ client_id: null }]);
  expect(await ask(rows, "select from_day, until_day from core.ownership order by from_day")).toEqual([
    { from_day: "2024-01-10", until_day: "2024-03-10" },
    { from_day: "2024-05-10", until_day: null },
  ]);
});
