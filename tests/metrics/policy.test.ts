import { describe, expect, test } from "vitest";
import { catalog } from "#app/metrics/catalog.ts";
import { compileFigures, compileRows, spanAt } from "#app/metrics/compile.ts";
import { loyalClientShare } from "#app/metrics/definitions/clients.ts";
import { appliedAs, defaultApplied, defaultPolicy, type AppliedPolicy, type Policy } from "#app/metrics/policy.ts";
import { figures } from "#app/services/figures.server.ts";
import type { Engine } from "#pipelines/warehouse/engine.ts";
import { sale, survey, visit, withHome, type TinyHome } from "./home.ts";

const asOf = "2026-05-31";
/** Data reach back before every window. */
const longAgo = visit("0", { client_code: "давний", closed_on: "2020-01-10" });
const came = (who: string, no: string, closed_on: string, more: Record<string, string | number> = {}) => visit(`${who}${no}`, { client_code: who, closed_on, ...more });
const twice = (who: string, first: Record<string, string | number> = {}, second: Record<string, string | number> = {}) => [came(who, "1", "2025-09-01", first), came(who, "2", "2026-03-01", second)];

/** Loyal of eligible, by version 1 with some of it changed. */
const share = async ({ home }: TinyHome, change: Partial<Policy>): Promise<string> => {
  const [figure] = await figures(home, loyalClientShare, [spanAt(asOf)], [], {}, { policy: { ...defaultPolicy, ...change }, version: null });
  return `${figure?.numerator} of ${figure?.denominator}`;
};

describe("each parameter moves the loyal share, worked by hand", () => {
  test("window: a visit of 20 months ago counts in a window of 24; what is too new is measured apart", () =>
    withHome([longAgo, ...twice("а"), came("б", "1", "2024-10-01"), came("б", "2", "2026-03-01"), came("в", "1", "2024-10-01")], async (tiny) => {
      expect(await share(tiny, {})).toBe("1 of 2"); // б came once within 12 months, в not at all
      expect(await share(tiny, { window_months: 24 })).toBe("2 of 3");
      expect(await share(tiny, { window_months: 3 })).toBe("0 of 2"); // the first visits are outside (28 February, 31 May]
    }));

  test("a window longer than the data is blank, though it counts", () =>
    withHome([...twice("а")], async ({ home }) => {
      const [figure] = await figures(home, loyalClientShare, [spanAt(asOf)], [], {}, { policy: { ...defaultPolicy, window_months: 9 }, version: null });
      expect(figure).toMatchObject({ value: 1, definition: "loyal_client@draft" }); // data from September: nine months back is 1 September
      const [year] = await figures(home, loyalClientShare, [spanAt(asOf)], [], {});
      expect(year).toMatchObject({ value: null, numerator: 1, marks: ["history_too_short", "small_n", "discounts_unknown"], definition: "loyal_client@1" });
    }));

  test("too new: with 0 nobody is, with 12 the clients of the last year are", () =>
    withHome([longAgo, ...twice("а"), came("б", "1", "2026-01-01"), came("б", "2", "2026-04-01")], async (tiny) => {
      expect(await share(tiny, {})).toBe("1 of 1");
      expect(await share(tiny, { too_new_months: 0 })).toBe("2 of 2");
      expect(await share(tiny, { too_new_months: 12 })).toBe("0 of 0");
    }));

  test("visits: one is enough, or three are needed", () =>
    withHome([longAgo, ...twice("а"), came("б", "1", "2025-09-01"), ...twice("в"), came("в", "3", "2026-04-01")], async (tiny) => {
      expect(await share(tiny, {})).toBe("2 of 3");
      expect(await share(tiny, { min_visits: 1 })).toBe("3 of 3");
      expect(await share(tiny, { min_visits: 3 })).toBe("1 of 3");
    }));

  test("discount threshold: 10 % off on both visits is no discount at 15 %, and one at 10 %", () =>
    withHome([longAgo, ...twice("а", { discount_amount: 1_000, total_amount: 9_000 }, { discount_amount: 1_000, total_amount: 9_000 })], async (tiny) => {
      expect(await share(tiny, {})).toBe("1 of 1");
      expect(await share(tiny, { discount_threshold: 0.1 })).toBe("0 of 1");
      expect(await share(tiny, { discount_threshold: 0.1001 })).toBe("1 of 1");
    }));

  test("payers and kinds: warranty visits left out, counter sales let in", () =>
    withHome(
      [longAgo, ...twice("а", { payer: "warranty" }), ...twice("б", {}, { kind: "parts" }), came("в", "1", "2025-09-01", { payer: "warranty" }), came("г", "1", "2025-09-01", { kind: "parts" })],
      async (tiny) => {
        expect(await share(tiny, {})).toBe("1 of 3"); // а; б's second and г's only order are no visits
        expect(await share(tiny, { payers: ["customer", "insurer"] })).toBe("0 of 1"); // в is gone, and а is known since March only: too new
        expect(await share(tiny, { kinds: [...defaultPolicy.kinds, "parts"] })).toBe("2 of 4"); // б came twice, г once
      },
    ));

  test("detractors: up to 6, or up to 7", () =>
    withHome([longAgo, ...twice("а"), survey("а", { client_code: "а", recommend_score: 7 })], async (tiny) => {
      expect(await share(tiny, {})).toBe("1 of 1");
      expect(await share(tiny, { detractor_max: 7 })).toBe("0 of 1");
    }));

  test("sold cars: visits with, and purchases of, a car that another client bought since do not count", () =>
    withHome(
      [
        longAgo,
        ...twice("а", { vin: "VINA" }, { vin: "VINA" }), // keeps the car
        ...twice("б", { vin: "VINB" }, { vin: "VINB2" }), // sold the first, keeps the second: one visit left
        ...twice("в", { vin: "VINC" }, { vin: "VINC" }), // sold: not active any more
        sale("1", { client_code: "новый", vin: "VINB", sold_on: "2026-04-01" }),
        sale("2", { client_code: "новый", vin: "VINC", sold_on: "2026-04-01" }),
        came("г", "1", "2025-09-01"), // no car named: counts
      ],
      async (tiny) => {
        expect(await share(tiny, {})).toBe("3 of 4"); // the buyer is too new
        expect(await share(tiny, { sold_cars: false })).toBe("1 of 3");
      },
    ));

  test("counting cars: two visits with two cars are two cars that came once; a car of two clients came twice", () =>
    withHome(
      [longAgo, ...twice("а", { vin: "VIN1" }, { vin: "VIN2" }), came("б", "1", "2025-09-01", { vin: "VIN3" }), came("в", "1", "2026-03-01", { vin: "VIN3" }), ...twice("г")],
      async (tiny) => {
        expect(await share(tiny, {})).toBe("2 of 3"); // а and г; б came once, в is too new
        expect(await share(tiny, { counting: "vin" })).toBe("1 of 2"); // VIN1 once, VIN3 twice; VIN2 is too new, г names no car
      },
    ));
});

