import { describe, expect, test } from "vitest";
import { calculate } from "#app/bonus/calculate.server.ts";
import type { InputPerson, Inputs } from "#app/bonus/inputs.ts";
import { linesOf } from "#app/bonus/lines.ts";
import type { Plan } from "#app/bonus/plan.ts";
import { inputsOf, part, person, planOf, result, shareOf } from "./team.ts";

const paid = (plan: Plan, someone: InputPerson, more: Partial<Inputs> = {}) => linesOf(plan, inputsOf(plan, [someone], more)).map(({ kind, amount_minor }) => [kind, amount_minor]);
const first = (plan: Plan, someone: InputPerson, more: Partial<Inputs> = {}) => linesOf(plan, inputsOf(plan, [someone], more))[0];

describe("a component's line", () => {
  const returning = (actual: number) => person("А", { returning_clients: result(actual) });

  test("base × weight × attainment, rounded once, half away from zero", () => {
    // 100 001 × ½ × 3/3 = 50 000.5
    const plan = planOf({ base_minor: 100_001, components: [part("returning_clients", 3, { weight: 0.5 }), part("complaints", 1, { weight: 0.5 })] });
    const both = person("А", { returning_clients: result(3), complaints: result(0.5) });
    expect(paid(plan, both)).toEqual([["component", 50_001], ["component", 25_000]]);
  });

  test("a share counts as its exact fraction: a third of 450 is 150 and half of that 75, not 74", () => {
    const plan = planOf({ base_minor: 225, components: [part("first_visit_recommend", 1)] });
    expect(first(plan, person("А", { first_visit_recommend: shareOf(1, 3) }))?.amount_minor).toBe(75);
    // 225 × 1/3 ÷ 2 = 37.5: as the decimal .333333333333 it would be 37
    expect(first(planOf({ base_minor: 225, components: [part("first_visit_recommend", 2)] }), person("А", { first_visit_recommend: shareOf(1, 3) }))?.amount_minor).toBe(38);
  });

  test("a line shows what it was reckoned from", () => {
    const plan = planOf({ components: [part("complaints", 1, { better: "lower", threshold: 0.5, cap: 1.5 })] });
    expect(first(plan, person("А", { complaints: shareOf(3, 400, { actual: 0.75, marks: ["first_year_of_data"] }) }))).toEqual({
      staff_code: "А", name: "А", branch: "Центр", role: "advisor", kind: "component", component: "complaints",
      actual: 0.75, n: 400, target: 1, attainment: 1.25, amount_minor: 125_000, marks: ["first_year_of_data"],
      why: { base_minor: 100_000, weight: 1, value: 0.75, reached: 1.25, numerator: 3, denominator: 400, threshold: 0.5, cap: 1.5, minimum_n: null },
    });
  });

  test("a threshold falls between two clients, a whole tier between two more", () => {
    const plan = planOf({ components: [part("returning_clients", 1000, { threshold: 0.8, tiers: [{ from: 0, rate: 1, pays: "whole" }, { from: 1, rate: 2, pays: "whole" }] })] });
    expect([799, 800, 999, 1000].map((clients) => first(plan, returning(clients))?.amount_minor)).toEqual([0, 80_000, 99_900, 200_000]);
  });

  test("the target is the branch's own, else everybody's", () => {
    const plan = planOf({ components: [part("returning_clients", 1, { target: { kind: "by_branch", values: { Центр: 50 }, otherwise: 25 } })] });
    expect([first(plan, returning(50)), first(plan, { ...returning(50), branch: "Север" }), first(plan, { ...returning(50), branch: null })].map((line) => [line?.target, line?.amount_minor])).toEqual([[50, 100_000], [25, 200_000], [25, 200_000]]);
  });
});

