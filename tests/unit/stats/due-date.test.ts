import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonths, dueDate, kmPerDay, plausibleReadings, type Reading } from "#app/stats/due-date.ts";

const at = (day: string, km: number): Reading => ({ day, km });
const march = at("2025-03-01", 40_000);

describe("kilometres a day", () => {
  test("the worked example: 6,000 km in 184 days beside 180 days of 40 are 36.26", () => {
    expect(kmPerDay([march, at("2025-09-01", 46_000)], 40)).toBeCloseTo(13_200 / 364, 12);
    expect(13_200 / 364).toBeCloseTo(36.26, 2);
  });

  test("no reading is the segment's mean; one weighs no days", () => {
    expect(kmPerDay([], 40)).toBe(40);
    expect(kmPerDay([march], 40)).toBe(40);
    expect(() => kmPerDay([], -1)).toThrow(RangeError);
  });

  test("lies between the car's own rate and that of its segment", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 200 }), (days, own, mean) => {
        const end = new Date(Date.UTC(2025, 2, 1 + days)).toISOString().slice(0, 10);
        const rate = kmPerDay([march, at(end, 40_000 + own * days)], mean);
        expect(rate).toBeGreaterThanOrEqual(Math.min(own, mean) - 1e-9);
        expect(rate).toBeLessThanOrEqual(Math.max(own, mean) + 1e-9);
      }),
    );
  });
});

describe("readings that cannot be", () => {
  test("a digit too many, a drop, miles: the longest possible run stays", () => {
    const good = [march, at("2025-06-01", 43_000), at("2025-09-01", 46_000)];
    expect(plausibleReadings([good[2], at("2025-07-01", 440_000), good[0], good[1]].filter((r) => r !== undefined))).toEqual(good);
    expect(plausibleReadings([...good, at("2025-10-01", 29_000)])).toEqual(good);
    expect(plausibleReadings([at("2025-01-01", 26_000 * 1.6), ...good, at("2025-12-01", 49_000)])).toEqual([...good, at("2025-12-01", 49_000)]);
    expect(plausibleReadings([])).toEqual([]);
  });

  test("of two readings that exclude each other the later stays", () => {
    expect(plausibleReadings([march, at("2025-04-01", 20_000)])).toEqual([at("2025-04-01", 20_000)]);
    expect(plausibleReadings([march, at("2025-03-02", 41_001)])).toEqual([at("2025-03-02", 41_001)]);
    expect(plausibleReadings([march, at("2025-03-02", 41_000)])).toHaveLength(2);
  });
});

describe("due date", () => {
  test("the worked example: 9,000 km left last to 2026-05-07, twelve months to 2026-03-01, which is due", () => {
    expect(dueDate(march, { months: 12, km: 15_000 }, [at("2025-09-01", 46_000)], 40)).toEqual({ day: "2026-03-01", by: "months", byMonths: "2026-03-01", byKm: "2026-05-07" });
  });

  test("who drives much is due by kilometres: 12,000 in 100 days, 3,000 left at (12000 + 7200) ÷ 280 a day = 43 days", () => {
    expect(dueDate(march, { months: 12, km: 15_000 }, [at("2025-06-09", 52_000)], 40)).toMatchObject({ day: "2025-07-22", by: "km" });
  });

  test("past its kilometres it was due before the reading", () => {
    const found = dueDate(march, { months: 12, km: 10_000 }, [at("2025-06-09", 52_000)], 40);
    expect(found.day < "2025-06-09" && found.day > march.day).toBe(true);
  });

  test("no interval in km, no odometer, no driving: months decide", () => {
    expect(dueDate(march, { months: 12, km: null }, [], 40)).toEqual({ day: "2026-03-01", by: "months", byMonths: "2026-03-01", byKm: null });
    expect(dueDate({ ...march, km: null }, { months: 6, km: 10_000 }, [at("2025-09-01", 46_000)], 40).byKm).toBeNull();
    expect(dueDate(march, { months: 12, km: 10_000 }, [], 0).byKm).toBeNull();
  });

  test("months end where the month does", () => {
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addMonths("2025-01-31", 1)).toBe("2025-02-28");
    expect(addMonths("2025-11-30", 15)).toBe("2027-02-28");
    expect(addMonths("2025-03-15", -3)).toBe("2024-12-15");
    expect(() => addMonths("2025-3-1", 1)).toThrow(RangeError);
    expect(() => addMonths("2025-02-31x", 1)).toThrow(RangeError);
  });
});
