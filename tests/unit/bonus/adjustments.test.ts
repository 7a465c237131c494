import { describe, expect, test } from "vitest";
import { adjustments } from "#app/bonus/adjustments.ts";
import type { InputPerson } from "#app/bonus/inputs.ts";
import { linesOf } from "#app/bonus/lines.ts";
import type { Line } from "#app/bonus/types.ts";
import { inputsOf, part, person, planOf, result } from "./team.ts";

/** 1 000 a client, at most 5 000. */
const plan = planOf({ base_minor: 1000, components: [part("returning_clients", 1)], cap_minor: 5000 });
const clients = (counts: Readonly<Record<string, number>>): InputPerson[] => Object.entries(counts).map(([code, count]) => person(code, { returning_clients: result(count) }));
const run = (counts: Readonly<Record<string, number>>, corrections: readonly Line[] = [], period = "2026-06", of = plan) => linesOf(of, inputsOf(of, clients(counts), { period, adjustments: [...corrections] }));
const may = (counts: Readonly<Record<string, number>>) => run(counts, [], "2026-05");
const changed = { of_period: "2026-05", reason: (code: string) => `late rows of ${code}` };
const shown = (lines: readonly Line[]) => lines.map(({ staff_code, kind, amount_minor, of_period }) => [staff_code, kind, amount_minor, of_period]);

describe("what data that came late are worth", () => {
  test("one line a person who gets more or less, with what moved and why; nobody else has one", () => {
    const lines = adjustments(may({ А: 3, Б: 4, В: 2 }), [], may({ А: 4, Б: 2, В: 2 }), changed);
    expect(shown(lines)).toEqual([["А", "adjustment", 1000, "2026-05"], ["Б", "clawback", -2000, "2026-05"]]);
    expect(lines[1]).toMatchObject({ reason: "late rows of Б", why: { was_minor: 4000, corrected_minor: 0, now_minor: 2000, "component/returning_clients": -2000 } });
  });

  test("what the cap takes is part of it: two clients more than the cap are worth what still fitted", () => {
    const [line] = adjustments(may({ А: 4 }), [], may({ А: 7 }), changed);
    expect([line?.amount_minor, line?.why]).toEqual([1000, { was_minor: 4000, corrected_minor: 0, now_minor: 5000, "component/returning_clients": 3000, "cap/cap": -2000 }]);
  });

  test("who came or went between the two has what the period owes", () => {
    expect(shown(adjustments(may({ А: 3 }), [], may({ Б: 2 }), changed))).toEqual([["А", "clawback", -3000, "2026-05"], ["Б", "adjustment", 2000, "2026-05"]]);
  });

  test("with what was corrected since, nothing comes twice; what came after that comes once more", () => {
    const approved = may({ А: 3 });
    const june = run({ А: 1 }, adjustments(approved, [], may({ А: 5 }), changed));
    expect(shown(june)).toEqual([["А", "component", 1000, undefined], ["А", "adjustment", 2000, "2026-05"]]);
    expect(adjustments(approved, june, may({ А: 5 }), changed)).toEqual([]);
    expect(shown(adjustments(approved, june, may({ А: 4 }), changed))).toEqual([["А", "clawback", -1000, "2026-05"]]);
  });

  test("corrections within a run are not corrected with it: May's line in June's run is May's", () => {
    const june = run({ А: 1 }, adjustments(may({ А: 3 }), [], may({ А: 5 }), changed));
    expect(adjustments(june, [], run({ А: 1 }), { ...changed, of_period: "2026-06" })).toEqual([]);
  });
});

describe("taking back", () => {
  const limited = (clawback: object) => planOf({ base_minor: 1000, components: [part("returning_clients", 1)] }, { clawback });
  const owing = (amount: number, of_period: string): Line => ({ ...(adjustments(may({ А: 1 }), [], [], changed)[0] as Line), amount_minor: -amount, of_period });

  test("never asks anybody to pay in, and the rest comes back with the next run", () => {
    const approved = may({ А: 5 });
    const june = run({ А: 2 }, adjustments(approved, [], may({ А: 1 }), changed));
    expect(shown(june)).toEqual([["А", "component", 2000, undefined], ["А", "clawback", -2000, "2026-05"]]);
    expect(june[1]).toMatchObject({ marks: ["clawback_limited"], why: { asked_minor: -4000 } });
    expect(shown(adjustments(approved, june, may({ А: 1 }), changed))).toEqual([["А", "clawback", -2000, "2026-05"]]);
  });

  test("at most the plan's share of what the person gets, what is owed included, oldest period first", () => {
    const of = limited({ at_most: 0.2 });
    const owed: Line = { ...owing(-1000, "2026-04"), kind: "adjustment", component: "adjustment" };
    const lines = run({ А: 9 }, [owing(1500, "2026-05"), owing(1200, "2026-03"), owed], "2026-06", of);
    expect(shown(lines)).toEqual([["А", "component", 9000, undefined], ["А", "adjustment", 1000, "2026-04"], ["А", "clawback", -1200, "2026-03"], ["А", "clawback", -800, "2026-05"]]);
  });

  test("not of a period that ended longer ago than the plan says", () => {
    const of = limited({ within_months: 3 });
    expect(run({ А: 9 }, [owing(100, "2026-03"), owing(100, "2026-02")], "2026-06", of).map(({ amount_minor, marks }) => [amount_minor, ...marks])).toEqual([[9000], [0, "clawback_expired"], [-100]]);
  });

  test("who is no longer among the people still has the line, and is asked for nothing", () => {
    expect(shown(run({ Б: 1 }, [owing(100, "2026-05")]))).toEqual([["А", "clawback", 0, "2026-05"], ["Б", "component", 1000, undefined]]);
  });
});
