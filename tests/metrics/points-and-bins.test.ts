import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tableGroups } from "#app/charts/plots/survival-data.ts";
import type { Narrow } from "#app/metrics/types.ts";
import { checkPage } from "#app/services/check/check-page.server.ts";
import { clientsPage } from "#app/services/clients/clients-page.server.ts";
import { figureDetail } from "#app/services/figure.server.ts";
import { returnCurve } from "#app/services/return-curve.ts";
import { servicePage } from "#app/services/service/service-page.server.ts";
import { kaplanMeier } from "#app/stats/survival.ts";
import type { Home } from "#pipelines/index.ts";
import { sale, visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
const longAgo = visit("0", { client_code: "давний", closed_on: "2020-01-10" });
const open = (home: Home, metric: string, within: Narrow, by: Record<string, string> = {}, part?: string) =>
  figureDetail(home, { metric, within, by, page: 1, question: { asOf, filters: {} }, ...(part && { part }) });

describe("a point of a curve", () => {
  const rows = [
    longAgo,
    ...["2025-01-10", "2025-01-20", "2025-03-01"].map((day, at) => visit(`а${at}`, { client_code: "а", closed_on: day })), // silences 10, 40, and 456 that goes on
    visit("б0", { client_code: "б", closed_on: "2025-01-10" }), visit("б1", { client_code: "б", closed_on: "2025-02-19" }), // 40, and 466 that goes on
    sale("в", { client_code: "в", sold_on: "2026-05-11", vin: "VINв" }), visit("в0", { client_code: "в", closed_on: "2026-05-11" }), // of one day: one silence of 20 that goes on
  ];

  test("opens to who was watched until then, who came by then, and the share that both give", () =>
    withHome(rows, async ({ home }) => {
      // Silences: 10 and twice 40 that ended, 20, 456, 466 and that of 2020 that did not: 7. S(40) = 6/7 · 3/5, as "в" leaves at 20.
      const { figure, rows: all, rowCount } = await open(home, "next_contact", { upTo: 40 });
      expect([figure.numerator, figure.denominator, figure.n, figure.parts, figure.narrow]).toEqual([3, 7, 7, { at_risk: 5 }, { upTo: 40 }]);
      expect(figure.value).toBeCloseTo(1 - (6 / 7) * (3 / 5), 12);
      expect([rowCount, all.filter((row) => row.in_numerator).length]).toEqual([7, 3]);
      expect(all.map((row) => [row.unit, row.days, row.in_numerator]).toSorted((a, b) => Number(a[1]) - Number(b[1]) || Number(b[2]) - Number(a[2]))).toEqual([
        ["contact", 10, true], ["contact", 20, false], ["contact", 40, true], ["contact", 40, true], ["contact", 40, false], ["contact", 40, false], ["contact", 40, false],
      ]);
      expect((await open(home, "next_contact", { upTo: 40 }, {}, "at_risk")).rowCount).toBe(5);
      expect((await open(home, "next_contact", { upTo: 39 })).figure).toMatchObject({ numerator: 1, parts: { at_risk: 5 } });
      // The rows tell the share again.
      expect(1 - (kaplanMeier(all.map((row) => ({ time: row.days ?? -1, event: row.in_numerator }))).steps.at(-1)?.survival ?? 1)).toBeCloseTo(Number(figure.value), 12);
      await expect(open(home, "average_check", { upTo: 40 })).rejects.toMatchObject({ code: "metric_not_within" });
      await expect(open(home, "next_contact", { from: 0, to: 5 })).rejects.toMatchObject({ code: "metric_not_within" });
    }));

  test("of a brand counts its cars alone, and says what the curve and its table say", () =>
    withHome(
      [
        longAgo,
        ...Array.from({ length: 12 }, (_, at) => [
          sale(`п${at}`, { client_code: `п${at}`, sold_on: "2024-01-10", vin: `VINП${at}`, make: at % 2 ? "Kia" : "Lada", brand: at % 2 ? "Kia" : "Lada" }),
          ...(at < 9 ? [visit(`п${at}`, { client_code: `п${at}`, vin: `VINП${at}`, closed_on: `2024-0${2 + (at % 3)}-10` })] : []),
        ]).flat(),
      ],
      async ({ home }) => {
        const { firstService, repurchase } = await servicePage(home, { asOf, filters: {} }, "branch");
        const [group] = firstService.groups;
        expect(group?.points.map(({ t, atRisk, events }) => [t, atRisk, events])).toEqual([[31, 12, 3], [60, 9, 6], [91, 6, 9]]);
        for (const point of group?.points ?? []) {
          const { figure } = await open(home, "first_service", { upTo: point.t }, { branch: group?.label ?? "" });
          expect([figure.numerator, figure.parts?.["at_risk"]]).toEqual([point.events, point.atRisk]);
          expect(figure.value).toBeCloseTo(1 - point.value, 12);
          expect([figure.low, figure.high]).toEqual([expect.closeTo(1 - point.high, 9), expect.closeTo(1 - point.low, 9)]);
        }
        expect(repurchase.curve).toBeNull();
        const { curves } = await clientsPage(home, { asOf, filters: {} }, { sort: "money", page: 1 });
        const last = curves.groups[0]?.points.at(-1);
        expect((await open(home, "next_contact", { upTo: last?.t ?? 0 })).figure).toMatchObject({ numerator: last?.events, parts: { at_risk: last?.atRisk } });
      },
    ));
});

test("a long curve's table says at every time what the observations say", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ time: fc.integer({ min: 0, max: 900 }), event: fc.boolean() }), { minLength: 45, maxLength: 120 }), (observations) => {
      const curve = returnCurve("", observations);
      if (curve === null) return;
      const [{ points } = { points: [] }] = tableGroups({ name: "", xLabel: "", rising: true, groups: [{ ...curve, label: "" }] });
      for (const { t, atRisk, events, value } of points) {
        expect([t, atRisk, events]).toEqual([t, observations.filter(({ time }) => time >= t).length, observations.filter(({ time, event }) => event && time <= t).length]);
        expect(value).toBeCloseTo(1 - (kaplanMeier(observations).steps.findLast((step) => step.t <= t)?.survival ?? 1), 12);
      }
    }),
    { numRuns: 60 },
  );
});

