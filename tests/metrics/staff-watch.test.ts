import { describe, expect, test } from "vitest";
import { raw } from "#pipelines/warehouse/sql.ts";
import { staffRow, visit, withHome } from "./home.ts";
import type { Batch } from "../sql/factory.ts";

const people = [staffRow("А1", { name: "Ахметов Ерлан" }), staffRow("А2", { name: "Петрова Анна" })];
const day = "2026-05-12";
const order = (no: string, advisor: string, more: Record<string, string | number | null> = {}) => visit(no, { client_code: `к${no}`, closed_on: day, advisor, ...more });
const told = (figures: readonly { by: Readonly<Record<string, string | null>>; numerator: unknown; n: number }[]) => figures.map((f) => [f.by["staff"], f.numerator, f.n]);

describe("split_order_share", () => {
  const asked = { period: "2026-05", metrics: ["split_order_share"], by: ["staff"] as ["staff"] };
  test("two orders of one car, one advisor, one day; nothing that only looks like it", () =>
    withHome(
      [
        ...people,
        order("1", "А1", { vin: "VIN1", client_code: "а" }), order("2", "А1", { vin: "VIN1", client_code: "а" }), // the planted pair
        order("3", "А1", { vin: "VIN2", client_code: "б" }), order("4", "А1", { vin: "VIN2", client_code: "б", payer: "warranty" }), // the warranty pays the other
        order("5", "А1", { vin: "VIN3", client_code: "в" }), order("6", "А1", { vin: "VIN4", client_code: "в" }), // two cars of one client
        order("7", "А1", { vin: "VIN5", client_code: "г" }), order("8", "А1", { vin: "VIN5", client_code: "г", total_amount: -10_000, reverses_no: "7" }), order("9", "А1", { vin: "VIN5", client_code: "г" }), // written again after a reversal
        order("10", "А2", { vin: "VIN6", client_code: "д" }), order("11", "А1", { vin: "VIN6", client_code: "д" }), // two advisors
        order("12", "А2", { vin: "VIN7", client_code: "е" }), order("13", "А2", { vin: "VIN7", client_code: "е", closed_on: "2026-05-13" }), // two days
        order("14", "А2", { vin: null, client_code: "ж" }), order("15", "А2", { vin: null, client_code: "ж" }), // no car told: the client stands for it
      ],
      async ({ ask, rows }) => {
        // А1: 1, 2, 3, 5, 6, 9, 11; А2: 10, 12, 13, 14, 15
        expect(told(await ask(asked))).toEqual([["А1", 2, 7], ["А2", 2, 5]]);
        const behind = await rows({ period: "2026-05", metric: "split_order_share", part: "numerator", where: { staff: ["А1"] } });
        expect(behind.map(({ id }) => id)).toEqual(["Центр 1", "Центр 2"]);
      },
    ));
});

describe("moved_order_share", () => {
  const asked = (period: string) => ({ period, metrics: ["moved_order_share"], by: ["staff"] as ["staff"] });
  const first: Batch = { rows: [...people, order("1", "А1"), order("2", "А1"), order("3", "Ахметов Ерлан"), order("4", "Никто Такой"), order("5", "А1"), order("6", "А1")] };
  const second: Batch = { rows: [order("1", "А2"), order("2", "А1"), order("3", "А1"), order("4", "А2")] };
  /** Order 5 is moved in the middle of the month, and said again at its end. */
  const middle: Batch = { rows: [order("5", "А2")] };
  const again: Batch = { rows: [order("5", "А2")] };
  /** Taken back: as if it had never been. */
  const gone: Batch = { rows: [order("6", "А2")], status: "undone" };

  test("who an earlier load named, and when the present one was first named; another spelling of one person is no change", () =>
    withHome([first, middle, second, again, gone], async ({ home, ask, rows }) => {
      const days = ["2026-05-13", "2026-05-15", "2026-05-29", "2026-06-02", "2026-06-03"];
      for (const [i, at] of days.entries()) await home.engine.transaction((session) => session.run(raw(`update staging.batch set imported_at = timestamp '${at} 09:00:00' where batch_id = ${i + 1}`)));
      const figures = await ask(asked("2026-05"));
      // 1 moved on 29 May, 4 named nobody before, 5 was moved on 15 May: early.
      expect(told(figures)).toEqual([["А1", 0, 3], ["А2", 1, 3]]);
      expect(figures.map(({ parts }) => parts)).toEqual([{ moved: 0 }, { moved: 2 }]);
      expect((await rows({ period: "2026-05", metric: "moved_order_share", part: "numerator" })).map(({ id }) => id)).toEqual(["Центр 1"]);
      // In a period that ends on 20 May the load of the 15th comes in its last week.
      expect(told(await ask(asked("2026-05-01..2026-05-20")))).toEqual([["А1", 0, 3], ["А2", 2, 3]]);
    }));
});

describe("own_phone_share", () => {
  const asked = { period: "2026-05", metrics: ["own_phone_share"], by: ["staff"] as ["staff"] };
  const by = (no: string, advisor: string, phone: string, name: string, more: Record<string, string | null> = {}) => visit(no, { phone, client_name: name, closed_on: day, advisor, ...more });
  const [own, crowded, family, firm, common] = ["+77010000001", "+77010000002", "+77010000003", "+77010000004", "+77010000005"] as const;
  const names = ["Иванов Иван", "Сидоров Пётр", "Козлов Олег", "Орлов Тимур"];

  test("a phone of one's own, or one that only one advisor's clients have; families, firms and phones that others serve too are none", () =>
    withHome(
      [
        ...people,
        by("1", "А1", own, "Ахметов Ерлан"), by("2", "А1", own, "Иванов Иван"), by("3", "А1", own, "Сидоров Пётр"), // the advisor is a client too
        ...names.map((name, i) => by(`4${i}`, "А2", crowded, name)), // four names, one advisor
        by("5", "А1", family, "Смирнов Олег"), by("6", "А1", family, "Смирнова Анна"), by("7", "А1", family, "Смирнов Тимур"), // a family
        ...names.map((name, i) => by(`8${i}`, "А1", firm, name, { client_kind: "company" })), // drivers of a firm
        ...names.map((name, i) => by(`9${i}`, i % 2 ? "А1" : "А2", common, name)), // two advisors serve them
      ],
      async ({ ask, rows }) => {
        expect(told(await ask(asked))).toEqual([["А1", 2, 12], ["А2", 4, 6]]);
        expect((await rows({ period: "2026-05", metric: "own_phone_share", part: "numerator", where: { staff: ["А1"] } })).map(({ id }) => id)).toEqual(["Центр 2", "Центр 3"]);
      },
    ));
});
