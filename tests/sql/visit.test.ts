import { describe, expect, it } from "vitest";
import { ask, visit } from "./factory.ts";

const one = { phone: "+77010000001" };
const qualifying = "select visit_no, is_qualifying from core.visit order by visit_no";

describe("a qualifying visit", () => {
  it("needs a client, a payer from outside, a kind that is no counter sale, and no negative total", async () => {
    const rows = [
      visit("1 usual", one),
      visit("2 nobody", {}),
      visit("3 internal", { ...one, payer: "internal" }),
      visit("4 warranty", { ...one, payer: "warranty" }),
      visit("5 insurer", { ...one, payer: "insurer" }),
      visit("6 parts", { ...one, kind: "parts" }),
      visit("7 free", { ...one, total_amount: 0 }),
      visit("8 negative", { ...one, total_amount: -1 }),
    ];
    expect(await ask(rows, qualifying)).toEqual([
      { visit_no: "1 usual", is_qualifying: true },
      { visit_no: "2 nobody", is_qualifying: false },
      { visit_no: "3 internal", is_qualifying: false },
      { visit_no: "4 warranty", is_qualifying: true },
      { visit_no: "5 insurer", is_qualifying: true },
      { visit_no: "6 parts", is_qualifying: false },
      { visit_no: "7 free", is_qualifying: true },
      { visit_no: "8 negative", is_qualifying: false },
    ]);
  });

  it("is not the order that a negative one of its branch reverses", async () => {
    const rows = [
      visit("1", one),
      visit("2", { ...one, total_amount: -10_000, reverses_no: "1" }),
      visit("1", { ...one, branch: "Север" }),
      visit("3", one),
      visit("4", { ...one, total_amount: 10, reverses_no: "3" }),
    ];
    expect(await ask(rows, "select branch, visit_no, is_reversed, is_qualifying from core.visit order by branch, visit_no")).toEqual([
      { branch: "Север", visit_no: "1", is_reversed: false, is_qualifying: true },
      { branch: "Центр", visit_no: "1", is_reversed: true, is_qualifying: false },
      { branch: "Центр", visit_no: "2", is_reversed: false, is_qualifying: false },
      { branch: "Центр", visit_no: "3", is_reversed: false, is_qualifying: true },
      { branch: "Центр", visit_no: "4", is_reversed: false, is_qualifying: true },
    ]);
  });

  it("stays when the reversal itself was superseded by a row that reverses nothing", async () => {
    const rows = [visit("1", one), visit("2", { ...one, total_amount: -5, reverses_no: "1" }), visit("2", { ...one, total_amount: -5 })];
    expect(await ask(rows, "select is_reversed from core.visit where visit_no = '1'")).toEqual([{ is_reversed: false }]);
  });

  it("takes blanks as customer, other and no discount known", async () => {
    expect(await ask([visit("1", one), visit("2", { ...one, discount_amount: 0 })], "select kind, payer, discount_amount, discount_known from core.visit order by visit_no")).toEqual([
      { kind: "other", payer: "customer", discount_amount: 0, discount_known: false },
      { kind: "other", payer: "customer", discount_amount: 0, discount_known: true },
    ]);
  });
});

describe("a discounted order", () => {
  // price before discount = total + discount; 15 % of 10 000 is 1 500
  const cases: readonly [string, Record<string, number | string | null>, boolean][] = [
    ["exactly the threshold", { total_amount: 8_500, discount_amount: 1_500 }, true],
    ["a tiyn under it", { total_amount: 8_501, discount_amount: 1_499 }, false],
    ["no discount", { total_amount: 10_000, discount_amount: null }, false],
    ["a code without a discount", { total_amount: 10_000, promo_code: "MAY" }, true],
    ["a blank code", { total_amount: 10_000, promo_code: "" }, false],
    ["a price of 0", { total_amount: 0, discount_amount: 0 }, false],
    ["a price of 0 with a code", { total_amount: 0, discount_amount: 0, promo_code: "MAY" }, true],
    ["given away whole", { total_amount: 0, discount_amount: 10_000 }, true],
    ["much money", { total_amount: 850_000_000_000_000, discount_amount: 150_000_000_000_000 }, true],
    ["much money, a tiyn under", { total_amount: 850_000_000_000_001, discount_amount: 149_999_999_999_999 }, false],
  ];

  it("carries a code, or a discount from the threshold on", async () => {
    const rows = cases.map(([name, cells]) => visit(name, { ...one, ...cells }));
    const answer = await ask(rows, "select visit_no, is_discounted from core.visit");
    expect(new Map(answer.map((r) => [r["visit_no"], r["is_discounted"]]))).toEqual(new Map(cases.map(([name, , expected]) => [name, expected])));
  });

  it("follows the policy's threshold", async () => {
    const rows = [visit("1", { ...one, total_amount: 8_750, discount_amount: 1_250 })];
    expect(await ask(rows, "select is_discounted from core.visit", { discount_threshold: 0.125 })).toEqual([{ is_discounted: true }]);
    expect(await ask(rows, "select is_discounted from core.visit", { discount_threshold: 0.13 })).toEqual([{ is_discounted: false }]);
  });
});
