import { describe, expect, test } from "vitest";
import { lostList } from "#app/services/clients/lost-list.server.ts";
import { fitRepeats, outlookOf, type RepeatModel } from "#app/services/clients/repeat-model.ts";
import { repeatModel, repeatModelNow } from "#app/services/clients/repeat-model.server.ts";
import { clientHead } from "#app/services/identity/client-head.server.ts";
import { random } from "#app/stats/random.ts";
import { visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
const back = (days: number) => new Date(Date.parse(asOf) - Math.round(days) * 864e5).toISOString().slice(0, 10);
const model: RepeatModel = { visits: { r: 1, alpha: 100, a: 1, b: 2 }, spend: { p: 2, q: 3, v: 20_000 }, clients: 1 };

describe("what is to be expected of a client", () => {
  test("by the formula, worked by hand", () => {
    // x = 2, t = 100, T = 300: odds of having left 1 ÷ (2 + 2) × (400 ÷ 200)³ = 2, so the chance is a third.
    const outlook = outlookOf(model, { visits: 3, between: 100, known: 300, paid: 3, amount: 30_000 });
    expect(outlook?.alive).toBeCloseTo(1 / 3, 12);
    // Gamma–Gamma: 2 × (20 000 + 3 × 10 000) ÷ (2 × 3 + 3 − 1) = 12 500 a visit.
    expect(outlook?.money).toBe(Math.round((outlook?.visits ?? 0) * 12_500));
  });
  test("cannot be told of one visit", () => expect(outlookOf(model, { visits: 1, between: 0, known: 300, paid: 1, amount: 10_000 })).toBeNull());
  test("nor where few came again, nor where nobody is seen to leave", () => {
    expect(fitRepeats([{ x: 1, tx: 10, T: 20, weight: 199 }], [])).toBe("few");
    expect(fitRepeats([{ x: 0, tx: 0, T: 20, weight: 1000 }, { x: 1, tx: 10, T: 20, weight: 99 }], [])).toBe("few");
    const steady = Array.from({ length: 40 }, (_, i) => ({ x: 2 + (i % 9), tx: 990 + (i % 10), T: 1000, weight: 20 }));
    expect(typeof fitRepeats(steady, [])).toBe("string");
  });
});

/** Clients as the model takes them: each comes at a rate of the own (Gamma) and leaves after a visit with a chance of the own (Beta). */
function crowd(seed: number) {
  const { uniform, lnGamma, beta } = random(seed);
  return Array.from({ length: 300 }, (_, who) => {
    const [rate, leaves] = [Math.exp(lnGamma(1.5)) / 100, beta(1, 2)];
    const days = new Set<number>();
    for (let at = 1000 - 200 * uniform(); at > 0; at += Math.log(1 - uniform()) / rate) {
      days.add(Math.round(at));
      if (uniform() < leaves) break;
    }
    return [...days].map((day) => visit(`${who}-${day}`, { client_code: `к${who}`, client_name: `к${who}`, closed_on: back(day), total_amount: 10_000 + who }));
  }).flat();
}

test("over a home: the page does not wait, the list follows the chance, and the client's page says the same", () =>
  withHome([...crowd(20261122), visit("сегодня", { client_code: "сегодня", closed_on: asOf })], async ({ home }) => {
    expect(repeatModelNow(home)).toEqual({ model: null, none: "working" });
    const found = await repeatModel(home);
    if (typeof found === "string") throw new Error(found);
    expect(repeatModelNow(home)).toEqual({ model: found, none: null });
    const list = await lostList(home, { asOf, filters: {}, sort: "chance" });
    const told = list.flatMap(({ outlook }) => (outlook === null ? [] : [outlook.alive]));
    expect(told.length).toBeGreaterThan(30);
    expect(told).toEqual(told.toSorted((a, b) => b - a));
    expect(list.findIndex(({ outlook }) => outlook === null)).toBe(told.length);
    const [first] = await lostList(home, { asOf, filters: {}, sort: "chance", page: { limit: 1, offset: 3 } });
    expect(first?.id).toBe(list[3]?.id);
    expect((await clientHead(home, Number(first?.id), []))?.outlook).toEqual(first?.outlook);
    const once = list.at(-1);
    expect((await clientHead(home, Number(once?.id), []))?.outlook).toBe("few_visits");
  }));

test("over a small home it says that too few came again", () =>
  withHome([visit("1", { client_code: "а", closed_on: back(400) }), visit("2", { client_code: "а", closed_on: asOf })], async ({ home }) => {
    expect(await repeatModel(home)).toBe("few");
    expect(repeatModelNow(home).none).toBe("few");
  }));