test("the rows behind a draft are as many as it counts, by client and by car", () =>
  withHome([longAgo, ...twice("а", { vin: "VIN1" }, { vin: "VIN1" }), ...twice("б", { vin: "VIN2" }), survey("а", { client_code: "а", recommend_score: 2 })], async ({ home }) => {
    for (const counting of ["client", "vin"] as const) {
      const applied = appliedAs(defaultApplied, { ...defaultPolicy, counting, sold_cars: false });
      const question = { metric: loyalClientShare, spans: [spanAt(asOf)], by: [], filters: {}, satisfactionMax: 10, applied };
      const [sums] = await home.engine.query<{ numerator: number; denominator: number }>(compileFigures(question));
      const rows = await home.engine.query<{ in_numerator: boolean; in_denominator: boolean }>(compileRows(question, null));
      expect([rows.filter((row) => row.in_numerator).length, rows.length]).toEqual([sums?.numerator, sums?.denominator]);
    }
  }));

/** What every metric answers, as sums by branch and brand where it can be split so. */
async function everything(engine: Engine, applied: AppliedPolicy) {
  const answers = [];
  for (const metric of catalog) {
    const by = (["branch", "brand"] as const).filter((name) => (metric.population.dimensions as readonly string[]).includes(name));
    answers.push([metric.id, await engine.query(compileFigures({ metric, spans: [spanAt(asOf)], by, filters: {}, satisfactionMax: 10, applied }))]);
  }
  return answers;
}

test("tables made from the orders in the statement say what the marts built with the same rules say", () =>
  withHome(
    [
      longAgo,
      ...twice("а", { make: "Kia", vin: "VIN1" }, { branch: "Юг" }), // a make nobody wrote down is the latest known
      came("а", "3", "2026-03-01", { total_amount: 900, make: "Lada", promo_code: "X" }), // the day is the larger order's
      came("б", "1", "2025-03-01", { promo_code: "X" }), came("б", "2", "2025-12-01", { payer: "insurer", branch: "Юг" }),
      came("в", "1", "2024-09-01"), came("в", "2", "2025-08-01", { payer: "internal" }), came("в", "3", "2025-07-31"),
      sale("1", { client_code: "а", vin: "VIN1", sold_on: "2025-03-05" }), sale("2", { client_code: "б", vin: "VIN9", sold_on: "2025-12-05" }),
      visit("п", { vin: "VIN1", closed_on: "2025-12-24" }),
      survey("1", { client_code: "б", recommend_score: 9 }),
    ],
    async ({ home }) => {
      const elsewhere: AppliedPolicy = { ...defaultApplied, built: { ...defaultApplied.built, payers: ["customer"] } };
      expect(await everything(home.engine, elsewhere)).toEqual(await everything(home.engine, defaultApplied));
    },
  ));
