import { describe, expect, test } from "vitest";
import type { InputPerson } from "#app/bonus/inputs.ts";
import { linesOf } from "#app/bonus/lines.ts";
import { luckOf } from "#app/bonus/luck.ts";
import type { Plan } from "#app/bonus/plan.ts";
import { whatIf } from "#app/bonus/what-if.ts";
import { inputsOf, part, person, planOf, result, shareOf } from "./team.ts";

const perClient = (base_minor: number, target: number) => planOf({ base_minor, components: [part("returning_clients", target)] });
const month = (now: Plan, next: Plan, period: string, counts: Readonly<Record<string, number>>) => {
  const people = Object.entries(counts).map(([code, count]) => person(code, { returning_clients: result(count) }));
  return { now: inputsOf(now, people, { period }), next: inputsOf(next, people, { period }) };
};

test("who gains, who loses, month by month, and the fund", () => {
  // now 100 a client; next 100 for two clients, so that half of it: but all of 300 at a base of 600
  const [now, next] = [perClient(100, 1), planOf({ base_minor: 300, components: [part("returning_clients", 4, { threshold: 0.5 })] })];
  const found = whatIf(now, next, [month(now, next, "2026-04", { А: 4, Б: 1 }), month(now, next, "2026-05", { А: 2, Б: 8, В: 0 })]);
  expect(found.people.map(({ staff_code, now_minor, next_minor, change_minor }) => [staff_code, now_minor, next_minor, change_minor])).toEqual([["В", 0, 0, 0], ["А", 600, 450, -150], ["Б", 900, 600, -300]]);
  expect(found.people[0]?.months).toEqual([{ period: "2026-04", now_minor: 0, next_minor: 0 }, { period: "2026-05", now_minor: 0, next_minor: 0 }]);
  expect(found.people[2]?.months).toEqual([{ period: "2026-04", now_minor: 100, next_minor: 0 }, { period: "2026-05", now_minor: 800, next_minor: 600 }]);
  expect(found).toMatchObject({ gain: { people: 0, amount_minor: 0 }, lose: { people: 2, amount_minor: -450 }, same: 1, fund: { now_minor: 1500, next_minor: 1050 } });
  expect(found.months).toEqual([{ period: "2026-04", now_minor: 500, next_minor: 300 }, { period: "2026-05", now_minor: 1000, next_minor: 750 }]);
});

test("corrections of earlier periods are no part of a plan", () => {
  const plan = perClient(100, 1);
  const one = month(plan, plan, "2026-05", { А: 4 });
  const line = { ...(linesOf(plan, one.now)[0] as ReturnType<typeof linesOf>[number]), kind: "adjustment" as const, component: "adjustment", of_period: "2026-04" };
  expect(whatIf(plan, plan, [{ now: { ...one.now, adjustments: [line] }, next: one.next }]).fund).toEqual({ now_minor: 400, next_minor: 400 });
});

describe("how much rests on luck", () => {
  const plan = planOf({ components: [part("first_visit_recommend", 0.5)] });
  const luck = (of: Plan, ...people: InputPerson[]) => luckOf(linesOf(of, inputsOf(of, people)), inputsOf(of, people));

  test("what results move while their interval holds the target, of all that they move", () => {
    // 7 of 10 (.40–.89) pays 140 000, 40 000 off the target's 100 000, and may be chance; 80 of 100 (.71–.87) pays 60 000 more, and is none
    const few = person("А", { first_visit_recommend: shareOf(7, 10, { low: 0.397, high: 0.892 }) });
    const many = person("Б", { first_visit_recommend: shareOf(80, 100, { low: 0.711, high: 0.867 }) });
    expect(luck(plan, few, many)).toEqual({ moved_minor: 100_000, chance_minor: 40_000, share: 0.4 });
    expect(luck(plan, many)).toEqual({ moved_minor: 60_000, chance_minor: 0, share: 0 });
  });

  test("counts have the interval of their share; of who is exactly on target nothing moves", () => {
    const counting = planOf({ components: [part("returning_clients", 10)] });
    const back = (count: number, n: number) => person("А", { returning_clients: result(count, n) });
    expect(luck(counting, back(12, 60)).share).toBe(1);
    expect(luck(counting, back(40, 60)).share).toBe(0);
    expect(luck(counting, back(10, 60)).share).toBeNull();
  });

  test("a gate whose edge lies within the interval takes by chance", () => {
    const gated = planOf({ components: [part("first_visit_recommend", 0.5)], gates: [{ component: "importer_csi", must_be: "at_least", edge: 80, judged: "value", effect: { kind: "nothing" } }] });
    const csi = (low: number, high: number) => person("А", { first_visit_recommend: shareOf(5, 10, { low: 0.24, high: 0.76 }), importer_csi: result(79, 12, { low, high }) });
    expect([luck(gated, csi(70, 88)), luck(gated, csi(78.5, 79.5))].map(({ moved_minor, chance_minor }) => [moved_minor, chance_minor])).toEqual([[100_000, 100_000], [100_000, 0]]);
  });
});
