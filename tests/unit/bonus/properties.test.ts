import fc from "fast-check";
import { expect, test } from "vitest";
import { adjustments } from "#app/bonus/adjustments.ts";
import { calculate } from "#app/bonus/calculate.server.ts";
import type { Deal, InputPerson, Inputs, Result } from "#app/bonus/inputs.ts";
import type { Plan } from "#app/bonus/plan.ts";
import { inputsOf, part, planOf, result, shareOf } from "./team.ts";

/** Everything a plan can do that rises with results: targets of one and of branches, tiers, minimum, shrinkage, gates, cap, floor, funds, commissions and splits. */
const plans: fc.Arbitrary<Plan> = fc
  .record({
    tiers: fc.constantFrom(null, [{ from: 0, rate: 0.5, pays: "marginal" }, { from: 1, rate: 1.5, pays: "marginal" }], [{ from: 0.5, rate: 0.9, pays: "whole" }, { from: 1, rate: 1.25, pays: "whole" }]),
    fallback: fc.constantFrom("neutral", "role_mean", "carried_over"),
    use: fc.constantFrom("raw", "shrunk"),
    gate: fc.constantFrom([], [{ component: "first_visit_recommend", must_be: "at_least", edge: 0.5, judged: "value", minimum_n: 5, effect: { kind: "times", factor: 0.5 } }]),
    cap: fc.constantFrom(null, 250_000),
    floor: fc.constantFrom(null, 20_000),
    fund: fc.constantFrom({}, { group_minor: 300_001 }, { branches: { Центр: 120_003 }, group_minor: 400_000 }),
    base: fc.integer({ min: 1, max: 300_000 }),
  })
  .map(({ tiers, fallback, use, gate, cap, floor, fund, base }) =>
    planOf(
      {
        base_minor: base,
        components: [
          part("returning_clients", 1, { weight: 0.5, tiers, threshold: 0.25, target: { kind: "by_branch", values: { Центр: 7 }, otherwise: 5 } }),
          part("first_visit_recommend", 0.6, { weight: 0.3, minimum: { n: 5, fallback }, use, cap: 1.5 }),
          part("complaints", 1, { weight: 0.2, better: "lower", cap: 1.5 }),
        ],
        commissions: [{ id: "business_revenue", quota: { kind: "fixed", minor: 50_000 }, tiers: [{ from: 0, rate: 0.08, pays: "marginal" }, { from: 1, rate: 0.12, pays: "whole" }] }],
        gates: gate,
        cap_minor: cap,
        floor_minor: floor,
      },
      { fund, splits: [{ id: "returned", bonus: { kind: "rate", rate: 0.01 }, parts: { seller: 6, advisor: 3, technician: 1 }, missing: "others" }] },
    ),
  );

const results = fc.record({ back: fc.integer({ min: 0, max: 20 }), asked: fc.integer({ min: 0, max: 20 }), likes: fc.double({ min: 0, max: 1, noNaN: true }), upheld: fc.integer({ min: 0, max: 4 }), paid: fc.integer({ min: 0, max: 200_000 }), north: fc.boolean() });
type Drawn = typeof results extends fc.Arbitrary<infer T> ? T : never;
const share = (likes: number, asked: number): Result => shareOf(Math.floor(likes * asked), asked, { rows: Array.from({ length: asked }, (_, i) => `answer:${i}`) });
const asPerson = ({ back, asked, likes, upheld, paid, north }: Drawn, i: number): InputPerson => ({
  staff_code: `С${i}`,
  name: `Имя ${i}`,
  branch: north ? "Север" : "Центр",
  role: "advisor",
  results: { returning_clients: result(back, 30), first_visit_recommend: share(likes, asked), complaints: shareOf(upheld, 200, { actual: upheld / 2 }) },
  amounts: { business_revenue: { amount_minor: paid, rows: [] } },
});
const teams = fc.array(results, { minLength: 2, maxLength: 6 }).map((drawn) => drawn.map(asPerson));
const deals = fc.array(fc.record({ amount_minor: fc.integer({ min: 0, max: 900_000 }), seller: fc.nat(1), advisor: fc.option(fc.nat(1)) }), { maxLength: 4 }).map((drawn) =>
  drawn.map(({ amount_minor, seller, advisor }, i): Deal => ({ split: "returned", deal: String(i), amount_minor, staff: { seller: `С${seller}`, advisor: advisor === null ? null : `С${advisor}` }, rows: [] })),
);
const given = (plan: Plan, people: readonly InputPerson[], more: Partial<Inputs> = {}): Inputs => {
  const inputs = inputsOf(plan, people, more);
  const of = { role: "advisor", component: "first_visit_recommend" } as const;
  return { ...inputs, frozen: { ...inputs.frozen, priors: [{ ...of, prior: { kind: "beta", alpha: 6, beta: 4 } }], means: [{ ...of, actual: 0.55 }] }, carried: [{ staff_code: "С0", component: of.component, of_period: "2026-04", result: shareOf(4, 9) }] };
};
const totalsOf = (plan: Plan, inputs: Inputs) => calculate(plan, inputs).totals;
const totalOf = (plan: Plan, inputs: Inputs, code: string) => totalsOf(plan, inputs).find(({ staff_code }) => staff_code === code)?.amount_minor ?? Number.NaN;
const few = { numRuns: 60 };

