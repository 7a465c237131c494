import { addDays } from "#app/metrics/period.ts";
import { random as seeded } from "#app/stats/random.ts";
import type { Question } from "#app/filters/question.ts";

/** What one may choose from in the generated data. */
const branches = Array.from({ length: 20 }, (_, i) => `Филиал ${String(i + 1).padStart(2, "0")}`);
const brands = ["BMW", "Volkswagen", "Toyota", "Kia", "Lada", "Renault", "Skoda", "Land Rover"];
const month = (i: number): string => `202${Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`;

/** Questions of every sort that the filter bar can ask, by what they are. */
export const combinations: readonly (readonly [name: string, question: Question])[] = [
  ["everything", { filters: {} }],
  ["a branch", { filters: { branch: ["Филиал 03"] } }],
  ["three branches, two brands", { filters: { branch: branches.slice(0, 3), brand: ["Kia", "Lada"] } }],
  ["branch, brand, kind of client, kind of visit", { filters: { branch: ["Филиал 01"], brand: ["Kia"], client_kind: ["person"], visit_kind: ["maintenance"] } }],
  ["kind of visit", { filters: { visit_kind: ["body"] } }],
  ["another month's end", { filters: {}, asOf: "2024-06-30" }],
  ["a year as the period", { filters: {}, period: { from: "2024-01-01", to: "2024-12-31" } }],
  ["a month as the period, a branch", { filters: { branch: ["Филиал 07"] }, period: { from: "2025-03-01", to: "2025-03-31" } }],
  ["against the best branch", { filters: { brand: ["BMW"] }, compare: "best" }],
  ["a day within a month", { filters: {}, asOf: "2025-11-17" }],
  ["a day within a month, a branch and a brand", { filters: { branch: ["Филиал 03"], brand: ["Kia"] }, asOf: "2025-11-17" }],
  ["a period that cuts months", { filters: {}, period: { from: "2025-06-10", to: "2025-11-17" } }],
  ["a person", { filters: { staff: ["Мастер 7"] } }],
];

/** Addresses of the Overview with filters taken at random, the same for the same seed. */
export function addresses(count: number, seed = 1): string[] {
  const { uniform } = seeded(seed);
  const one = <T>(values: readonly T[]): T => values[Math.floor(uniform() * values.length)] as T;
  return Array.from({ length: count }, () => {
    const params = new URLSearchParams();
    while (uniform() < 0.5) params.append("branch", one(branches));
    while (uniform() < 0.3) params.append("brand", one(brands));
    if (uniform() < 0.2) params.append("client_kind", one(["person", "company"]));
    if (uniform() < 0.3) params.append("visit_kind", one(["maintenance", "parts", "body"]));
    if (uniform() < 0.5) params.set("as-of", addDays(`${month(25 + Math.floor(uniform() * 47))}-01`, -1));
    return `/?${params}`;
  });
}
