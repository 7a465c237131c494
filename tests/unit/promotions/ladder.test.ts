import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ladderSchema, stepDown } from "#app/metrics/ladder-schema.ts";
import { defaultLadder, defaultRules, ladderAt, tierOf, tiers, type LadderRules } from "#app/metrics/tiers.ts";
import { simulateLadder } from "#app/promotions/ladder-simulation.ts";
import { fieldsOf, readLadder } from "#app/services/programme/ladder-form.ts";

const order = ["card", "silver", "gold", "vip"];

describe("the ladder tried on the clients there are", () => {
  it("counts who moves, and costs each level at what its clients cost now", () => {
    const steps = [{ from: "card", to: "card", clients: 6 }, { from: "card", to: "silver", clients: 4 }, { from: "silver", to: "silver", clients: 5 }, { from: "silver", to: "card", clients: 1 }, { from: "gold", to: "vip", clients: 2 }];
    const costs = [{ tier: "card", clients: 10, cost: 1_000 }, { tier: "silver", clients: 6, cost: 1_800 }, { tier: "gold", clients: 2, cost: 2_000 }];
    const found = simulateLadder(order, steps, costs);
    expect(found).toMatchObject({ up: 6, down: 1, same: 11, costBefore: 1_000 + 1_800 + 2_000, costAfter: 700 + 2_700 + 0 + 2_000, costChange: 600 });
    // Nobody is VIP now: two who rise from gold are reckoned at what a gold client costs.
    expect(found.levels.at(-1)).toEqual({ tier: "vip", before: 0, after: 2, costBefore: 0, costAfter: 2_000, borrowed: true });
    expect(found.moves.map(({ from, to }) => `${from} ${to}`)).toEqual(["card silver", "silver card", "gold vip"]);
  });

  it("loses nobody: what goes from levels comes to others, and up, down and same are all", () => {
    const step = fc.record({ from: fc.constantFrom(...order), to: fc.constantFrom(...order), clients: fc.nat(1_000) });
    fc.assert(fc.property(fc.array(step), (steps) => {
      const { levels, up, down, same } = simulateLadder(order, steps, []);
      const all = steps.reduce((sum, { clients }) => sum + clients, 0);
      const of = (pick: (level: (typeof levels)[number]) => number) => levels.reduce((sum, level) => sum + pick(level), 0);
      expect([of(({ before }) => before), of(({ after }) => after), up + down + same]).toEqual([all, all, all]);
    }));
  });
});

describe("rules of the ladder", () => {
  const rules: LadderRules = { silver: { visits: 2, spend: 5_000_000, vehicles: 2 }, gold: { visits: null, spend: 20_000_000, vehicles: null }, vip: { visits: null, spend: null, vehicles: null } };

  it("any one of what a level asks for is enough; a level that asks for nothing is reached by nobody", () => {
    const has = (visits: number, spend: number, vehicles: number) => tierOf(true, { visits, spend, vehicles }, rules);
    expect([has(1, 4_999_999, 1), has(2, 0, 0), has(0, 5_000_000, 0), has(9, 0, 9), has(0, 20_000_000, 0), has(99, 99_000_000, 99)]).toEqual(["card", "silver", "silver", "silver", "gold", "gold"]);
    expect(tierOf(false, { visits: 99, spend: 0, vehicles: 9 })).toBe("none");
    expect(tiers.at(-1)).toBe("vip");
  });

  it("hold from their day on; of several that have begun the last written counts", () => {
    const later = (version: number, from: string) => ({ version, from, rules });
    const ladder = [...defaultLadder, later(2, "2026-07-01"), later(3, "2026-06-15")];
    expect(["2026-06-14", "2026-06-15", "2026-07-01"].map((day) => ladderAt(ladder, day).version)).toEqual([1, 3, 3]);
    expect(ladderAt([...defaultLadder, later(2, "2026-07-01")], "2026-06-30").rules).toBe(defaultRules);
  });

  it("a higher level asks for more than the one below it, over what a level between does not ask for", () => {
    expect(stepDown(defaultRules)).toBeNull();
    expect(stepDown({ ...defaultRules, vip: { visits: 3, spend: null, vehicles: null }, gold: { visits: null, spend: null, vehicles: 3 } })).toEqual({ tier: "vip", below: "silver", ask: "visits" });
    expect(ladderSchema.safeParse({ ...defaultRules, gold: defaultRules.silver }).success).toBe(false);
    expect(ladderSchema.safeParse({ ...defaultRules, platinum: defaultRules.vip }).success).toBe(false);
  });

  it("come back from the form as they went into it, money in whole units", () => {
    expect(fieldsOf(rules)).toMatchObject({ "silver.spend": "50000", "gold.visits": "", "vip.spend": "" });
    expect(readLadder(new URLSearchParams(fieldsOf(rules)))).toMatchObject({ rules, problems: [] });
    expect(readLadder(new URLSearchParams({ "silver.spend": "1 234 567" })).rules?.silver.spend).toBe(123_456_700);
  });

  it.each(["0", "-1", "2,5", "many", "366", "1e3"])("%s visit days are no threshold, and the field says so", (text) => {
    expect(readLadder(new URLSearchParams({ "gold.visits": text }))).toMatchObject({ rules: null, problems: [{ field: "gold.visits", code: "number", params: { most: "365" } }] });
  });
});
