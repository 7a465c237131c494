import { describe, expect, it } from "vitest";
import { ask, points, promoContact, promotion, visit, visitLine, who } from "./factory.ts";

const totals = "select visit_no, total_amount, batch_id, line from core.visit order by visit_no";

describe("the current row of a key", () => {
  it("is the later line of one file", async () => {
    expect(await ask([visit("1", { total_amount: 100 }), visit("2", { total_amount: 5 }), visit("1", { total_amount: 300 })], totals)).toEqual([
      { visit_no: "1", total_amount: 300, batch_id: 1, line: 4 },
      { visit_no: "2", total_amount: 5, batch_id: 1, line: 3 },
    ]);
  });

  it("is that of the later file, wherever its line", async () => {
    expect(await ask([{ rows: [visit("9"), visit("1", { total_amount: 100 })] }, { rows: [visit("1", { total_amount: 300 })] }], totals)).toMatchObject([
      { visit_no: "1", total_amount: 300, batch_id: 2 },
      { visit_no: "9", batch_id: 1 },
    ]);
  });

  it("is not that of a file imported as older", async () => {
    expect(await ask([{ rows: [visit("1", { total_amount: 100 })] }, { rows: [visit("1", { total_amount: 300 })], rank: 0 }], totals)).toMatchObject([
      { total_amount: 100, batch_id: 1 },
    ]);
  });

  it("comes back when the file that took its place is undone, and a file half-way is not seen", async () => {
    const first = { rows: [visit("1", { total_amount: 100 })] };
    for (const status of ["undone", "staged"] as const) {
      expect(await ask([first, { rows: [visit("1", { total_amount: 300 }), visit("2")], status }], totals)).toMatchObject([{ total_amount: 100, batch_id: 1 }]);
    }
  });

  it("keeps the same number of two branches apart", async () => {
    expect(await ask([visit("1"), visit("1", { branch: "Север" })], "select branch from core.visit order by branch")).toEqual([{ branch: "Север" }, { branch: "Центр" }]);
  });
});

describe("promotions", () => {
  it("are kept one a code", async () => {
    const rows = [promotion("MAY", { name: "Май" }), promotion("JUNE"), promotion("MAY", { name: "Майская", branches: "Центр" })];
    expect(await ask(rows, "select promo_code, name, branches, line from core.promotion order by promo_code")).toEqual([
      { promo_code: "JUNE", name: "Акция", branches: null, line: 3 },
      { promo_code: "MAY", name: "Майская", branches: "Центр", line: 4 },
    ]);
  });
});

describe("a superseded row", () => {
  it("links nobody and names nobody", async () => {
    const wrong = visit("1", { phone: "+77010000001", email: "b@x.kz", client_name: "Чужой Ч." });
    const right = visit("1", { phone: "+77010000001", client_name: "Свой С." });
    const other = visit("2", { email: "b@x.kz", client_name: "Другой Д." });
    expect(await ask([wrong, other, right], "select name, records from core.client order by name")).toEqual([
      { name: "Другой Д.", records: 1 },
      { name: "Свой С.", records: 1 },
    ]);
  });
});

describe("kinds without a model of their own", () => {
  it("are their current rows with all columns, and the client where they name one", async () => {
    const rows = [points("1", { phone: "+77010000001", points: 5 }), points("1", { phone: "+77010000002", points: 7 }), points("2")];
    expect(await ask(rows, `select entry_no, points, entry_kind, line, ${who} as client from core.points as t order by entry_no`)).toEqual([
      { entry_no: "1", points: 7, entry_kind: "earn", line: 3, client: 2 },
      { entry_no: "2", points: 10, entry_kind: "earn", line: 4, client: null },
    ]);
  });

  it("give a work or part the client of its visit", async () => {
    const rows = [visitLine("1", { line_no: "1" }), visitLine("2", { line_no: "1" }), visitLine("1", { branch: "Юг" }), visit("1", { phone: "+77010000001" }), visit("2", {})];
    expect(await ask(rows, `select branch, visit_no, ${who} as client from core.visit_lines as t order by branch, visit_no`)).toEqual([
      { branch: "Центр", visit_no: "1", client: 1 },
      { branch: "Центр", visit_no: "2", client: null },
      { branch: "Юг", visit_no: "1", client: null },
    ]);
  });

  it("count a client once in a promotion, from the earliest contact", async () => {
    const anna = { phone: "+77010000001" };
    const rows = [promoContact("MAY", { ...anna, contacted_on: "2026-05-02" }), promoContact("MAY", { ...anna, email: "a@x.kz", contacted_on: "2026-05-01" }), promoContact("JUNE", anna)];
    expect(await ask(rows, "select promo_code, line from core.promo_contacts order by promo_code")).toEqual([{ promo_code: "JUNE", line: 4 }, { promo_code: "MAY", line: 3 }]);
  });
});
