import { describe, expect, test } from "vitest";
import { meeting, staffRow } from "../sql/factory.ts";
import { visit, withHome } from "./home.ts";

const longAgo = visit("0", { client_code: "давний", closed_on: "2023-01-10" });
const people = [
  staffRow("А1", { name: "Ахметов Ерлан", role: "advisor" }),
  staffRow("М1", { name: "Ли Виктор", role: "other" }),
  staffRow("М2", { name: "Аскарова Дана", role: "other" }),
];
const come = (who: string, day: string, more: Record<string, string | number> = {}) => visit(`${who} ${day}`, { client_code: who, client_kind: "company", closed_on: day, ...more });
const met = (no: string, who: string, held_on: string, staff: string) => meeting(no, { client_code: who, client_kind: "company", held_on, staff });
const asked = (metric: string) => ({ period: "2026-06", metrics: [metric], by: ["staff"] as ["staff"] });

describe("corporate_retention", () => {
  test("companies that the person served in the 12 months before June, as advisor or by the latest meeting, who came in it or in the year up to its end", () =>
    withHome(
      [
        longAgo, ...people,
        come("вернулась", "2025-06-15", { advisor: "А1" }), come("вернулась", "2026-06-10"),
        come("недавняя", "2025-07-01", { advisor: "А1" }), // the visit itself lies in the year up to 30 June 2026
        come("ушла", "2025-06-01", { advisor: "А1" }), met("1", "ушла", "2026-03-01", "М1"), met("2", "ушла", "2026-07-05", "М2"), // the later meeting is after June
        come("давно", "2025-05-31", { advisor: "А1" }), // a day too early
        come("новая", "2026-06-01", { advisor: "М2" }), // served in June alone
        visit("п", { client_code: "человек", closed_on: "2025-07-01", advisor: "А1" }),
      ],
      async ({ ask, rows }) => {
        const figures = await ask(asked("corporate_retention"));
        expect(figures.map(({ by, label, numerator, denominator, n }) => [by["staff"], label, numerator, denominator, n])).toEqual([["А1", "Ахметов Ерлан", 2, 3, 3], ["М1", "Ли Виктор", 0, 1, 1]]);
        const behind = await rows({ period: "2026-06", metric: "corporate_retention", where: { staff: ["А1"] } });
        expect(behind.map(({ day, in_numerator }) => [day, in_numerator]).sort()).toEqual([["2025-06-01", false], ["2025-06-15", true], ["2025-07-01", true]]);
      },
    ));
});

describe("business_revenue", () => {
  test("what companies paid for orders of June, to whom held the latest meeting by its end", () =>
    withHome(
      [
        longAgo, ...people,
        come("перешла", "2026-06-05", { total_amount: 70_000, advisor: "А1" }), met("1", "перешла", "2026-01-10", "М1"), met("2", "перешла", "2026-06-30", "Аскарова Дана"),
        come("своя", "2026-06-30", { total_amount: 5_001 }), come("своя", "2026-07-01", { total_amount: 900 }), met("3", "своя", "2025-02-01", "М1"), met("4", "своя", "2026-07-01", "М2"),
        come("своя", "2026-06-02", { total_amount: 300, payer: "warranty" }),
        come("ничья", "2026-06-05", { total_amount: 40_000 }),
        visit("п", { client_code: "человек", closed_on: "2026-06-05", total_amount: 8_000 }),
      ],
      async ({ ask, rows }) => {
        expect((await ask(asked("business_revenue"))).map(({ by, value, n }) => [by["staff"], value, n])).toEqual([["М1", "50.01", 1], ["М2", "700.00", 1]]);
        expect((await rows({ period: "2026-06", metric: "business_revenue" })).map(({ id, amount }) => [id, amount]).sort()).toEqual([["Центр перешла 2026-06-05", "700.00"], ["Центр своя 2026-06-30", "50.01"]]);
      },
    ));
});
