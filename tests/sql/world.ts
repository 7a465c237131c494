import fc from "fast-check";
import { sale, staffRow, survey, visit, type StagedRow } from "./factory.ts";

/** Small worlds in which keys collide, cars change hands, orders are reversed and answers are loosely tied. No two rows disagree about one key. */
const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const day = fc.integer({ min: 1, max: 28 }).map((d) => `2026-03-${String(d).padStart(2, "0")}`);
const client = fc.record({
  phone: pick(null, null, "+77010000001", "+77010000002", "+77010000003"),
  email: pick(null, null, null, "a@x.kz", "b@x.kz"),
  client_code: pick(null, null, "1", "2"),
  client_name: pick(null, "Иванов Д.", "ИВАНОВ ДМИТРИЙ", "Ким Анна", "Розничный покупатель", "ООО Ромашка", "Ли В.", "Цой Л."),
});
const vin = pick(null, "VIN1", "VIN2", "VIN3");
const branch = pick("Центр", "Юг");
const person = pick(null, "Ким А.О.", "Ким Анна Олеговна", "8", "Ли Вера");

const visits = fc.array(
  fc.tuple(client, fc.record({ closed_on: day, vin, branch, advisor: person, total_amount: pick(0, 10, 10, 20, -10), kind: pick(null, "parts", "repair"), payer: pick(null, null, "internal"), promo_code: pick(null, null, "MAY"), reverses_no: pick(null, null, "1", "3") })),
  { maxLength: 12 },
);
const sales = fc.array(fc.tuple(client, fc.record({ sold_on: day, vin, branch, seller: person, cancelled_on: pick(null, null, "2026-03-28") })), { maxLength: 5 });
const surveys = fc.array(
  fc.tuple(client, fc.record({ responded_on: day, touchpoint: pick("visit", "sale", "other"), visit_no: pick(null, null, "1", "2"), contract_no: pick(null, "1"), staff: person, recommend_score: fc.integer({ min: 0, max: 10 }) })),
  { maxLength: 5 },
);
const payroll = [
  staffRow("7", { name: "Ким Анна Олеговна" }),
  staffRow("7", { name: "Ким Анна Олеговна", valid_from: "2026-03-15", branch: "Юг" }),
  staffRow("8", { name: "Ли Вера", role: "seller" }),
];

export const world: fc.Arbitrary<readonly StagedRow[]> = fc.tuple(visits, sales, surveys, fc.boolean()).map(([v, s, a, withStaff]) => [
  ...v.map(([who, what], i) => visit(`${i}`, { ...who, ...what })),
  ...s.map(([who, what], i) => sale(`${i}`, { ...who, ...what })),
  ...a.map(([who, what], i) => survey(`${i}`, { ...who, ...what })),
  ...(withStaff ? payroll : []),
]);
