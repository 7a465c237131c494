import { booking, clientRecord, complaint, cost, debt, fleetContact, invitation, meeting, partsOrder, points, sale, staffRow, survey, tyres, vehicle, visit, visitLine, type StagedRow } from "../../sql/factory.ts";

/** Numbers in [0, 1) that a seed gives (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The last day of the world, and a period of whole months in it. */
export const asOf = "2026-02-28";
export const period = "2025-07..2026-01";

/**
 * Rows of every kind that a metric reads, about a dozen people and two companies in two branches over three years; each key once. Every
 * person is known by a phone, some are not known at all, and one is left to the tests: nobody here has the phone +7 701 000 00 99.
 */
export function randomWorld(seed: number): StagedRow[] {
  const random = numbers(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(...values: readonly T[]): T => values[below(values.length)] as T;
  const day = (from = 0, to = 1_000): string => new Date(Date.UTC(2023, 5, 1) + (from + below(to - from)) * 86_400_000).toISOString().slice(0, 10);
  const later = (iso: string, most: number): string => new Date(Date.parse(iso) + below(most) * 86_400_000).toISOString().slice(0, 10);
  const person = (n: number) => ({ phone: `+770100000${String(n).padStart(2, "0")}`, client_name: n > 12 ? `ТОО Компания ${n}` : `Клиент Номер${n}`, client_kind: n > 12 ? "company" : null });
  const client = () => person(1 + below(14));
  const someone = () => (below(10) === 0 ? {} : client());
  const branch = () => pick("Центр", "Юг");
  const master = () => pick(null, "7", "8");
  const many = (n: number, of: (no: string) => StagedRow): StagedRow[] => Array.from({ length: n }, (_, at) => of(String(at + 1)));
  return [
    staffRow("7", { name: "Ким Анна Олеговна" }), staffRow("8", { name: "Ли Вера", branch: "Юг" }), staffRow("9", { name: "Цой Олег", role: "seller" }),
    visit("старт", { ...person(1), closed_on: "2023-06-01", total_amount: 100, payer: "internal" }),
    ...many(110, (no) => visit(no, {
      ...someone(), branch: branch(), closed_on: day(), total_amount: pick(0, 8_500, 12_345, 300_000), cost_amount: pick(null, 4_000), discount_amount: pick(null, 0, 0, 1_500),
      payer: pick(null, null, "customer", "warranty", "internal"), kind: pick("maintenance", "repair", "parts"), promo_code: pick(null, null, null, "A"), vin: pick(null, "VIN1", "VIN2", "VIN3"), make: pick(null, "Kia", "Lada"),
      model_year: pick(null, 2012, 2019, 2023), advisor: master(), reverses_no: below(15) === 0 ? String(1 + below(110)) : null,
    })),
    ...many(70, (no) => visitLine(no, { branch: branch(), line_no: no, item_name: pick("Масло", "Фильтр", "Диагностика"), line_kind: pick("labour", "part"), amount: pick(500, 1_999) })),
    ...many(18, (no) => {
      const soldOn = day();
      return sale(no, { ...client(), branch: branch(), sold_on: soldOn, delivered_on: later(soldOn, 20), vin: pick("VIN1", "VIN2", "VIN3", "VIN4"), make: pick("Kia", "Lada"), condition: pick("new", "used"), seller: pick("9", "Ли Вера"), trade_in_vin: pick(null, "VIN1"), cancelled_on: pick(null, null, null, later(soldOn, 9)) });
    }),
    ...many(45, (no) => survey(no, {
      ...someone(), responded_on: day(), origin: pick("internal", "internal", "importer"), touchpoint: pick("visit", "sale"), recommend_score: pick(null, 2, 6, 8, 9, 10), satisfaction: pick(null, 2, 4, 5),
      quality: pick(null, 3, 5), price: pick(null, 1, 4), service: pick(null, 5), personal: pick(null, 2, 5), staff: pick(null, "7", "9"), visit_no: pick(null, String(1 + below(110))),
    })),
    ...many(35, (no) => invitation(no, { ...someone(), sent_on: day(), touchpoint: pick("visit", "sale"), staff: pick(null, "8") })),
    ...many(45, (no) => points(no, { ...client(), booked_on: day(), entry_kind: pick("earn", "earn", "redeem", "expire", "cashback", "adjust"), points: pick(50, 120, -30), branch: pick(null, "Юг") })),
    ...many(16, (no) => {
      const opened = day();
      return complaint(no, { ...someone(), opened_on: opened, closed_on: pick(null, later(opened, 40), later(opened, 40)), branch: pick(null, "Центр", "Юг"), topic: pick(null, "Срок", "Цена"), upheld: pick(null, "true", "false"), staff: pick(null, "7"), visit_no: pick(null, String(1 + below(110))) });
    }),
    ...many(25, (no) => booking(no, { ...client(), branch: branch(), booked_for: day(), channel: pick(null, "web", "phone"), advisor: master(), status: pick("kept", "kept", "no_show", "cancelled", "open", null) })),
    ...many(18, (no) => {
      const ordered = day();
      return partsOrder(no, { ...client(), ordered_on: ordered, arrived_on: pick(null, later(ordered, 30)), notified_on: pick(null, later(ordered, 60)) });
    }),
    ...many(12, (no) => {
      const issued = day();
      return debt(no, { ...client(), issued_on: issued, due_on: later(issued, 60), amount: pick(10_000, 5_001), paid_amount: pick(0, 2_500, 5_001) });
    }),
    ...["2025-08-01", "2025-11-01", "2026-01-01"].flatMap((month) => [cost(month, { amount: 10_000 + below(999) }), cost(month, { aim: "retain", channel: "Рассылки", branch: "Юг", amount: below(9_999) })]),
    ...many(14, (no) => tyres(no, { ...client(), branch: branch(), vin: pick("VIN1", "VIN2", "VIN3"), season: pick("winter", "summer"), stored_on: day(), fee_amount: pick(null, 3_000) })),
    ...many(5, (no) => fleetContact(no, { ...person(13 + below(2)), contact_role: pick("decision_maker", "user_chooser", "driver"), until: pick(null, "2025-12-31") })),
    ...many(5, (no) => meeting(no, { ...person(13 + below(2)), contact_code: String(1 + below(5)), held_on: day(500), staff: pick(null, "7", "9", "Ли Вера") })),
    ...many(6, (no) => clientRecord(`к${no}`, { ...person(Number(no)), status: pick(null, "card", "silver"), since: pick(null, "2024-05-05") })),
    ...["VIN1", "VIN2"].map((vin) => vehicle(vin, { model_year: pick(2015, 2021), make: pick("Kia", "Lada") })),
  ];
}
