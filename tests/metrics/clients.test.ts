import { describe, expect, test } from "vitest";
import { sale, visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
/** Data reach back before every window. */
const longAgo = visit("0", { client_code: "давний", closed_on: "2022-01-10" });
const come = (who: string, ...days: string[]) => days.map((day) => visit(`${who} ${day}`, { client_code: who, closed_on: day }));
const numerators = (figures: readonly { readonly numerator: unknown; readonly by: Readonly<Record<string, unknown>> }[], name: string) =>
  Object.fromEntries(figures.map((f) => [f.by[name], f.numerator]));

describe("who came, who stayed, who went in a month", () => {
  const rows = [
    longAgo,
    ...come("верный", "2025-10-01", "2026-05-10"), // active on 30 April, came in May: kept
    ...come("тихий", "2025-10-02"), // active on both days, did not come: kept
    ...come("ушёл", "2025-05-20"), // active on 30 April; on 31 May the contact is older than a year: leaked
    ...come("край", "2025-05-31"), // on 31 May the left edge is open: leaked
    ...come("новый", "2026-05-02"), // first contact ever
    ...come("вернулся", "2024-03-03", "2026-05-03"), // silent for two years
    ...come("давно", "2024-03-03"), // neither active on 30 April nor on 31 May
  ];

  test("gained − leaked is the change of active clients", () =>
    withHome(rows, async ({ one }) => {
      const leak = await one("client_leak", { period: "2026-05" });
      expect(leak).toMatchObject({ numerator: 2, denominator: 4, value: 0.5 });
      expect(leak.parts).toEqual({ was_active: 4, is_active: 4, gained: 2, new_client: 1, returned_client: 1, kept: 2, leaked: 2, came_again: 1 });
      expect(await one("new_clients", { period: "2026-05" })).toMatchObject({ value: 1 });
      expect(await one("returned_clients", { period: "2026-05" })).toMatchObject({ value: 1 });
      expect(await one("leaked_clients", { period: "2026-05" })).toMatchObject({ value: 2 });
      expect(await one("return_rate", { period: "2026-05" })).toMatchObject({ numerator: 1, denominator: 4, parts: { stayed_away: 3 } });
      expect(await one("active_clients", { asOf })).toMatchObject({ value: 4 });
      expect(await one("active_clients", { asOf: "2026-04-30" })).toMatchObject({ value: 4 });
    }));

  test("month by month the flow joins one month end to the next, and to the active clients of both", () =>
    withHome(rows, async ({ ask }) => {
      const period = "2025-12..2026-05";
      const flows = await ask({ period, metrics: ["client_leak"], by: ["month"] });
      const active = await ask({ period, metrics: ["active_clients"], by: ["month"] });
      expect(active.map((f) => f.value)).toEqual([4, 4, 4, 4, 4, 4]);
      flows.forEach((flow, at) => {
        expect(Number(flow.parts?.["was_active"]) + Number(flow.parts?.["gained"]) - Number(flow.parts?.["leaked"])).toBe(flow.parts?.["is_active"]);
        expect(flow.parts?.["is_active"]).toBe(active[at]?.value);
        if (at > 0) expect(flow.parts?.["was_active"]).toBe(active[at - 1]?.value);
      });
    }));

  test("a month that the as-of date cuts short ends there", () =>
    withHome([...rows, ...come("поздний", "2026-05-20")], async ({ ask }) => {
      const [flow] = await ask({ asOf: "2026-05-15", period: "2026-05", metrics: ["client_leak"] });
      expect(flow?.parts).toMatchObject({ new_client: 1, leaked: 0, was_active: 4, is_active: 6 });
    }));

  test("a client belongs to the branch of the last contact before the period", () =>
    withHome(
      [longAgo, visit("1", { client_code: "а", branch: "Север", closed_on: "2026-04-01" }), visit("2", { client_code: "а", branch: "Юг", closed_on: "2026-05-01" })],
      async ({ ask }) => {
        const figures = await ask({ period: "2026-05", metrics: ["return_rate"], by: ["branch"] });
        expect(figures.map((f) => [f.by["branch"], f.numerator, f.denominator])).toEqual([["Север", 1, 1]]);
      },
    ));

  test("blank where the year before the month starts before the data", () =>
    withHome(come("а", "2025-05-10"), async ({ one }) => {
      expect(await one("client_leak", { period: "2026-04" })).toMatchObject({ value: null, marks: expect.arrayContaining(["history_too_short"]) });
      expect((await one("client_leak", { period: "2026-05" })).marks).toContain("first_year_of_data");
    }));
});

describe("what an active client brings", () => {
  const paid = (no: string, who: string, day: string, total: number, more: Record<string, string | number> = {}) => visit(no, { client_code: who, closed_on: day, total_amount: total, ...more });

  test("visits, revenue and margin per active client, loyal against the rest", () =>
    withHome(
      [
        longAgo,
        paid("1", "лояльный", "2025-09-01", 10_000, { cost_amount: 6_000 }),
        paid("2", "лояльный", "2026-03-01", 20_000, { cost_amount: 15_000 }),
        paid("3", "лояльный", "2026-03-01", 5_000, { kind: "parts", cost_amount: 4_000 }), // parts are revenue and no visit
        paid("4", "лояльный", "2026-04-01", 7_000, { payer: "warranty", cost_amount: 1_000 }), // a visit, and no revenue
        paid("5", "разовый", "2025-08-01", 4_000), // no cost: the margin of this client is not known
        paid("6", "новый", "2026-05-01", 1_000, { cost_amount: 400 }),
        paid("7", "прежний", "2025-05-31", 9_000), // not active
      ],
      async ({ one, ask }) => {
        expect(await one("visit_frequency", { asOf })).toMatchObject({ numerator: 5, denominator: 3, value: 5 / 3 });
        expect(await one("revenue_per_client", { asOf })).toMatchObject({ numerator: "400.00", denominator: 3, value: "133.33" });
        expect(await one("margin_per_client", { asOf })).toMatchObject({ numerator: "106.00", denominator: 2, value: "53.00" });
        const byStatus = await ask({ asOf, metrics: ["revenue_per_client"], by: ["status"] });
        expect(numerators(byStatus, "status")).toEqual({ loyal: "350.00", once: "40.00", too_new: "10.00" });
        expect(await one("visit_frequency", { asOf, where: { status: ["loyal"] } })).toMatchObject({ numerator: 3, denominator: 1 });
      },
    ));

  test("where no order has a cost nobody's margin is known", () =>
    withHome([longAgo, paid("1", "а", "2026-03-01", 10_000), ...come("б", "2026-03-01").map((row) => row)], async ({ one }) => {
      expect(await one("margin_per_client", { asOf })).toMatchObject({ value: null, denominator: 0 });
    }));

  test("discount_only_share: of those who come repeatedly, those who never came at full price", () =>
    withHome([longAgo, ...come("а", "2025-09-01", "2026-01-01"), paid("б1", "б", "2025-09-01", 100, { promo_code: "X" }), paid("б2", "б", "2026-01-01", 100, { promo_code: "X" })], async ({ one }) => {
      expect(await one("discount_only_share", { asOf })).toMatchObject({ numerator: 1, denominator: 2 });
    }));
});

describe("levels of the programme", () => {
  test("card, silver by three visits or a second car, gold by five visits; moves against a year before", () =>
    withHome(
      [
        longAgo,
        ...come("без карты", "2025-09-01", "2025-10-01", "2025-11-01"),
        visit("к1", { client_code: "карта", card_no: "1000001", closed_on: "2025-09-01" }),
        ...["2025-09-01", "2025-10-01", "2025-11-01"].map((day) => visit(`с ${day}`, { client_code: "серебро", card_no: "1000002", closed_on: day })), // not known a year before: no move
        ...["2025-05-01", "2025-07-01", "2025-08-01", "2025-09-01", "2025-10-01", "2025-11-01"].map((day) => visit(`з ${day}`, { client_code: "золото", card_no: "1000003", closed_on: day })), // card a year before
        ...["2024-07-01", "2024-08-01", "2024-09-01", "2025-09-01"].map((day) => visit(`в ${day}`, { client_code: "вниз", card_no: "1000004", closed_on: day })), // silver a year before
        sale("м1", { client_code: "машины", card_no: "1000005", sold_on: "2023-01-01", vin: "VIN1" }),
        sale("м2", { client_code: "машины", card_no: "1000005", sold_on: "2026-01-01", vin: "VIN2" }), // the second car
      ],
      async ({ one, ask }) => {
        expect(numerators(await ask({ asOf, metrics: ["tier_ladder"], by: ["tier"] }), "tier")).toEqual({ none: 1, card: 2, silver: 2, gold: 1 });
        expect((await one("tier_ladder", { asOf })).parts).toEqual({ member: 5, moved_up: 2, moved_down: 1 });
        expect((await one("tier_ladder", { asOf, where: { tier: ["gold"] } })).parts).toMatchObject({ moved_up: 1, moved_down: 0 });
      },
    ));
});

describe("the client of the month", () => {
  test("most visit days, then the larger margin; the rows are those visits", () =>
    withHome(
      [
        longAgo,
        ...come("реже", "2026-05-01"),
        visit("а1", { client_code: "а", closed_on: "2026-05-01", total_amount: 900, cost_amount: 100 }),
        visit("а2", { client_code: "а", closed_on: "2026-05-02", total_amount: 900, cost_amount: 100 }), // margin 1600
        visit("б1", { client_code: "б", closed_on: "2026-05-01", total_amount: 2_000, cost_amount: 1_000 }),
        visit("б2", { client_code: "б", closed_on: "2026-05-03", total_amount: 2_000, cost_amount: 1_900 }), // margin 1100
        ...come("в", "2026-04-01", "2026-04-02", "2026-04-03", "2026-05-01"), // more, in the month before
      ],
      async ({ one, rows }) => {
        expect(await one("client_of_month", { asOf })).toMatchObject({ value: 2 });
        expect((await rows({ metric: "client_of_month", asOf })).map((row) => row.id)).toEqual(["Центр а2", "Центр а1"]);
        expect(await one("client_of_month", { period: "2026-04" })).toMatchObject({ value: 3 });
      },
    ));
});
