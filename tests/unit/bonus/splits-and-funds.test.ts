import { describe, expect, test } from "vitest";
import { calculate } from "#app/bonus/calculate.server.ts";
import type { Deal } from "#app/bonus/inputs.ts";
import { linesOf } from "#app/bonus/lines.ts";
import type { Plan } from "#app/bonus/plan.ts";
import { shareDeal } from "#app/bonus/splits.ts";
import { inputsOf, part, person, planOf, result } from "./team.ts";

const deal = (staff: Deal["staff"], amount_minor = 5, id = "1"): Deal => ({ split: "returned", deal: id, amount_minor, staff, rows: [] });
const splitting = (parts: object, more: object = {}): Plan => planOf({}, { splits: [{ id: "returned", bonus: { kind: "rate", rate: 1 }, parts, missing: "others", ...more }] });
const shares = (plan: Plan, one: Deal) => Object.fromEntries([...shareDeal(plan.splits[0] as Plan["splits"][number], one)].map(([code, amount]) => [code, Number(amount)]));
const all = { seller: "П", advisor: "А", technician: "Т" };

describe("a deal's bonus among its partners", () => {
  /** 3.5 and 1.5: moneyphp gives the odd unit to who is listed first ([70, 30] → 4 and 1, [30, 70] → 2 and 3), Dinero to the larger part. Here the codes decide, whatever the order. */
  test("by largest remainder, ties by code, whoever is listed first", () => {
    expect(shares(splitting({ seller: 70, advisor: 30 }), deal({ seller: "1", advisor: "2" }))).toEqual({ 1: 4, 2: 1 });
    expect(shares(splitting({ advisor: 70, seller: 30 }), deal({ seller: "2", advisor: "1" }))).toEqual({ 1: 4, 2: 1 });
    expect(shares(splitting({ seller: 70, advisor: 30 }), deal({ seller: "2", advisor: "1" }))).toEqual({ 1: 2, 2: 3 });
    expect(shares(splitting({ seller: 3, advisor: 7 }), deal({ seller: "1", advisor: "2" }))).toEqual({ 1: 2, 2: 3 });
    expect(shares(splitting({ seller: 1, advisor: 1, technician: 1 }), deal(all, 800))).toEqual({ А: 267, П: 267, Т: 266 });
  });

  test("an unknown partner's part goes to the others, or to nobody", () => {
    const parts = { seller: 60, advisor: 30, technician: 10 };
    expect(shares(splitting(parts), deal({ seller: "П", advisor: "А", technician: null }, 900))).toEqual({ П: 600, А: 300 });
    expect(shares(splitting(parts, { missing: "nobody" }), deal({ seller: "П", advisor: "А" }, 900))).toEqual({ П: 540, А: 270 });
    expect(shares(splitting(parts), deal({}, 900))).toEqual({});
  });

  test("who is two partners has both parts", () => expect(shares(splitting({ seller: 60, advisor: 30, technician: 10 }), deal({ seller: "П", advisor: "П", technician: "Т" }, 1000))).toEqual({ П: 900, Т: 100 }));

  test("a deal that is taken back is shared as the one that was paid", () => expect(shares(splitting({ seller: 70, advisor: 30 }), deal(all, -5))).toEqual({ П: -3, А: -2 }));

  test("each has one line of all own deals, also whose role has no plan", () => {
    const plan = splitting({ seller: 60, advisor: 30, technician: 10 }, { bonus: { kind: "per_deal", minor: 999 } });
    const people = [person("А"), person("П", {}, { role: "seller" }), person("Т", {}, { role: "technician" })];
    const lines = linesOf(plan, inputsOf(plan, people, { deals: [deal(all), deal({ seller: "П" }, 5, "2")] }));
    expect(lines.map(({ staff_code, component, n, amount_minor, why }) => [staff_code, component, n, amount_minor, why["bonus_minor"]])).toEqual([["А", "returned", 1, 300, 999], ["П", "returned", 2, 1598, 1998], ["Т", "returned", 1, 100, 999]]);
  });

  test("somebody who is not among the people is an error that names them", () => {
    const plan = splitting({ seller: 1 });
    expect(() => linesOf(plan, inputsOf(plan, [person("А")], { deals: [deal({ seller: "Призрак" })] }))).toThrow("Призрак of the deal 1 is not among the people");
  });
});

describe("funds", () => {
  const earning = (amounts: Readonly<Record<string, readonly [branch: string, clients: number]>>) => Object.entries(amounts).map(([code, [branch, clients]]) => person(code, { returning_clients: result(clients) }, { branch }));
  const totals = (fund: object, people: ReturnType<typeof earning>, role: object = {}) => {
    const plan = planOf({ base_minor: 100, components: [part("returning_clients", 1)], ...role }, { fund });
    const { totals: found, fund_minor, branches } = calculate(plan, inputsOf(plan, people));
    return { paid: found.map(({ amount_minor }) => amount_minor), fund_minor, branches: branches.map(({ amount_minor }) => amount_minor) };
  };
  const team = earning({ А: ["Центр", 3], Б: ["Центр", 1], В: ["Север", 2] });

  test("a fund that is large enough takes nothing, to the unit", () => {
    expect(totals({ group_minor: 600 }, team)).toEqual({ paid: [300, 100, 200], fund_minor: 600, branches: [200, 400] });
    expect(totals({ group_minor: 599 }, team).fund_minor).toBe(599);
  });

  test("a branch's fund cuts its own people in proportion; the group's then everybody", () => {
    expect(totals({ branches: { Центр: 200 } }, team)).toEqual({ paid: [150, 50, 200], fund_minor: 400, branches: [200, 200] });
    // 100 of 400 in proportion to 150, 50, 200: 37.5, 12.5, 50, the odd unit to the first code
    expect(totals({ branches: { Центр: 200 }, group_minor: 100 }, team)).toEqual({ paid: [38, 12, 50], fund_minor: 100, branches: [50, 50] });
  });

  test("nobody is cut below the floor; floors above the fund are paid and marked", () => {
    expect(totals({ group_minor: 400 }, team, { floor_minor: 100 }).paid).toEqual([167, 100, 133]);
    const plan = planOf({ base_minor: 100, components: [part("returning_clients", 1)], floor_minor: 100 }, { fund: { group_minor: 50 } });
    const lines = linesOf(plan, inputsOf(plan, team));
    expect(lines.filter(({ kind }) => kind === "fund").map(({ staff_code, amount_minor, marks }) => [staff_code, amount_minor, ...marks])).toEqual([["А", -200, "floors_above_fund"], ["В", -100, "floors_above_fund"]]);
  });
});
