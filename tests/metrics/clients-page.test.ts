import { describe, expect, test } from "vitest";
import { clientsPage } from "#app/services/clients/clients-page.server.ts";
import { lostList } from "#app/services/clients/lost-list.server.ts";
import { turningPoint } from "#app/services/clients/turning-point.ts";
import { branchReturns } from "#app/services/clients/returns.server.ts";
import { clientHead } from "#app/services/identity/client-head.server.ts";
import { clientTimeline } from "#app/services/identity/client-timeline.server.ts";
import { rfmClasses, segmentOf, segments } from "#app/metrics/rfm.ts";
import { tierOf } from "#app/metrics/tiers.ts";
import { visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
const longAgo = visit("0", { client_code: "давний", closed_on: "2022-01-10" });
const come = (who: string, ...days: string[]) => days.map((day) => visit(`${who} ${day}`, { client_code: who, closed_on: day }));
const request = { sort: "money", page: 1 } as const;

describe("the step from which counts fall", () => {
  const steps = (observed: readonly number[]) => observed.map((n) => ({ observed: n, expected: 100 }));

  test("found where it is, with the levels before and after", () => {
    expect(turningPoint(steps([101, 99, 100, 100, 102, 98, 60, 62, 58]))).toMatchObject({ at: 6, before: 1, after: 0.6 });
  });
  test("not in what chance gives, not in a rise, not in the last two steps alone", () => {
    expect(turningPoint(steps([101, 90, 112, 95, 104, 99, 93, 108, 97]))).toBeNull();
    expect(turningPoint(steps([60, 62, 58, 101, 99, 100]))).toBeNull();
    expect(turningPoint(steps([100, 100, 100, 0]))).toBeNull();
  });
  test("a season that was expected is no fall", () => {
    expect(turningPoint([100, 110, 95, 40, 42, 39].map((n) => ({ observed: n, expected: n })))).toBeNull();
  });
});

describe("the page", () => {
  test("a cohort begun in the first 12 months of data is marked, a quarter that is not over is blank", () =>
    withHome([...come("а", "2025-01-15", "2025-04-01"), ...come("б", "2026-01-10", "2026-05-02")], async ({ home }) => {
      const { cohorts } = await clientsPage(home, { asOf, filters: {} }, request);
      expect(cohorts.quarters).toEqual([1, 2, 3, 4]);
      expect(cohorts.rows.map(({ cohort, n, early, cells }) => [cohort, n, early, cells.map((cell) => cell?.value ?? null)])).toEqual([["2025-Q1", 1, true, [1, 0, 0, 0]]]);
      const later = await clientsPage(home, { asOf: "2026-06-30", filters: {} }, request);
      expect(later.cohorts.rows.map(({ cohort, early, cells }) => [cohort, early, cells.map((cell) => cell?.value ?? null)])).toEqual([
        ["2025-Q1", true, [1, 0, 0, 0, 0]],
        ["2026-Q1", false, [1, null, null, null, null]],
      ]);
    }));

  test("of many cohorts the latest are shown, with how many come before", () => {
    const quarters = Array.from({ length: 27 }, (_, at) => `${2019 + Math.floor(at / 4)}-${String((at % 4) * 3 + 1).padStart(2, "0")}-10`);
    return withHome(quarters.flatMap((day, at) => come(`к${at}`, day)), async ({ home }) => {
      const { cohorts } = await clientsPage(home, { asOf, filters: {} }, request);
      expect([cohorts.rows.length, cohorts.rows[0]?.cohort, cohorts.rows[0]?.cells.length, cohorts.earlier]).toEqual([24, "2019-Q4", 20, 3]); // a cohort is followed for five years
      const all = (await clientsPage(home, { asOf, filters: {} }, { ...request, allCohorts: true })).cohorts;
      expect([all.rows.length, all.rows[0]?.cohort, all.earlier]).toEqual([27, "2019-Q1", 0]);
    });
  });

  test("a month before the last is told with those after it, which keep the chart whole", () =>
    withHome([longAgo, ...come("а", "2025-09-01", "2026-05-31")], async ({ home }) => {
      const { months, after } = await clientsPage(home, { period: { from: "2026-03-01", to: "2026-03-31" }, filters: {} }, request);
      expect([months.length, months.at(-1)?.month, after.map(({ month, incomplete }) => [month, incomplete])]).toEqual([24, "2026-03", [["2026-04", false], ["2026-05", false]]]);
    }));

  test("states of a month are the loyal, the repeat, the once and the too new, and make up the active", () =>
    withHome([longAgo, ...come("лояльный", "2025-09-01", "2026-01-01"), ...come("разовый", "2025-09-01"), ...come("новый", "2026-05-01")], async ({ home }) => {
      const { months } = await clientsPage(home, { asOf, filters: {} }, request);
      expect(months).toHaveLength(24);
      const last = months.at(-1);
      expect(last).toMatchObject({ month: "2026-05", incomplete: false, states: { parts: { active: 3, loyal: 1, repeat: 1, too_new: 1 }, denominator: 2 } });
      expect(last?.flow.by).toEqual({ month: "2026-05" });
    }));

  test("a branch whose clients stop coming is found with its month, against branches that go on", () => {
    const months = Array.from({ length: 24 }, (_, at) => new Date(Date.UTC(2024, 5 + at, 10)).toISOString().slice(0, 10));
    const clients = (branch: string, until: string) =>
      Array.from({ length: 5 }, (_, n) => months.filter((day) => day < until).map((day) => visit(`${branch}${n} ${day}`, { client_code: `${branch}${n}`, branch, closed_on: day }))).flat();
    return withHome([longAgo, ...clients("Север", "2026-01-01"), ...clients("Юг", "2027"), ...clients("Центр", "2027")], async ({ home }) => {
      const returns = await branchReturns(home, asOf, {});
      expect(returns.map(({ branch, since }) => [branch, since])).toEqual([["Север", "2026-01"], ["Центр", null], ["Юг", null]]);
      expect(returns[0]).toMatchObject({ after: 0 });
      const filtered = await branchReturns(home, asOf, { branch: ["Юг"] });
      expect(filtered.map(({ branch, chosen, since }) => [branch, chosen, since])).toEqual([["Север", false, "2026-01"], ["Центр", false, null], ["Юг", true, null]]);
      const earlier = await branchReturns(home, "2025-10-31", {}, ["2025-11-30", "2026-05-31"]);
      expect(earlier.map(({ branch, since, later }) => [branch, since, later.map(({ month }) => month)])).toEqual([["Север", null, ["2025-11", "2026-05"]], ["Центр", null, ["2025-11", "2026-05"]], ["Юг", null, ["2025-11", "2026-05"]]]);
    });
  });

  test("the lost in the order of what they brought, each with the most telling reason", () => {
    const back = (days: number) => new Date(Date.parse(asOf) - days * 864e5).toISOString().slice(0, 10);
    const at = (who: string, days: number, more: Record<string, string | number> = {}) => visit(`${who} ${days}`, { client_code: who, client_name: who, closed_on: back(days), ...more });
    const crowd = Array.from({ length: 30 }, (_, n) => [at(`к${n}`, 900, { total_amount: 100 }), at(`к${n}`, 800, { total_amount: 100 })]).flat();
    const rows = [at("сегодня", 0), ...crowd, at("дорогой", 700, { total_amount: 90_000, phone: "+77011234567" }), at("скидка", 800, { total_amount: 30_000, promo_code: "А" }), at("скидка", 700, { total_amount: 30_000, promo_code: "А" })];
    return withHome(rows, async ({ home }) => {
      const { lost } = await clientsPage(home, { asOf, filters: {} }, request);
      expect(lost).toMatchObject({ total: 32, page: 1, pages: 2 });
      expect(lost.clients.slice(0, 3).map(({ name, atStake, reason, silentDays }) => [name, Number(atStake), reason, silentDays])).toEqual([["дорогой", 90_000, "one_visit", 700], ["скидка", 60_000, "discount_only", 700], [expect.any(String), 200, "regular", 800]]);
      expect(lost.clients[0]?.phone).toBe("+7\u00a0701\u00a0•••\u00a0••\u00a067");
      expect((await lostList(home, { asOf, filters: {}, sort: "money", contacts: "whole" }))[0]?.phone).toBe("+7\u00a0701\u00a0123-45-67");
      expect((await clientsPage(home, { asOf, filters: {} }, { sort: "silence", page: 99 })).lost).toMatchObject({ page: 2, clients: { length: 7 } });
    });
  });
});

describe("a client's page", () => {
  test("says how the client stands and what happened, newest first, with the line", () =>
    withHome(
      [longAgo, ...come("а", "2025-09-01", "2026-04-01"), visit("конец", { client_code: "б", closed_on: asOf })],
      async ({ home, rows }) => {
        const [client] = await rows({ metric: "loyal_client_share", part: "loyal", asOf });
        const id = Number(client?.id);
        const head = await clientHead(home, id, []);
        expect(head).toMatchObject({ asOf, standing: { status: "never_asked" }, tier: "none", lastContact: "2026-04-01" });
        expect(head?.changes).toEqual([{ month: "2026-04", status: "loyal" }, { month: "2026-03", status: "once" }, { month: "2025-09", status: "too_new" }]);
        const timeline = await clientTimeline(home, id, false);
        expect(timeline).toMatchObject({ total: 2, events: [{ day: "2026-04-01", kind: "visit", no: "а 2026-04-01" }, { day: "2025-09-01" }] });
        expect(timeline.events[0]?.source.line).toBeGreaterThan(0);
      },
    ));
});

describe("rules", () => {
  test("every cell of recency and frequency has a segment, and every segment a cell", () => {
    const found = rfmClasses.flatMap((r) => rfmClasses.map((f) => segmentOf(Number(r), Number(f))));
    expect(new Set(found)).toEqual(new Set(segments));
    expect([segmentOf(5, 5), segmentOf(2, 5), segmentOf(1, 1)]).toEqual(["champions", "at_risk", "gone"]);
    expect(() => segmentOf(0, 1)).toThrow(RangeError);
  });
  test("a level wants a card first", () => {
    const has = { visits: 5, spend: 0, vehicles: 0 };
    expect([tierOf(false, has), tierOf(true, has), tierOf(true, { ...has, visits: 3 }), tierOf(true, { ...has, visits: 0, vehicles: 2 }), tierOf(true, { ...has, visits: 2 })]).toEqual(["none", "gold", "silver", "silver", "card"]);
  });
  test("clients by recency and frequency: last visit within 3, 6, 12, 18 months, visit days of 24", () =>
    withHome(
      [longAgo, ...come("а", "2026-03-01", "2026-04-01"), ...come("б", "2026-02-28"), ...come("в", "2024-06-01", "2024-07-01", "2024-08-01"), ...come("г", "2024-05-31")],
      async ({ ask }) => {
        const cells = await ask({ asOf, metrics: ["rfm_clients"], by: ["recency", "frequency", "segment"] });
        expect(cells.map((f) => [f.by["recency"], f.by["frequency"], f.by["segment"], f.value])).toEqual([["1", "3", "at_risk", 1], ["4", "1", "newcomers", 1], ["5", "2", "growing", 1]]);
      },
    ));
});
