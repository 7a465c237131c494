import { describe, expect, test } from "vitest";
import { booking, cost, debt, fleetContact, meeting, partsOrder, staffRow } from "../sql/factory.ts";
import { visit, withHome } from "./home.ts";

const asOf = "2026-05-31";
const longAgo = visit("0", { client_code: "давний", closed_on: "2023-01-10" });
const come = (who: string, day: string, more: Record<string, string | number> = {}) => visit(`${who} ${day}`, { client_code: who, closed_on: day, ...more });
const firm = { client_kind: "company" };

describe("companies", () => {
  test("fleet_retention and fleet_revenue: companies alone", () =>
    withHome(
      [
        longAgo,
        come("а", "2025-02-01", firm), come("а", "2025-07-01", { ...firm, total_amount: 70_000 }),
        come("б", "2025-02-01", firm),
        come("п", "2025-02-01"), come("п", "2025-07-01", { total_amount: 900_000 }), // a person
      ],
      async ({ one, rows }) => {
        expect(await one("fleet_retention", { asOf })).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 });
        expect(await one("fleet_revenue", { asOf })).toMatchObject({ value: "700.00", n: 1, denominator: null });
        expect((await rows({ asOf, metric: "fleet_revenue" })).map((row) => row.amount)).toEqual(["700.00"]);
      },
    ));

  test("who is known at a company seen in two years, and how long ago its decision maker was met", () =>
    withHome(
      [
        longAgo,
        come("а", "2024-06-01", firm), fleetContact("К1", { client_code: "а" }), fleetContact("К2", { client_code: "а", contact_role: "driver" }),
        meeting("1", { client_code: "а", contact_code: "К1", held_on: "2026-05-01" }), meeting("2", { client_code: "а", contact_code: "К2", held_on: "2026-05-20" }),
        come("б", "2026-01-01", firm), fleetContact("К3", { client_code: "б", until: "2026-05-30" }), // left
        come("в", "2026-01-01", firm), fleetContact("К4", { client_code: "в", since: "2026-06-01" }), fleetContact("К5", { client_code: "в", contact_role: "user_chooser" }),
        come("г", "2026-01-01", firm), fleetContact("К6", { client_code: "г" }), meeting("3", { client_code: "г", contact_code: "К6", held_on: "2026-05-21" }), meeting("4", { client_code: "г", contact_code: "К6", held_on: "2026-06-02" }),
        come("д", "2024-05-31", firm), // not seen for two years
        come("п", "2026-01-01"), // a person
      ],
      async ({ one }) => {
        expect(await one("fleet_decision_maker_known", { asOf })).toMatchObject({ numerator: 2, denominator: 4, parts: { nobody_decides: 2 } });
        expect(await one("fleet_user_chooser_known", { asOf })).toMatchObject({ numerator: 1, denominator: 4 });
        expect(await one("fleet_driver_known", { asOf })).toMatchObject({ numerator: 1, denominator: 4 });
        // а 30 days ago, г 10
        expect(await one("decision_maker_met_days", { asOf })).toMatchObject({ numerator: 40, denominator: 2, value: 20, median: 20 });
      },
    ));
});

describe("parts", () => {
  test("parts_fill, parts_wait and parts_not_notified", () =>
    withHome(
      [
        longAgo,
        partsOrder("1", { client_code: "а", ordered_on: "2026-05-01", arrived_on: "2026-05-03", notified_on: "2026-05-04" }),
        partsOrder("2", { client_code: "а", ordered_on: "2026-05-01", arrived_on: "2026-05-31" }), // lies there
        partsOrder("3", { client_code: "б", ordered_on: "2026-05-20", arrived_on: "2026-06-01" }), // comes later
        partsOrder("4", { client_code: "б", ordered_on: "2026-05-20" }),
        partsOrder("5", { client_code: "в", ordered_on: "2025-05-31", arrived_on: "2025-06-04", issued_on: "2025-06-05" }), // ordered before the window, arrived in it, fetched
        partsOrder("6", { client_code: "в", ordered_on: "2024-01-01", arrived_on: "2024-01-05", notified_on: "2026-06-01" }), // told later
      ],
      async ({ one, rows }) => {
        expect(await one("parts_fill", { asOf })).toMatchObject({ numerator: 2, denominator: 4, value: 0.5 });
        expect(await one("parts_wait", { asOf })).toMatchObject({ numerator: 36, denominator: 3, value: 12, median: 4 }); // 2, 30 and 4 days
        expect(await one("parts_not_notified", { asOf })).toMatchObject({ value: 2, n: 2, unit: "count" });
        expect((await rows({ asOf, metric: "parts_not_notified" })).map((row) => [row.unit, row.id])).toEqual([["part", "2 1"], ["part", "6 1"]]);
      },
    ));

  test("without the export nothing waits, and nothing is said", () => withHome([longAgo], async ({ one }) => expect(await one("parts_not_notified", { asOf })).toMatchObject({ value: null })));
});