describe("commissions at their edges, to the minor unit", () => {
  const revenue = (amount_minor: number) => person("М", {}, { role: "account_manager", amounts: { business_revenue: { amount_minor, rows: [] } } });
  const commission = (tiers: readonly object[], minor: number) =>
    planOf({}, { roles: { account_manager: { base_minor: 0, components: [], commissions: [{ id: "business_revenue", quota: { kind: "fixed", minor }, tiers }] } } });
  const steps = (pays: string) => [{ from: 0, rate: 0.08, pays }, { from: 0.8, rate: 0.1, pays }, { from: 1, rate: 0.15, pays }];

  test.each([
    [12_000_000, 1_140_000, 1_800_000],
    // one minor unit below the edge of 80 %, on it, one above; the same at 100 %
    [7_999_999, 640_000, 640_000], [8_000_000, 640_000, 800_000], [8_000_001, 640_000, 800_000],
    [9_999_995, 840_000, 1_000_000], [9_999_994, 839_999, 999_999], [9_999_999, 840_000, 1_000_000], [10_000_000, 840_000, 1_500_000], [10_000_003, 840_000, 1_500_000], [10_000_004, 840_001, 1_500_001],
    [0, 0, 0],
  ])("of %i on a quota of 10 000 000: marginal %i, whole %i", (amount, marginal, whole) => {
    expect(first(commission(steps("marginal"), 10_000_000), revenue(amount))?.amount_minor).toBe(marginal);
    expect(first(commission(steps("whole"), 10_000_000), revenue(amount))?.amount_minor).toBe(whole);
  });

  test.each([[1_500_000, 75_000], [1_649_999, 82_500], [1_650_000, 165_000], [2_000_000, 200_000], [3_300_000, 330_000], [4_000_000, 470_000]])(
    "QuotaPath's account executive, whole from half of the quota and marginal above it: %i pays %i",
    (amount, pays) => {
      const tiers = [{ from: 0, rate: 0.05, pays: "marginal" }, { from: 0.5, rate: 0.1, pays: "whole" }, { from: 1, rate: 0.2, pays: "marginal" }];
      expect(first(commission(tiers, 3_300_000), revenue(amount))?.amount_minor).toBe(pays);
    },
  );

  test("its line shows amount, quota and attainment", () =>
    expect(first(commission(steps("marginal"), 10_000_000), revenue(12_000_000))).toMatchObject({ kind: "commission", component: "business_revenue", actual: 12_000_000, target: 10_000_000, attainment: 1.2, n: null }));
});

