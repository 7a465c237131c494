import fc from "fast-check";
import { expect, test } from "vitest";
import type { StagedRow } from "../sql/factory.ts";
import { sale, survey, visit, withHome } from "./home.ts";
import { ratios, statuses, vinOf, type World } from "./oracle.ts";

const day = fc.integer({ min: 0, max: 1100 }).map((n) => new Date(Date.UTC(2023, 5, 1) + n * 864e5).toISOString().slice(0, 10));
const client = fc.option(fc.integer({ min: 1, max: 14 }).map((n) => `к${n}`), { nil: null, freq: 12 });
const branch = fc.constantFrom("Север", "Центр", "Юг");

const world: fc.Arbitrary<World> = fc
  .record({
    visits: fc.array(
      fc.record({
        id: fc.constant(0), client, branch, day, total: fc.constantFrom(0, 100, 8_500, 10_000, 10_000, 12_345), discount: fc.constantFrom(0, 0, 1_500, 2_000),
        payer: fc.constantFrom("customer", "customer", "customer", "warranty", "internal"), kind: fc.constantFrom("maintenance", "repair", "parts"), promo: fc.boolean(),
        reversedBy: fc.constant(null),
      }),
      { minLength: 20, maxLength: 90 },
    ),
    sales: fc.array(fc.record({ id: fc.constant(0), client, branch, day, vin: fc.constant(""), amount: fc.constant(100), cancelled: fc.boolean() }), { maxLength: 15 }),
    answers: fc.array(fc.record({ id: fc.constant(0), client, day, origin: fc.constantFrom("internal" as const, "importer" as const), score: fc.option(fc.integer({ min: 0, max: 10 }), { nil: null, freq: 10 }) }), { maxLength: 40 }),
  })
  .map(({ visits, sales, answers }) => ({
    visits: visits.map((v, i) => ({ ...v, id: 100 + i, reversedBy: i % 9 === 4 ? 1_000 + i : null })),
    sales: sales.map((s, i) => ({ ...s, id: 100 + i, vin: s.client ? `VIN${s.client}` : `VINx${i}` })),
    answers: answers.map((a, i) => ({ ...a, id: 100 + i })),
  }));

const known = (name: string | null): Record<string, string> => (name ? { client_code: name } : {});

function stage(w: World): StagedRow[] {
  return [
    visit("старт", { client_code: "давний", closed_on: "2020-01-15", total_amount: 1, payer: "internal" }),
    ...w.visits.flatMap((v) => [
      visit(String(v.id), { ...known(v.client), ...(v.client ? { vin: vinOf(w, v) } : {}), branch: v.branch, closed_on: v.day, total_amount: v.total, discount_amount: v.discount, payer: v.payer, kind: v.kind, ...(v.promo ? { promo_code: "A" } : {}) }),
      ...(v.reversedBy ? [visit(String(v.reversedBy), { ...known(v.client), branch: v.branch, closed_on: v.day, total_amount: -v.total - 1, reverses_no: String(v.id) })] : []),
    ]),
    ...w.sales.map((s) => sale(String(s.id), { ...known(s.client), branch: s.branch, sold_on: s.day, vin: s.vin, price_amount: s.amount, ...(s.cancelled ? { cancelled_on: s.day } : {}) })),
    ...w.answers.map((a) => survey(String(a.id), { ...known(a.client), responded_on: a.day, origin: a.origin, ...(a.score === null ? {} : { recommend_score: a.score }) })),
  ];
}

test("every headline metric equals an independent count, as a whole and by branch, and its rows re-add to it", async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.constantFrom("2025-12-31", "2026-02-28", "2026-05-31"), async (w, asOf) => {
      await withHome(stage(w), async ({ ask, rows }) => {
        const expected = ratios(w, asOf);
        const figures = await ask({ asOf });
        for (const [name, [numerator, denominator]] of Object.entries(expected)) {
          const [metric, origin] = name.split(" ");
          const figure = figures.find((f) => f.metric === metric && f.by["origin"] === origin);
          expect([name, figure?.unit === "money" ? Math.round(Number(figure.numerator) * 100) : figure?.numerator, figure?.denominator]).toEqual([name, numerator, denominator]);

          const where: Record<string, string[]> = origin ? { origin: [origin] } : {};
          const behind = await rows({ metric: metric as string, asOf, where });
          expect([name, behind.filter((row) => row.in_denominator).length]).toEqual([name, denominator]);
          if (figure?.unit === "share") expect([name, behind.filter((row) => row.in_numerator).length]).toEqual([name, numerator]);
          if (figure?.unit === "money") expect(Math.round(behind.reduce((sum, row) => sum + Number(row.amount), 0) * 100)).toBe(numerator);

          for (const [part, count] of Object.entries(figure?.parts ?? {})) {
            const own = await rows({ metric: metric as string, asOf, where, part });
            expect([name, part, own.length]).toEqual([name, part, count]);
          }

          const parts = await ask({ asOf, metrics: [metric as string], by: ["branch"], where });
          if (figure?.unit !== "money") expect([name, sum(parts.map((f) => f.numerator)), sum(parts.map((f) => f.denominator))]).toEqual([name, numerator, denominator]);
        }
        const branches = await ask({ asOf, metrics: ["loyal_client_share"], by: ["branch"] });
        const all = statuses(w, asOf);
        const byBranch = [...new Set(all.map((s) => s.branch))].sort().map((b) => [b, all.filter((s) => s.branch === b && s.loyal).length, all.filter((s) => s.branch === b && !s.tooNew).length]);
        expect(branches.map((f) => [f.by["branch"], f.numerator, f.denominator])).toEqual(byBranch);
      });
    }),
    { numRuns: 6, seed: 20_260_531, endOnFailure: true },
  );
}, 180_000);

const sum = (values: readonly (number | string | null)[]): number => values.reduce<number>((total, value) => total + Number(value), 0);