test("totals, funds of branches and the fund are sums of lines, and every line is whole", () => {
  fc.assert(
    fc.property(plans, teams, deals, (plan, people, some) => {
      const { lines, totals, branches, fund_minor } = calculate(plan, given(plan, people, { deals: some }));
      const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);
      for (const { amount_minor } of lines) expect(Number.isSafeInteger(amount_minor)).toBe(true);
      for (const { staff_code, amount_minor } of totals) expect(amount_minor).toBe(sum(lines.filter((line) => line.staff_code === staff_code).map((line) => line.amount_minor)));
      expect(sum(totals.map(({ amount_minor }) => amount_minor))).toBe(fund_minor);
      expect(sum(branches.map(({ amount_minor }) => amount_minor))).toBe(fund_minor);
      const limit = plan.fund.group_minor;
      if (limit !== null) expect(fund_minor).toBeLessThanOrEqual(Math.max(limit, people.length * (plan.roles.advisor?.floor_minor ?? 0)));
    }),
    few,
  );
});

test("more loyal clients never pay less: one more who came back, or one more of those asked who recommends", () => {
  fc.assert(
    fc.property(plans, teams, deals, (plan, people, some) => {
      const [one] = people as [InputPerson];
      const before = totalOf(plan, given(plan, people, { deals: some }), one.staff_code);
      const better = (more: InputPerson["results"]): number => totalOf(plan, given(plan, people.map((person) => (person === one ? { ...one, results: { ...one.results, ...more } } : person)), { deals: some }), one.staff_code);
      const { returning_clients: back, first_visit_recommend: asked } = one.results;
      expect(better({ returning_clients: result((back?.actual ?? 0) + 1, 31) })).toBeGreaterThanOrEqual(before);
      // Above the plan's minimum: below it the fallback counts, which a first real result may fall short of.
      if (asked && asked.n >= 5) {
        const likes = asked.numerator ?? 0;
        expect(better({ first_visit_recommend: shareOf(likes + 1, asked.n + 1) })).toBeGreaterThanOrEqual(before);
        if (likes < asked.n) expect(better({ first_visit_recommend: shareOf(likes + 1, asked.n) })).toBeGreaterThanOrEqual(before);
      }
    }),
    { numRuns: 150 },
  );
});

test("the order of people, deals and rows, and anybody's name, change no payout; order not even the hash", () => {
  fc.assert(
    fc.property(plans, teams, deals, fc.nat(), (plan, people, some, turn) => {
      const inputs = given(plan, people, { deals: some });
      const turned = <T>(list: readonly T[]): T[] => [...list.slice(turn % (list.length || 1)), ...list.slice(0, turn % (list.length || 1))].reverse();
      const rows = <T extends Partial<Record<string, Result>>>(of: T): T => Object.fromEntries(Object.entries(of).map(([id, one]) => [id, one && { ...one, rows: turned(one.rows) }])) as T;
      const other: Inputs = { ...inputs, people: turned(inputs.people).map((person) => ({ ...person, results: rows(person.results) })), deals: turned(inputs.deals) };
      expect(calculate(plan, other)).toEqual({ ...calculate(plan, inputs), lines: expect.anything() });
      expect(totalsOf(plan, { ...other, people: other.people.map((person) => ({ ...person, name: "Однофамилец" })) })).toEqual(totalsOf(plan, inputs));
    }),
    few,
  );
});

test("a run and its corrections come to the run as it would be today; corrected once, nothing is left to correct", () => {
  fc.assert(
    fc.property(plans, teams, teams, teams, (plan, was, then, now) => {
      const may = (people: readonly InputPerson[]) => calculate(plan, given(plan, people)).lines;
      const changed = { of_period: "2026-05", reason: () => "late" };
      const inJune = adjustments(may(was), [], may(then), changed);
      const inJuly = adjustments(may(was), inJune, may(now), changed);
      const sums = (...lists: readonly (readonly { staff_code: string; amount_minor: number }[])[]) => {
        const by = new Map<string, number>();
        for (const { staff_code, amount_minor } of lists.flat()) by.set(staff_code, (by.get(staff_code) ?? 0) + amount_minor);
        return [...by].filter(([, amount]) => amount !== 0).sort();
      };
      expect(sums(may(was), inJune)).toEqual(sums(may(then)));
      expect(sums(may(was), inJune, inJuly)).toEqual(sums(may(now)));
      expect(adjustments(may(was), [...inJune, ...inJuly], may(now), changed)).toEqual([]);
    }),
    few,
  );
});
