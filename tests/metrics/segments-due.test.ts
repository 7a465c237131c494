import { expect, test } from "vitest";
import { nextServices } from "#app/services/identity/next-services.server.ts";
import { dueCars, usualPerDay } from "#app/services/segments/due.server.ts";
import { segmentMembers } from "#app/services/segments/members.server.ts";
import { only } from "#app/promotions/segments.ts";
import { dueDate, plausibleReadings, usualInterval, type Reading } from "#app/stats/due-date.ts";
import { random } from "#app/stats/random.ts";
import type { Home } from "#pipelines/index.ts";
import { sql } from "#pipelines/warehouse/sql.ts";
import { vehicle } from "../sql/factory.ts";
import { sale, visit, withHome } from "./home.ts";

const asOf = "2026-02-15";
const add = (iso: string, days: number) => new Date(Date.parse(iso) + days * 864e5).toISOString().slice(0, 10);
const vinOf = (n: number) => `XTA2109906339${String(1000 + n)}`;
const order = (n: number, { day, km }: Reading, kind = "repair") => visit(`${n} ${day}`, { client_code: `к${n}`, client_name: `к${n}`, vin: vinOf(n), closed_on: day, mileage_km: km, kind });

async function pageOf(home: Home, n: number) {
  const [{ id } = { id: 0 }] = await home.engine.query<{ id: number }>(sql`select client_id as id from core.client where name = ${`к${n}`}`);
  return nextServices(home, Number(id), [vinOf(n)], asOf);
}

test("the worked example: 6,000 km in 184 days beside 180 days of 40, the twelve months are over first", () => {
  // The second car makes the mean of both 40: 6,000 + 15,960 km in 184 + 365 days.
  const rows = [order(1, { day: "2025-03-01", km: 40_000 }, "maintenance"), order(1, { day: "2025-09-01", km: 46_000 }), order(2, { day: "2025-01-01", km: 10_000 }, "maintenance"), order(2, { day: "2026-01-01", km: 25_960 }), sale("K3", { client_code: "к3", client_name: "к3", vin: vinOf(3), sold_on: "2025-03-10", delivered_on: "2025-03-12" }), order(4, { day: "2025-05-01", km: 5_000 })];
  return withHome(rows, async ({ home }) => {
    const cars = await home.engine.query<{ vin: string; service_on: string; due_on: string; due_by: string }>(sql`select vin, cast(service_on as varchar) as service_on, cast(due_on as varchar) as due_on, due_by from (${await dueCars(home, asOf)}) as c order by vin`);
    expect(cars).toEqual([
      { vin: vinOf(1), service_on: "2025-03-01", due_on: "2026-03-01", due_by: "months" },
      // 43.7 a day by itself, (15,960 + 180 × 40) ÷ (365 + 180) = 42.5 with the others: passed before the reading.
      { vin: vinOf(2), service_on: "2025-01-01", due_on: "2025-12-09", due_by: "km" },
      { vin: vinOf(3), service_on: "2025-03-12", due_on: "2026-03-12", due_by: "months" },
    ]);
    const names = async (id: string) => (await home.engine.query<{ name: string }>(sql`select name from core.client where client_id in (${await segmentMembers(home, only(id), asOf)}) order by name`)).map(({ name }) => name);
    expect([await names("due"), await names("overdue")]).toEqual([["к1", "к3"], ["к2"]]);
    // Each client's own page says the same, and why.
    const told = await Promise.all([1, 2, 3].map((n) => pageOf(home, n)));
    const usual = { months: 12, km: 15_000, isOwn: false };
    expect(told.flat()).toEqual([
      { vin: vinOf(1), day: "2026-03-01", overdue: false, by: "months", from: "2025-03-01", ...usual, perDay: 36 },
      { vin: vinOf(2), day: "2025-12-09", overdue: true, by: "km", from: "2025-01-01", ...usual, perDay: 42 },
      { vin: vinOf(3), day: "2026-03-12", overdue: false, by: "delivery", from: "2025-03-12", ...usual, perDay: null },
    ]);
  });
});

test("a car's own interval stands before the usual one, in months and in kilometres", () => {
  const twice = (n: number) => [order(n, { day: "2025-01-01", km: 10_000 }, "maintenance"), order(n, { day: "2026-01-01", km: 24_600 })];
  // All go 40 a day; 14,600 km in the 365 days since the service. Without an interval: 400 km are left of 15,000, ten days.
  const rows = [...twice(1), ...twice(2), ...twice(3), vehicle(vinOf(1), { interval_months: 6 }), vehicle(vinOf(2), { interval_months: 24, interval_km: 20_000 })];
  return withHome(rows, async ({ home }) => {
    const cars = await home.engine.query(sql`select cast(due_on as varchar) as due_on, due_by from (${await dueCars(home, asOf)}) as c order by vin`);
    // Six months; 5,400 km ÷ 40 = 135 days; twelve months, before the ten days are over.
    expect(await Promise.all([1, 2, 3].map((n) => pageOf(home, n)))).toMatchObject([[{ day: "2025-07-01", months: 6, isOwn: true }], [{ day: "2026-05-16", km: 20_000, isOwn: true }], [{ day: "2026-01-01", isOwn: false }]]);
    expect(cars).toEqual([{ due_on: "2025-07-01", due_by: "months" }, { due_on: "2026-05-16", due_by: "km" }, { due_on: "2026-01-01", due_by: "months" }]);
  });
});

test("due days of cars with a slip of the odometer here and there are those of the pure rule (seed 7)", () => {
  const { uniform } = random(7);
  const cars = Array.from({ length: 40 }, (_, n) => {
    const perDay = 20 + 60 * uniform();
    const clean = Array.from({ length: 5 }, (_unused, i): Reading => ({ day: add("2024-06-01", 110 * i + Math.floor(20 * uniform())), km: 0 })).map(({ day }, i): Reading => ({ day, km: Math.round(1_000 + 110 * i * perDay) }));
    const slip = n % 3 === 0 ? 1 + Math.floor(3 * uniform()) : -1;
    const readings = clean.map((one, i) => (i === slip ? { ...one, km: n % 2 ? one.km * 10 + 200_000 : Math.round(one.km / 20) } : one));
    return { n, readings, service: n % 5 === 0 ? 0 : 4 };
  });
  // How all are driven is told by those whose readings agree.
  const sound = cars.map(({ readings }) => readings).filter((readings) => plausibleReadings(readings).length === readings.length);
  const driven = sound.map((kept) => ({ km: (kept.at(-1) as Reading).km - (kept[0] as Reading).km, days: (Date.parse((kept.at(-1) as Reading).day) - Date.parse((kept[0] as Reading).day)) / 864e5 })).filter(({ days }) => days >= 180);
  const mean = driven.reduce((sum, { km }) => sum + km, 0) / driven.reduce((sum, { days }) => sum + days, 0);
  return withHome(cars.flatMap(({ n, readings, service }) => readings.map((one, i) => order(n, one, i === service ? "maintenance" : "repair"))), async ({ home }) => {
    const found = await home.engine.query<{ vin: string; due_on: string; due_by: string }>(sql`select vin, cast(due_on as varchar) as due_on, due_by from (${await dueCars(home, asOf)}) as c order by vin`);
    expect(await usualPerDay(home, asOf)).toBeCloseTo(mean, 9);
    expect(found).toEqual(
      cars.map(({ n, readings, service }) => {
        const due = dueDate(readings[service] as Reading, usualInterval, readings.filter((_, i) => i !== service), mean);
        return { vin: vinOf(n), due_on: due.day, due_by: due.by };
      }),
    );
  });
});
