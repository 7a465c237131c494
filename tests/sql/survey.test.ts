import { describe, expect, it } from "vitest";
import { ask, sale, survey, visit, who } from "./factory.ts";

const anna = { phone: "+77010000001" };
const boris = { phone: "+77010000002" };
const belongs = "select response_no, branch, visit_branch, visit_no, contract_branch, contract_no from core.survey order by response_no";
const toVisit = (branch: string, visit_no: string) => ({ branch, visit_branch: branch, visit_no, contract_branch: null, contract_no: null });
const toSale = (branch: string, contract_no: string) => ({ branch, visit_branch: null, visit_no: null, contract_branch: branch, contract_no });
const toNothing = { branch: null, visit_branch: null, visit_no: null, contract_branch: null, contract_no: null };

describe("an answer that names its visit or contract", () => {
  it("belongs to it, whenever it was, and whoever answered", async () => {
    const rows = [
      visit("1", { ...anna, closed_on: "2020-01-01" }),
      sale("С-1", { ...anna, sold_on: "2020-01-01" }),
      survey("1", { ...anna, visit_no: "1" }),
      survey("2", { ...boris, visit_no: "1" }),
      survey("3", { visit_no: "1", contract_no: "С-1" }),
      survey("4", { contract_no: "С-1" }),
      survey("5", { visit_no: "нет такого", contract_no: "С-1" }),
    ];
    expect(await ask(rows, belongs)).toMatchObject([toVisit("Центр", "1"), toVisit("Центр", "1"), toVisit("Центр", "1"), toSale("Центр", "С-1"), toSale("Центр", "С-1")]);
    expect((await ask(rows, `select ${who} as client from core.survey as t order by response_no`)).map((r) => r["client"])).toEqual([1, 2, 1, 1, 1]);
  });

  it("means of several branches that of its client, else the latest before it", async () => {
    const rows = [
      visit("1", { ...anna, branch: "Юг", closed_on: "2026-01-01" }),
      visit("1", { ...boris, branch: "Центр", closed_on: "2026-02-01" }),
      visit("1", { branch: "Север", closed_on: "2026-02-02" }),
      visit("1", { branch: "Восток", closed_on: "2026-04-01" }),
      survey("1", { ...anna, visit_no: "1" }),
      survey("2", { visit_no: "1" }),
    ];
    expect(await ask(rows, belongs)).toMatchObject([toVisit("Юг", "1"), toVisit("Север", "1")]);
    expect(await ask(rows, "select client_id from core.survey where response_no = '2'")).toEqual([{ client_id: null }]);
  });
});

describe("an answer that names neither", () => {
  // Windows are open on the left: of 2026-03-31 and 30 days, 1 March is out and 2 March is in.
  const near = (closed_on: string) => [visit("1", { ...anna, closed_on }), survey("1", { ...anna, responded_on: "2026-03-31" })];

  it("belongs to the client's visit in the 30 days up to it", async () => {
    expect(await ask(near("2026-03-31"), belongs)).toMatchObject([toVisit("Центр", "1")]);
    expect(await ask(near("2026-03-02"), belongs)).toMatchObject([toVisit("Центр", "1")]);
    expect(await ask(near("2026-03-01"), belongs)).toMatchObject([toNothing]);
    expect(await ask(near("2026-04-01"), belongs)).toMatchObject([toNothing]);
  });

  it("to the latest one, and of a day to its largest order; one that does not qualify is none", async () => {
    const rows = [
      visit("1", { ...anna, closed_on: "2026-03-05", total_amount: 900 }),
      visit("2", { ...anna, closed_on: "2026-03-10", total_amount: 5, branch: "Юг" }),
      visit("3", { ...anna, closed_on: "2026-03-10", total_amount: 7, branch: "Юг" }),
      visit("4", { ...anna, closed_on: "2026-03-15", kind: "parts" }),
      survey("1", { ...anna, touchpoint: "complaint" }),
    ];
    expect(await ask(rows, belongs)).toMatchObject([toVisit("Юг", "3")]);
  });

  it("about a sale: to the latest purchase that stands in the 90 days up to it, never to a visit", async () => {
    // 2026-03-31 − 90 days = 2025-12-31, which is out
    const of = (...sales: ReturnType<typeof sale>[]) => ask([...sales, visit("1", { ...anna, closed_on: "2026-03-30" }), survey("1", { ...anna, touchpoint: "sale", responded_on: "2026-03-31" })], belongs);
    expect(await of(sale("a", { ...anna, sold_on: "2025-12-31" }))).toMatchObject([toNothing]);
    expect(await of(sale("a", { ...anna, sold_on: "2026-01-01" }))).toMatchObject([toSale("Центр", "a")]);
    expect(
      await of(sale("a", { ...anna, sold_on: "2026-01-01" }), sale("b", { ...anna, sold_on: "2026-02-01", branch: "Юг" }), sale("c", { ...anna, sold_on: "2026-03-01", cancelled_on: "2026-03-02" })),
    ).toMatchObject([toSale("Юг", "b")]);
  });

  it("of nobody belongs to nothing", async () => {
    expect(await ask([visit("1", anna), survey("1", {})], belongs)).toMatchObject([toNothing]);
  });
});
