import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fold, kinds, sources } from "#pipelines/sources/index.ts";

describe.each(kinds)("the contract of %s", (kind) => {
  const source = sources[kind];

  it("no header means two columns, none means nothing", () => {
    const meaning = new Map<string, string>();
    for (const field of source.fields) {
      for (const alias of field.aliases) {
        const folded = fold(alias);
        expect(folded, `${field.name}: «${alias}»`).not.toBe("");
        expect(meaning.get(folded) ?? field.name, `«${alias}»`).toBe(field.name);
        meaning.set(folded, field.name);
      }
    }
  });

  it("every column knows its own name, and one header in Cyrillic at least", () => {
    for (const { name, aliases } of source.fields) {
      expect(aliases[0]).toBe(name);
      expect(aliases.some((alias) => /[а-яәғқңөұүһі]/i.test(alias)), name).toBe(true);
    }
  });

  it("the README is its data dictionary", () => {
    const readme = readFileSync(join(import.meta.dirname, "../../../pipelines/sources", kind, "README.md"), "utf8");
    const listed = [...readme.matchAll(/^\| `(\w+)` \| (\w+) \|/gm)].map((row) => `${row[1]} ${row[2]}`);
    expect(listed).toEqual(source.fields.map((f) => `${f.name} ${f.key ? "key" : f.required ? "required" : "optional"}`));
  });

  it("the control column is a required amount", () => {
    const control = source.fields.find((f) => f.name === source.controlColumn);
    expect(control ? [control.required, control.type.sqlType] : null).toEqual(source.controlColumn === null ? null : [true, "BIGINT"]);
  });
});

it("required columns and keys, as the exports page lists them", () => {
  const required = Object.fromEntries(kinds.map((kind) => [kind, sources[kind].fields.filter((f) => f.required).map((f) => f.name).join(" ")]));
  expect(required).toEqual({
    visits: "branch visit_no closed_on total_amount",
    sales: "branch contract_no sold_on vin make model condition price_amount seller",
    surveys: "survey_source response_no responded_on origin touchpoint",
    staff: "staff_code name role branch",
    promotions: "promo_code name starts_on ends_on kind",
    benefits: "benefit_no kind used_on",
    parts_orders: "order_no line_no item_name ordered_on",
    bookings: "branch booking_no booked_for",
    receivables: "document_no issued_on due_on amount paid_amount",
    vehicles: "vin",
    meetings: "meeting_no held_on",
    clients: "client_code",
    marketing_costs: "month channel aim amount",
    goals: "metric branch month value",
  });
  expect(Object.fromEntries(kinds.map((kind) => [kind, sources[kind].key.join(" ")]))).toEqual({
    visits: "branch visit_no",
    sales: "branch contract_no",
    surveys: "survey_source response_no",
    staff: "staff_code valid_from",
    promotions: "promo_code",
    benefits: "benefit_no",
    parts_orders: "order_no line_no",
    bookings: "branch booking_no",
    receivables: "document_no",
    vehicles: "vin",
    meetings: "meeting_no",
    clients: "client_code",
    marketing_costs: "month channel aim branch",
    goals: "metric branch month",
  });
});

it("a schema validates a typed row: a car of unreadable VIN stays, a sale without price does not", () => {
  const blank = Object.fromEntries(sources.sales.fields.map((f) => [f.name, null]));
  const sale = { ...blank, branch: "Центр", contract_no: "1", sold_on: "2026-01-31", make: "Kia", model: "Rio", condition: "new", price_amount: 100, seller: "Ким" };
  expect(sources.sales.schema.safeParse(sale).success).toBe(true);
  const refused = sources.sales.schema.safeParse({ ...sale, price_amount: null });
  expect(z.prettifyError(refused.error as z.ZodError)).toContain("price_amount");
});
