import { describe, expect, test } from "vitest";
import { lostAfterDays } from "#app/services/clients/gaps.server.ts";
import { visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
const dayBefore = (iso: string, days: number) => new Date(Date.parse(iso) - days * 864e5).toISOString().slice(0, 10);
const at = (who: string, daysAgo: number, more: Record<string, string | number> = {}) => visit(`${who} ${daysAgo}`, { client_code: who, closed_on: dayBefore(asOf, daysAgo), ...more });
/** Thirty who came back after 100 days and stay silent since, long enough to be looked at for more than 12 months. */
const returners = Array.from({ length: 30 }, (_, n) => [at(`к${n}`, 900), at(`к${n}`, 800)]).flat();
/** The data go on until the day itself; a silence of no length changes nothing. */
const today = at("сегодня", 0);

describe("the gap after which fewer than one in ten return", () => {
  test("30 of 60 gaps end after 100 days, none later: after 100 days of silence nobody returns", () =>
    // S is 1 up to the 100th day and ½ from then on. After g < 100 days the chance is 1 − S(g + 365) ÷ S(g) = ½; after 100 it is 0.
    withHome([...returners, today], async ({ home }) => expect(await lostAfterDays(home)).toBe(100)));

  test("a late return moves the threshold: four of the thirty come back again after 400 days", () =>
    // On the 400th day 26 are open for 800, four return and four are open just so long: 1 − 30 ÷ 34 = .118 for g from 100 on. After 400 nobody returns.
    withHome([...returners, today, ...["к0", "к1", "к2", "к3"].map((who) => at(who, 400))], async ({ home }) => expect(await lostAfterDays(home)).toBe(400)));

  test("under thirty gaps that ended nothing is said, and nobody is lost", () =>
    withHome([...returners.slice(2), today], async ({ home, one }) => {
      expect(await lostAfterDays(home)).toBeNull();
      expect(await one("lost_client_share", { asOf })).toMatchObject({ value: null, numerator: 0, denominator: 0 });
    }));
});

describe("lost clients", () => {
  const rows = [
    today,
    ...returners, // lost: silent for 800 days
    at("на грани", 100), // silent for just the gap: not lost
    at("вчера потерян", 101), // too new to tell: the first contact is less than six months ago
    at("давний", 500), at("давний", 99), // not lost
    at("маржа", 600, { total_amount: 50_000, cost_amount: 20_000 }), // older than 12 months before the last contact
    at("маржа", 230, { total_amount: 10_000, cost_amount: 4_000 }), at("маржа", 220, { total_amount: 3_000, cost_amount: 1_000 }),
    at("выручка", 230, { total_amount: 10_000, cost_amount: 4_000 }), at("выручка", 220, { total_amount: 3_000 }), // one cost is not known
  ];

  test("count, share of those known and not too new, and the money of their last active year", () =>
    withHome(rows, async ({ home, one, rows: behind }) => {
      expect(await lostAfterDays(home)).toBe(100);
      // Known: 30 + давний + маржа + выручка; lost: all of them but давний.
      expect(await one("lost_client_share", { asOf })).toMatchObject({ numerator: 32, denominator: 33 });
      expect(await one("lost_clients", { asOf })).toMatchObject({ value: 32, parts: { known: 33, by_revenue: 31 } });
      // 30 × two visits of 100.00 within 12 months, no cost: 6 000; маржа 60 + 20 = 80; выручка 130.
      expect(await one("lost_money", { asOf })).toMatchObject({ value: "6210.00", n: 32 });
      const lost = await behind({ metric: "lost_money", asOf });
      expect(lost).toHaveLength(32);
      expect(lost.reduce((sum, row) => sum + Number(row.amount), 0)).toBe(6210);
      expect(lost.every((row) => row.sources.length > 0)).toBe(true);
    }));

  test("a client first seen two months ago is in no lost", () =>
    withHome(rows, async ({ rows: behind }) => {
      expect((await behind({ metric: "lost_clients", asOf, part: "known" })).map((row) => row.name)).not.toContain("вчера потерян");
    }));

  test("belongs to the branch of the last contact", () =>
    withHome([...returners, today, at("а", 700, { branch: "Север" }), at("а", 650, { branch: "Юг" }), at("а", 600, { branch: "Юг" })], async ({ ask }) => {
      const figures = await ask({ asOf, metrics: ["lost_clients"], by: ["branch"] });
      expect(figures.map((f) => [f.by["branch"], f.value])).toEqual([["Центр", 30], ["Юг", 1]]);
    }));
});