describe("a bin of the checks", () => {
  const amounts = [99_999, 100_000, 100_000, 199_999, 200_000, 500_000]; // minor units
  const rows = [longAgo, ...amounts.map((total_amount, at) => visit(`${at}`, { client_code: "а", closed_on: "2026-05-10", total_amount, payer: "customer" }))];

  test("opens to its orders: its lower edge belongs to it, its upper edge does not", () =>
    withHome(rows, async ({ home }) => {
      const within = async (from: number, to: number | null) => (await open(home, "paid_orders", { from, to })).rows.map((row) => row.amount).toSorted();
      expect(await within(1000, 2000)).toEqual(["1000.00", "1000.00", "1999.99"]);
      expect(await within(2000, null)).toEqual(["2000.00", "5000.00"]);
      expect(await within(0, 1000)).toEqual(["999.99"]);
    }));

  test("counts what its bar shows, and all bins together are all orders", () =>
    withHome(rows, async ({ home }) => {
      const { bins, check } = await checkPage(home, { asOf, filters: {} });
      expect(bins.length).toBeGreaterThan(10);
      const opened = await Promise.all(bins.map(({ from, to }) => open(home, "paid_orders", { from, to })));
      expect(opened.map(({ figure, rowCount }) => [figure.value, rowCount])).toEqual(bins.map(({ count }) => [count, count]));
      expect(opened.reduce((sum, { rowCount }) => sum + rowCount, 0)).toBe(check.current.n);
    }));
});
