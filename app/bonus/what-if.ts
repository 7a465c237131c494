import type { Inputs } from "./inputs.ts";
import { byCode } from "./line.ts";
import { linesOf } from "./lines.ts";
import { luckOf, luckTogether, type Luck } from "./luck.ts";
import type { Plan } from "./plan.ts";
import { totalled } from "./totals.ts";
import type { Calculation } from "./types.ts";

/** A closed period as each of the two plans would have read it: with the targets that plan freezes. */
export interface WhatIfMonth {
  readonly now: Inputs;
  readonly next: Inputs;
}

export interface WhatIfPerson {
  readonly staff_code: string;
  readonly name: string;
  readonly branch: string | null;
  readonly now_minor: number;
  readonly next_minor: number;
  /** next − now: above 0 who gains. */
  readonly change_minor: number;
  /** In the order of the periods given; 0 where the person was not there. */
  readonly months: readonly { readonly period: string; readonly now_minor: number; readonly next_minor: number }[];
}

export interface WhatIf {
  /** Who gains most first. */
  readonly people: readonly WhatIfPerson[];
  readonly gain: { readonly people: number; readonly amount_minor: number };
  /** The amount is negative. */
  readonly lose: { readonly people: number; readonly amount_minor: number };
  readonly same: number;
  readonly fund: { readonly now_minor: number; readonly next_minor: number };
  readonly months: readonly { readonly period: string; readonly now_minor: number; readonly next_minor: number }[];
  readonly luck: { readonly now: Luck; readonly next: Luck };
}

/** What another plan would have paid in closed periods: who gains, who loses, the fund, and how much of either rests on luck. Corrections of earlier periods are left aside. Errors as `linesOf`. */
export function whatIf(now: Plan, next: Plan, months: readonly WhatIfMonth[]): WhatIf {
  const runs = months.map((month) => ({ period: month.next.period, now: run(now, month.now), next: run(next, month.next) }));
  const known = new Map(months.flatMap((month) => [...month.now.people, ...month.next.people]).map((person) => [person.staff_code, person]));
  const people = [...known.values()].sort(byCode).map((person): WhatIfPerson => {
    const own = runs.map(({ period, ...of }) => ({ period, now_minor: totalOf(of.now, person.staff_code), next_minor: totalOf(of.next, person.staff_code) }));
    const [before, after] = [sum(own.map((one) => one.now_minor)), sum(own.map((one) => one.next_minor))];
    return { staff_code: person.staff_code, name: person.name, branch: person.branch, now_minor: before, next_minor: after, change_minor: after - before, months: own };
  });
  const side = (some: readonly WhatIfPerson[]) => ({ people: some.length, amount_minor: sum(some.map(({ change_minor }) => change_minor)) });
  return {
    people: [...people].sort((a, b) => b.change_minor - a.change_minor || byCode(a, b)),
    gain: side(people.filter(({ change_minor }) => change_minor > 0)),
    lose: side(people.filter(({ change_minor }) => change_minor < 0)),
    same: people.filter(({ change_minor }) => change_minor === 0).length,
    fund: { now_minor: sum(runs.map((one) => one.now.fund_minor)), next_minor: sum(runs.map((one) => one.next.fund_minor)) },
    months: runs.map((one) => ({ period: one.period, now_minor: one.now.fund_minor, next_minor: one.next.fund_minor })),
    luck: { now: luckTogether(runs.map((one) => one.now.luck)), next: luckTogether(runs.map((one) => one.next.luck)) },
  };
}

interface Run extends Omit<Calculation, "hash"> {
  readonly luck: Luck;
}

function run(plan: Plan, given: Inputs): Run {
  const inputs = { ...given, adjustments: [] };
  const lines = linesOf(plan, inputs);
  return { ...totalled(plan, inputs, lines), luck: luckOf(lines, inputs) };
}

const totalOf = ({ totals }: Run, code: string): number => totals.find(({ staff_code }) => staff_code === code)?.amount_minor ?? 0;
const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
