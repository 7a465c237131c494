import fc from "fast-check";
import type { Decision, KeyRef } from "#pipelines/state/index.ts";
import { points, promoContact, promotion, sale, staffRow, survey, tyres, vehicle, visit, visitLine, type StagedRow } from "./factory.ts";

/** A few keys, cars, numbers and people, so that whatever can collide does; the same numbers come again with other contents. */
const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const no = (most: number) => fc.integer({ min: 1, max: most }).map(String);
const day = fc.integer({ min: 1, max: 28 }).map((d) => `2026-03-${String(d).padStart(2, "0")}`);
const phones = ["+77010000001", "+77010000002", "+77010000003", "+77010000004"];
/** Often nothing at all, so that a row has but its car, or nothing. */
const nothing = fc.constant({});
const someone = fc.record({
  phone: pick(null, null, null, ...phones),
  email: pick(null, null, null, "a@x.kz", "b@x.kz"),
  client_code: pick(null, null, null, "1", "2"),
  client_name: pick(null, null, "Иванов Д.", "ИВАНОВ ДМИТРИЙ", "Ким Анна", "Розничный покупатель", "ООО Ромашка", "Ли В.", "Цой Л."),
});
const client = fc.oneof({ weight: 2, arbitrary: someone }, { weight: 1, arbitrary: nothing });
const vin = pick(null, "VIN1", "VIN2", "VIN3");
const branch = pick("Центр", "Юг");
const person = pick(null, null, null, null, null, "Ким А.О.", "Ким Анна Олеговна", "8", "Ли Вера", "ли вера");

const order = fc
  .tuple(no(15), client, fc.record({ closed_on: day, vin, branch, advisor: person, technician: person, make: pick(null, "Lada", "Kia"), total_amount: pick(0, 10, 10, 20, -10), kind: pick(null, null, "parts"), payer: pick(null, null, "internal"), promo_code: pick(null, null, "MAY"), reverses_no: pick(null, null, "1", "3") }))
  .map(([number, who, what]) => visit(number, { ...who, ...what }));
const contract = fc
  .tuple(no(4), client, fc.record({ sold_on: day, vin: pick("VIN1", "VIN2", "VIN3"), branch, seller: pick("Ким А.О.", "Ким А.О.", "Ли Вера"), cancelled_on: pick(null, null, "2026-03-28") }))
  .map(([number, who, what]) => sale(number, { ...who, ...what }));
const answer = fc
  .tuple(no(4), client, fc.record({ responded_on: day, touchpoint: pick("visit", "sale", "other"), visit_no: pick(null, null, "1", "2"), contract_no: pick(null, "1"), staff: person }))
  .map(([number, who, what]) => survey(number, { ...who, ...what }));
const storage = fc.tuple(no(2), client, fc.record({ stored_on: day, vin: pick("VIN1", "VIN2") })).map(([number, who, what]) => tyres(number, { ...who, ...what }));
const car = fc.tuple(pick("VIN1", "VIN2"), client).map(([number, who]) => vehicle(number, who));
const line = fc.tuple(no(15), branch, no(2)).map(([number, at, line_no]) => visitLine(number, { branch: at, line_no }));
const movement = fc.tuple(no(3), client).map(([number, who]) => points(number, who));
const contacted = fc.tuple(pick("MAY", "JUNE"), client, pick("treated", "holdout"), day).map(([code, who, arm, contacted_on]) => promoContact(code, { ...who, arm, contacted_on }));
const payroll = pick(
  staffRow("7", { name: "Ким Анна Олеговна" }),
  staffRow("7", { name: "Ким Анна Олеговна", valid_from: "2026-03-15", branch: "Юг" }),
  staffRow("8", { name: "Ли Вера", role: "seller" }),
  staffRow("8", { name: "Ли Вера", role: "seller", left_on: "2026-03-10" }),
);
const move = fc.tuple(pick("MAY", "JUNE"), pick("Май", "Июнь")).map(([code, name]) => promotion(code, { name }));

/** A file of one kind: mostly orders, for most of what can happen happens to them. */
const file: fc.Arbitrary<readonly StagedRow[]> = fc.oneof(
  { weight: 8, arbitrary: fc.array(order, { minLength: 1, maxLength: 6 }) },
  { weight: 3, arbitrary: fc.array(contract, { minLength: 1, maxLength: 3 }) },
  { weight: 3, arbitrary: fc.array(answer, { minLength: 1, maxLength: 3 }) },
  ...[storage, car, line, movement, contacted, payroll, move].map((row) => ({ weight: 1, arbitrary: fc.array<StagedRow>(row, { minLength: 1, maxLength: 3 }) })),
);

const key: fc.Arbitrary<KeyRef> = fc.oneof(
  pick(...phones).map((key_value): KeyRef => ({ key_type: "phone", code_space: null, key_value })),
  pick("a@x.kz", "b@x.kz").map((key_value): KeyRef => ({ key_type: "email", code_space: null, key_value })),
  pick("1", "2").map((key_value): KeyRef => ({ key_type: "client_code", code_space: "код", key_value })),
);
const decision: fc.Arbitrary<Decision> = fc.oneof(
  fc.tuple(key, key).map(([left, right]): Decision => ({ verdict: "same", left, right })),
  fc.tuple(pick("no_key" as const, "is_key" as const), key).map(([verdict, left]): Decision => ({ verdict, left })),
);

/** What can happen to a home. A number in `undo`, `reread`, `restore` and `revoke` chooses among what there is. */
export type Step =
  | { readonly do: "land"; readonly rows: readonly StagedRow[]; readonly older: boolean }
  | { readonly do: "undo" | "revoke"; readonly which: number }
  | { readonly do: "reread"; readonly which: number; readonly rows: readonly StagedRow[] }
  | { readonly do: "decide"; readonly decision: Decision };

const which = fc.nat({ max: 20 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(file, fc.integer({ min: 0, max: 4 })).map(([rows, n]): Step => ({ do: "land", rows, older: n === 0 })) },
  { weight: 3, arbitrary: which.map((n): Step => ({ do: "undo", which: n })) },
  { weight: 1, arbitrary: fc.tuple(which, fc.array(order, { minLength: 1, maxLength: 4 })).map(([n, rows]): Step => ({ do: "reread", which: n, rows })) },
  { weight: 2, arbitrary: decision.map((d): Step => ({ do: "decide", decision: d })) },
  { weight: 1, arbitrary: which.map((n): Step => ({ do: "revoke", which: n })) },
);

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(step, { minLength: 3, maxLength: 9, size: "max" });
