import { describe, expect, it } from "vitest";
import { defaultOffers } from "#app/promotions/default-offers.ts";
import { conditionFields, fieldName, fieldText, fieldValue, languages, withFields, type Typed } from "#app/promotions/offer-fields.ts";
import type { OfferRules } from "#app/promotions/offers.ts";

/** The form as a browser sends it when nothing was touched. */
function untouched({ by, rules }: OfferRules): URLSearchParams {
  const form = new URLSearchParams({ by, "new.segment": "", "new.kind": "reminder", "new.margin": "0" });
  rules.forEach(({ id, kind, name, guard, margin, when }, at) => {
    form.set(fieldName(id, "on"), "1");
    if (guard) form.set(fieldName(id, "guard"), "1");
    form.set(fieldName(id, "kind"), kind);
    form.set(fieldName(id, "place"), String(at + 1));
    form.set(fieldName(id, "margin"), fieldText("money", margin));
    for (const language of languages) form.set(fieldName(id, "name", language), name[language]);
    when.forEach((one, place) => conditionFields[one.is].forEach(([key, type]) => form.set(fieldName(id, place, key), fieldText(type, (one as Record<string, unknown>)[key]))));
  });
  return form;
}
const rulesOf = (typed: Typed): OfferRules => {
  if ("bad" in typed) throw new Error(JSON.stringify(typed.bad));
  return typed.rules;
};
const changed = (changes: Readonly<Record<string, string | null>>): Typed => {
  const form = untouched(defaultOffers);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) form.delete(name);
    else form.set(name, value);
  }
  return withFields(defaultOffers, form);
};

describe("rules of offers as a form", () => {
  it("that nobody touched are the rules as they were", () => expect(rulesOf(withFields(defaultOffers, untouched(defaultOffers)))).toEqual(defaultOffers));

  it("take what was typed: numbers, months, money in major units, kind, names, the order", () => {
    const { by, rules } = rulesOf(changed({ by: "margin", "service_due.0.ahead": "45", "tyre_season.0.winter": "11, 10", "win_back.0.paid": "150 000,50", "win_back.margin": "1234.5", "win_back.kind": "discount", "win_back.name.kk": " Қайта келіңіз ", "win_back.place": "1", "call_displeased.guard": null, "new_car.on": null }));
    const of = (id: string) => rules.find((rule) => rule.id === id);
    expect([by, of("service_due")?.when, of("tyre_season")?.when[0], of("call_displeased")?.guard, of("new_car")]).toEqual(["margin", [{ is: "service", ahead: 45, behind: 0 }], { is: "tyres", winter: [10, 11], summer: [3, 4, 5] }, false, undefined]);
    expect(of("win_back")).toMatchObject({ kind: "discount", margin: 123_450, name: { kk: "Қайта келіңіз" }, when: [{ is: "lost", paid: 15_000_050 }] });
    // Both are asked for the first place: the one that stood first keeps it.
    expect(rules.map(({ id }) => id).slice(0, 3)).toEqual(["call_displeased", "win_back", "discount_hunter"]);
  });

  it("gain one for a segment, with an id that nothing has", () => {
    const added = { "new.segment": "overdue.at_risk", "new.kind": "call", "new.margin": "500", "new.name.ru": "А", "new.name.kk": "Ә", "new.name.en": "A" };
    const once = rulesOf(changed(added));
    expect(once.rules.at(-1)).toMatchObject({ id: "own_1", kind: "call", margin: 50_000, guard: false, when: [{ is: "segment", spec: "overdue.at_risk" }] });
    const twice = untouched(once);
    for (const [name, value] of Object.entries(added)) twice.set(name, value);
    expect(rulesOf(withFields(once, twice)).rules.map(({ id }) => id).slice(-2)).toEqual(["own_1", "own_2"]);
  });

  it("name the field that cannot be taken, and do not lose every rule", () => {
    expect(changed({ "service_due.0.ahead": "a month" })).toEqual({ bad: { rule: "service_due", field: "service_due.0.ahead" } });
    expect(changed({ "tyre_season.0.summer": "" })).toEqual({ bad: { rule: "tyre_season", field: "tyre_season.0.summer" } });
    expect(changed({ "win_back.name.en": "  " })).toEqual({ bad: { rule: "win_back", field: "win_back.name.en" } });
    expect(changed({ "new.segment": "lost" })).toEqual({ bad: { rule: "new", field: "new.name.ru" } });
    expect(changed(Object.fromEntries(defaultOffers.rules.map(({ id }) => [`${id}.on`, null])))).toEqual({ bad: "none" });
  });

  it("take numbers within their bounds alone", () => {
    const takes = (type: Parameters<typeof fieldValue>[0], ...texts: string[]) => texts.map((text) => fieldValue(type, text));
    expect(takes("days", "0", "3660", "3661", "1.5", "-1", "")).toEqual([0, 3660, null, null, null, null]);
    expect(takes("calendar", "12; 1, 1", "13", "0")).toEqual([[1, 12], null, null]);
    expect(takes("money", "1 000,05", "0.001", "1e9")).toEqual([100_005, null, null]);
  });
});
