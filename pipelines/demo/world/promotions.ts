import { dayOf, type Day } from "../calendar.ts";
import type { Rng } from "../rng.ts";
import type { Branch, VisitKind } from "../truth.ts";

export interface Promotion {
  readonly code: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly kind: "discount" | "gift" | "cashback" | "points" | "event" | "message";
  /** Share of the price taken off when the code is used; a gift takes nothing off. */
  readonly discount: number;
  readonly on: readonly VisitKind[] | "sales";
  readonly branches: readonly Branch[];
  readonly fixedCost: number;
  readonly contactCost: number;
}

const all: readonly Branch[] = ["Центр", "Север", "Юг"];
const move = (code: string, name: string, from: string, to: string, kind: Promotion["kind"], discount: number, on: Promotion["on"], inBranches = all, fixedCost = 400_000, contactCost = 25): Promotion =>
  ({ code, name, from, to, kind, discount, on, branches: inBranches, fixedCost, contactCost });

export const promotions: readonly Promotion[] = [
  move("ЛЕТО23", "Кондиционер к лету", "2023-06-01", "2023-07-31", "discount", 0.15, ["maintenance", "repair"]),
  move("ОСЕНЬ23", "Готовим к зиме", "2023-09-15", "2023-11-15", "discount", 0.15, ["maintenance", "tyres"]),
  move("НГ24", "Новогодний подарок", "2023-12-10", "2024-01-20", "gift", 0, ["maintenance", "repair"], all, 1_200_000, 0),
  move("ВЕСНА24", "Весенняя диагностика", "2024-03-15", "2024-04-30", "discount", 0.2, ["maintenance", "tyres"]),
  move("ТО5", "ТО со скидкой для машин старше пяти лет", "2024-06-01", "2024-08-31", "discount", 0.2, ["maintenance"], ["Центр", "Север"]),
  move("ОСЕНЬ24", "Готовим к зиме", "2024-09-15", "2024-11-15", "discount", 0.15, ["maintenance", "tyres"]),
  move("TRADEIN24", "Выгодный обмен", "2024-10-01", "2024-12-31", "discount", 0.03, "sales", all, 2_500_000, 40),
  move("ЮГ1ГОД", "Год с нами", "2024-11-01", "2025-01-31", "cashback", 0.05, ["maintenance", "repair"], ["Юг"], 300_000, 15),
  move("ВЕСНА25", "Весенняя диагностика", "2025-03-15", "2025-04-30", "discount", 0.2, ["maintenance", "tyres"]),
  move("ЛЕТО25", "Кондиционер к лету", "2025-06-10", "2025-07-31", "discount", 0.15, ["maintenance", "repair"]),
  move("ОСЕНЬ25", "Готовим к зиме", "2025-09-15", "2025-11-15", "discount", 0.15, ["maintenance", "tyres"]),
  move("СЕВЕР26", "Вернитесь к нам", "2026-02-10", "2026-04-10", "discount", 0.2, ["maintenance", "repair"], ["Север"], 900_000, 60),
  move("ВЕСНА26", "Весенняя диагностика", "2026-03-15", "2026-04-30", "discount", 0.2, ["maintenance", "tyres"]),
  move("ЛЕТО26", "Кондиционер к лету", "2026-06-01", "2026-07-31", "discount", 0.15, ["maintenance", "repair"]),
];

/** A promotion that this visit could use, if one runs. */
export function running(rng: Rng, day: Day, branch: Branch, what: VisitKind | "sales"): Promotion | null {
  const found = promotions.filter(
    (p) => dayOf(p.from) <= day && day <= dayOf(p.to) && p.branches.includes(branch) && (p.on === "sales" ? what === "sales" : p.on.some((kind) => kind === what)),
  );
  return found.length ? rng.pick(found) : null;
}