describe("bookings", () => {
  test("booking_kept and no_show_share by channel and advisor; those without an outcome are left out", () =>
    withHome(
      [
        longAgo,
        staffRow("7", { name: "Мастеров М." }),
        booking("1", { client_code: "а", channel: "web", advisor: "Мастеров М." }),
        booking("2", { client_code: "б", channel: "web", status: "no_show", advisor: "7" }),
        booking("3", { client_code: "в", channel: "phone", status: "cancelled" }),
        booking("4", { client_code: "г", channel: "phone" }),
        booking("5", { client_code: "д", channel: "phone", status: "open" }),
        booking("6", { client_code: "е", channel: "phone", status: null }),
        booking("7", { client_code: "ж", booked_for: "2026-06-01" }), // later
      ],
      async ({ one, ask }) => {
        expect(await one("booking_kept", { asOf })).toMatchObject({ numerator: 2, denominator: 4, parts: { cancelled: 1 } });
        expect((await ask({ asOf, metrics: ["no_show_share"], by: ["channel"] })).map((f) => [f.by["channel"], f.numerator, f.denominator])).toEqual([["phone", 0, 2], ["web", 1, 2]]);
        expect((await ask({ asOf, metrics: ["no_show_share"], by: ["staff"] })).map((f) => [f.label, f.value])).toEqual(expect.arrayContaining([["Мастеров М.", 0.5]]));
      },
    ));
});

describe("money", () => {
  test("receivable_overdue: due before the day and not all paid; its age", () =>
    withHome(
      [
        longAgo,
        debt("1", { client_code: "а", due_on: "2026-05-30", amount: 10_000, paid_amount: 2_500 }), // 1 day, 75.00
        debt("2", { client_code: "б", due_on: "2026-05-31" }), // due today
        debt("3", { client_code: "в", due_on: "2026-04-01", amount: 10_000, paid_amount: 10_000 }), // paid
        debt("4", { client_code: "г", due_on: "2026-05-20", amount: 5_001 }), // 11 days, 50.01
        debt("5", { client_code: "д", issued_on: "2026-06-01", due_on: "2026-06-02" }), // later
      ],
      async ({ one, rows }) => {
        expect(await one("receivable_overdue", { asOf })).toMatchObject({ value: "125.01", n: 2 });
        expect(await one("receivable_overdue_age", { asOf })).toMatchObject({ numerator: 12, denominator: 2, value: 6, median: 6 });
        expect((await rows({ asOf, metric: "receivable_overdue" })).map((row) => [row.unit, row.id, row.amount])).toEqual([["debt", "1", "75.00"], ["debt", "4", "50.01"]]);
      },
    ));

  test("without the costs a new client has no price", () => withHome([longAgo, come("а", "2026-01-01")], async ({ one }) => expect(await one("acquire_cost", { asOf })).toMatchObject({ value: null, n: 0 })));

  test("acquire_cost, retain_cost and how many times the one is the other", () =>
    withHome(
      [
        longAgo,
        come("старый", "2025-01-10"), come("старый", "2025-07-01"), // kept
        come("вернулся", "2024-05-31"), come("вернулся", "2026-01-01"), // neither: away for more than a year before the period
        ...["н1", "н2", "н3", "н4"].map((who) => come(who, "2025-09-01")),
        cost("2025-06-01", { amount: 60_000 }), cost("2026-05-01", { amount: 20_000, branch: "Центр" }),
        cost("2026-05-01", { aim: "retain", channel: "Рассылки", amount: 10_000 }),
        cost("2025-05-01", { amount: 999_999 }), cost("2026-06-01", { amount: 999_999 }), // outside
      ],
      async ({ one, rows }) => {
        expect(await one("acquire_cost", { asOf })).toMatchObject({ numerator: "800.00", denominator: 4, value: "200.00", low: null });
        expect(await one("retain_cost", { asOf })).toMatchObject({ numerator: "100.00", denominator: 1, value: "100.00" });
        expect(await one("acquire_vs_retain_cost", { asOf })).toMatchObject({ value: 2, parts: { new_client: 4, retained_client: 1 } });
        const spent = await rows({ asOf, metric: "acquire_cost", part: "numerator" });
        expect(spent.map((row) => [row.unit, row.amount])).toEqual([["cost", "200.00"], ["cost", "600.00"]]);
        const won = await rows({ asOf, metric: "acquire_cost", part: "denominator" });
        expect(won.map((row) => [row.unit, row.sources.length])).toEqual(Array.from({ length: 4 }, () => ["client", 1]));
      },
    ));
});
