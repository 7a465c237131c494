import { expect, test } from "vitest";
import { visit, withHome, type TinyHome } from "./home.ts";

const asOf = "2026-05-31";
const longAgo = visit("0", { client_code: "давний", closed_on: "2020-01-10" });
let no = 0;
const came = (who: string, closed_on: string, more: Record<string, string | number> = {}) => visit(`в${++no}`, { client_code: who, closed_on, ...more });
const of = async ({ one }: TinyHome, metric: string): Promise<string> => {
  const { numerator, denominator } = await one(metric, { asOf });
  return `${numerator} of ${denominator}`;
};

test("by car: two visits of one car on two days within the year, whoever brought it; two orders of a day are one", () =>
  withHome(
    [
      longAgo,
      came("а", "2025-09-01", { vin: "VIN1" }), came("б", "2026-03-01", { vin: "VIN1" }),
      came("а", "2025-09-01", { vin: "VIN2" }), came("а", "2025-09-01", { vin: "VIN2" }),
      came("а", "2025-05-31", { vin: "VIN3" }), came("а", "2026-03-01", { vin: "VIN3" }), // the first day is outside
      came("а", "2026-03-01", { vin: "VIN4", payer: "internal" }), // no visit
    ],
    async (tiny) => expect(await of(tiny, "cars_twice_share")).toBe("1 of 3"),
  ));

test("thirteen months after the latest visit of (30 April 2024, 30 April 2025]: the last day counts, the day after does not", () =>
  withHome(
    [
      longAgo,
      came("а", "2024-06-10"), came("а", "2025-07-10"), // 10 July 2025 is the thirteenth month's last day
      came("б", "2024-06-10"), came("б", "2025-07-11"),
      came("в", "2024-06-10"), came("в", "2025-03-01"), // the latest of the window is what counts from: nobody came since
      came("г", "2025-04-30"), came("г", "2026-05-30"),
      came("д", "2024-04-30"), came("е", "2025-05-01"), // outside
    ],
    async (tiny) => expect(await of(tiny, "thirteen_month_retention")).toBe("2 of 4"),
  ));

test("both years: seen in each of the last two windows of twelve months", () =>
  withHome(
    [longAgo, came("а", "2024-06-01"), came("а", "2025-06-01"), came("б", "2025-05-31"), came("в", "2025-06-01"), came("г", "2024-05-31"), came("д", "2024-07-01"), came("д", "2025-05-31")],
    async (tiny) => {
      expect(await of(tiny, "both_years_share")).toBe("1 of 4");
      expect((await tiny.one("both_years_share", { asOf })).parts).toEqual({ only_recent: 1, only_before: 2 });
    },
  ));

test("own interval: silent no longer than one and a half of the own mean gap", () =>
  withHome(
    [
      longAgo,
      came("а", "2025-11-02"), came("а", "2026-02-10"), // a gap of 100 days, silent for 110
      came("б", "2025-09-11"), came("б", "2026-01-30"), // 141 and 121: in time, but for the two below
      came("ж", "2026-03-20"), came("ж", "2026-04-01"), // first seen two months ago: too new to tell, though silent for five gaps
      came("в", "2025-10-12"), came("в", "2026-01-01"), // 81, silent for 150: 300 > 243
      came("г", "2025-09-23"), came("г", "2026-01-01"), // 100, silent for 150: just in time
      came("д", "2026-03-01"), // one visit is no interval
      came("е", "2023-01-01"), came("е", "2024-05-31"), // latest visit too long ago
    ],
    async (tiny) => expect(await of(tiny, "own_interval_share")).toBe("3 of 4"),
  ));

test("more than one visit in the year, be the client new or discounted", () =>
  withHome([longAgo, came("а", "2026-03-01", { promo_code: "X" }), came("а", "2026-04-01", { promo_code: "X" }), came("б", "2025-09-01"), came("б", "2025-05-31")], async (tiny) =>
    expect(await of(tiny, "more_than_once_share")).toBe("1 of 2"),
  ));