describe("gates, cap and floor", () => {
  const gated = (gate: object, more: object = {}) =>
    planOf({ components: [part("returning_clients", 10)], gates: [{ component: "importer_csi", must_be: "at_least", edge: 80, judged: "value", effect: { kind: "nothing" }, ...gate }], ...more });
  const csi = (actual: number | null, n: number, low: number | null = null, high: number | null = null) => person("А", { returning_clients: result(10), importer_csi: result(actual, n, { low, high }) });
  const taken = (plan: Plan, someone: InputPerson) => paid(plan, someone).find(([kind]) => kind === "gate")?.[1];

  test("closed by the value it takes all, or a part; on its edge it is open", () => {
    expect([79.999999, 80, 80.1].map((value) => taken(gated({}), csi(value, 30)))).toEqual([-100_000, 0, 0]);
    expect(taken(gated({ effect: { kind: "times", factor: 0.75 } }), csi(79, 30))).toBe(-25_000);
    expect([79.9, 80, 80.000001].map((value) => taken(gated({ must_be: "at_most" }), csi(value, 30)))).toEqual([0, 0, -100_000]);
  });

  test("judged by the interval it closes only where all of that lies beyond the edge", () => {
    const plan = gated({ judged: "interval" });
    expect([csi(70, 30, 61, 79), csi(70, 30, 60, 80), csi(70, 30, 59, 81)].map((someone) => taken(plan, someone))).toEqual([-100_000, 0, 0]);
    expect(taken(gated({ judged: "interval", must_be: "at_most" }), csi(90, 30, 80.5, 99))).toBe(-100_000);
  });

  test("what is blank, of too few or without an interval closes nothing, and says so", () => {
    const open = (plan: Plan, someone: InputPerson) => linesOf(plan, inputsOf(plan, [someone])).find(({ kind }) => kind === "gate");
    for (const line of [open(gated({}), csi(null, 0)), open(gated({ minimum_n: 10 }), csi(20, 9)), open(gated({ judged: "interval" }), csi(20, 1))]) expect(line).toMatchObject({ amount_minor: 0, marks: ["gate_open"] });
    expect(open(gated({ minimum_n: 10 }), csi(20, 10))).toMatchObject({ amount_minor: -100_000, marks: [] });
  });

  test("two gates multiply: half of half", () => {
    const half = { must_be: "at_least", judged: "value", effect: { kind: "times", factor: 0.5 } };
    const plan = planOf({ components: [part("returning_clients", 10)], gates: [{ component: "importer_csi", edge: 80, ...half }, { component: "returning_clients", edge: 11, ...half }] });
    expect(paid(plan, csi(70, 30))).toEqual([["component", 100_000], ["gate", -50_000], ["gate", -25_000]]);
  });

  test("the cap is held after the sum, the floor after gates; each is a line of its own", () => {
    expect(paid(gated({}, { cap_minor: 99_999 }), csi(80, 30))).toEqual([["component", 100_000], ["gate", 0], ["cap", -1]]);
    expect(paid(gated({}, { cap_minor: 100_000 }), csi(80, 30))).toEqual([["component", 100_000], ["gate", 0]]);
    expect(paid(gated({}, { floor_minor: 30_000 }), csi(79, 30))).toEqual([["component", 100_000], ["gate", -100_000], ["floor", 30_000]]);
  });

  /** Of people whose true share is 70 % and a gate at 60 %: by the value chance closes it to one in six of those with ten answers, by the interval hardly ever. */
  test.each([10, 20, 50, 100])("chance hardly ever closes a gate judged by the interval, with %i answers", (n) => {
    const judgedBy = (judged: string) => planOf({ components: [part("returning_clients", 10)], gates: [{ component: "first_visit_recommend", must_be: "at_least", edge: 0.6, judged, effect: { kind: "nothing" } }] });
    const closes = (judged: string) => {
      let [chance, exact] = [0, 0.3 ** n];
      for (let x = 0; x <= n; x++) {
        const [p, z2] = [x / n, 1.959963984540054 ** 2];
        const high = (p + z2 / (2 * n) + Math.sqrt(z2) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
        if (taken(judgedBy(judged), person("А", { returning_clients: result(10), first_visit_recommend: shareOf(x, n, { low: 0, high }) })) !== 0) chance += exact;
        exact *= ((n - x) / (x + 1)) * (0.7 / 0.3);
      }
      return chance;
    };
    expect(closes("interval")).toBeLessThan(0.002);
    expect(closes("value")).toBeGreaterThan(n <= 20 ? 0.1 : 0.01);
  });
});

describe("the hash", () => {
  const plan = planOf({ components: [part("returning_clients", 10)] });
  const people = [person("А", { returning_clients: result(10, 20, { rows: ["client:2", "client:1"] }) }), person("Б", { returning_clients: result(7) })];
  const hash = (some: readonly InputPerson[], of = plan) => calculate(of, inputsOf(of, some)).hash;

  test("does not see the order of people and rows, and sees every figure, name and word of the plan", () => {
    expect(hash(people)).toMatch(/^[0-9a-f]{64}$/);
    expect(hash([person("Б", { returning_clients: result(7) }), person("А", { returning_clients: result(10, 20, { rows: ["client:1", "client:2"] }) })])).toBe(hash(people));
    const others = [hash([...people.slice(0, 1), person("Б", { returning_clients: result(7, 101) })]), hash(people.map((one) => ({ ...one, name: "Новое имя" }))), hash(people, { ...plan, version: 2 })];
    expect(new Set([hash(people), ...others]).size).toBe(4);
  });

  test("outlives writing and reading", () => {
    const inputs = inputsOf(plan, people);
    const again: Inputs = JSON.parse(JSON.stringify(inputs));
    expect(calculate(JSON.parse(JSON.stringify(plan)), again)).toEqual(calculate(plan, inputs));
  });
});

describe("what does not fit together is refused, never paid", () => {
  const plan = planOf({ components: [part("returning_clients", 10)] }, { currency: "KZT" });
  const fine = person("А", { returning_clients: result(1) });
  test.each<[string, Plan, Inputs, string]>([
    ["a quarter for a monthly plan", plan, inputsOf(plan, [fine], { period: "2026-Q2" }), "is no month"],
    ["another currency", plan, inputsOf(plan, [fine], { currency: "RUB" }), "pays in KZT"],
    ["a result left out", plan, inputsOf(plan, [person("А")]), "no result of returning_clients for А"],
    ["a target left out", plan, inputsOf(plan, [fine], { frozen: { targets: [], quotas: [], priors: [], means: [] } }), "no target was frozen"],
    ["a deal of no split", plan, inputsOf(plan, [fine], { deals: [{ split: "x", deal: "1", amount_minor: 1, staff: {}, rows: [] }] }), "has no split x"],
  ])("%s", (_, of, inputs, message) => expect(() => linesOf(of, inputs)).toThrow(message));
});
