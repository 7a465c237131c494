import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Field, fold, kinds, mustBeReadable, namesClient, namesNobody, sources } from "#pipelines/sources/index.ts";

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
    visit_lines: "branch visit_no line_no item_name line_kind quantity amount",
    survey_invitations: "survey_source invitation_no sent_on touchpoint",
    promo_contacts: "promo_code arm",
    points: "entry_no booked_on entry_kind points",
    complaints: "complaint_no opened_on",
    tyre_storage: "storage_no vin season stored_on branch",
    fleet_contacts: "contact_code name contact_role",
    events: "event_no held_on kind name",
    event_guests: "event_no invited attended",
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
    visit_lines: "branch visit_no line_no line_kind",
    survey_invitations: "survey_source invitation_no",
    promo_contacts: "promo_code client_code phone email card_no tax_id",
    points: "entry_no",
    complaints: "complaint_no",
    tyre_storage: "storage_no",
    fleet_contacts: "contact_code",
    events: "event_no",
    event_guests: "event_no client_code phone email card_no tax_id contact_code",
  });
});

it("a schema validates a typed row: a car of unreadable VIN stays, a sale without price does not", () => {
  const blank = Object.fromEntries(sources.sales.fields.map((f) => [f.name, null]));
  const sale = { ...blank, branch: "Центр", contract_no: "1", sold_on: "2026-01-31", make: "Kia", model: "Rio", condition: "new", price_amount: 100, seller: "Ким" };
  expect(sources.sales.schema.safeParse(sale).success).toBe(true);
  const refused = sources.sales.schema.safeParse({ ...sale, price_amount: null });
  expect(z.prettifyError(refused.error as z.ZodError)).toContain("price_amount");
});

describe("who a row must name", () => {
  it("only kinds with a client group can need a client", () => expect(kinds.filter((kind) => sources[kind].needsClient && !sources[kind].hasClient)).toEqual([]));
  it("facts that stand without a client", () => expect(kinds.filter((kind) => sources[kind].hasClient && !sources[kind].needsClient)).toEqual(["visits", "sales", "surveys", "vehicles", "complaints"]));
  it("any key, a car where the kind has one, a contact where it is not the row's own number", () => {
    expect(namesClient(sources.visits)).toEqual([]);
    expect(namesClient(sources.points)).toEqual(["client_code", "phone", "email", "card_no", "tax_id"]);
    expect(namesClient(sources.tyre_storage).at(-1)).toBe("vin");
    expect(namesClient(sources.event_guests).at(-1)).toBe("contact_code");
    expect(namesClient(sources.fleet_contacts)).toEqual(["client_code", "phone", "email", "card_no", "tax_id", "vin"]);
  });
  it("a name alone, or a phone that is none, names nobody", () => {
    const fields = { client_name: { value: "Ким", problem: null }, phone: { value: null, problem: "bad_phone" as const } };
    expect(namesNobody(sources.points, fields)).toBe(true);
    expect(namesNobody(sources.points, { ...fields, card_no: { value: "9900", problem: null } })).toBe(false);
    expect(namesNobody(sources.complaints, fields)).toBe(false);
  });
});

it("an unreadable value rejects where it is required or in the key; a phone that may be blank there does not, a VIN that is the key does", () => {
  const of = (kind: (typeof kinds)[number], name: string) => mustBeReadable(sources[kind].fields.find((f) => f.name === name) as Field);
  expect([of("staff", "valid_from"), of("sales", "price_amount"), of("vehicles", "vin")]).toEqual([true, true, true]);
  expect([of("sales", "vin"), of("tyre_storage", "vin"), of("promo_contacts", "phone"), of("promo_contacts", "channel")]).toEqual([false, false, false, false]);
});
