import { describe, expect, test } from "vitest";
import { adjustments } from "#app/bonus/adjustments.ts";
import { explain } from "#app/bonus/explain.ts";
import type { InputPerson, Inputs } from "#app/bonus/inputs.ts";
import { linesOf } from "#app/bonus/lines.ts";
import type { Plan } from "#app/bonus/plan.ts";
import { say } from "#app/bonus/say.ts";
import { formatter } from "#app/i18n/format.ts";
import { locales, translator, type Locale } from "#app/i18n/index.ts";
import { inputsOf, part, person, planOf, result, shareOf } from "./team.ts";

function statement(plan: Plan, someone: InputPerson, locale: Locale = "en", more: Partial<Inputs> = {}): string[] {
  const [t, format] = [translator(locale), formatter(locale, "KZT")];
  return linesOf(plan, inputsOf(plan, [someone], more)).map((line) => {
    const { title, sentences } = explain(plan, line);
    return [title, ...sentences].map((said) => say(said, t, format)).join(" | ").replaceAll("\u00a0", " ");
  });
}
const recommend = (more: object = {}) => planOf({ base_minor: 15_000_000, components: [part("first_visit_recommend", 0.6, { threshold: 0.5, cap: 1.5, ...more })] });

test("a share: the result, its attainment with the digits it takes, and the money", () => {
  expect(statement(recommend({ weight: 1 }), person("А", { first_visit_recommend: shareOf(17, 24) }))).toEqual([
    "Recommend after the first visit | Result 70.8%: 17 of 24. | Attainment 70.8% ÷ 60.0% = 1.180555556. | ₸150,000.00 × 100.0% × 1.180555556 = ₸177,083.33.",
  ]);
});

test("whoever works out a sentence by hand comes to the amount", () => {
  for (let x = 8; x <= 24; x++) {
    const [line] = linesOf(recommend(), inputsOf(recommend(), [person("А", { first_visit_recommend: shareOf(x, 24) })]));
    const text = statement(recommend(), person("А", { first_visit_recommend: shareOf(x, 24) })).join().match(/× ([\d.]+) = ₸([\d,.]+)\.$/);
    expect(Math.round(15_000_000 * Number(text?.[1]))).toBe(line?.amount_minor);
    expect(Number(text?.[2]?.replaceAll(",", "")) * 100).toBeCloseTo(Number(line?.amount_minor), 6);
  }
});

test.each<[string, object, InputPerson["results"][keyof InputPerson["results"]], string]>([
  ["below the threshold", {}, shareOf(5, 20), "below the threshold of 0.5: counted as 0. | ₸150,000.00 × 100.0% × 0 = ₸0.00."],
  ["at the cap", {}, shareOf(20, 20), "= 1.666666667. | No more than 1.5 counts. |"],
  ["too few", { minimum: { n: 10, fallback: "neutral" } }, shareOf(5, 6), "n = 6 is less than 10: counted as 1, as if on target"],
  ["blank", {}, shareOf(0, 0), "No result, n = 0. | There is no result: counted as 1. | ₸150,000.00 × 100.0% × 1 ="],
  ["without a prior", { use: "shrunk" }, shareOf(15, 20), "The role's mean before the period is not known"],
  ["tiers", { tiers: [{ from: 0, rate: 1, pays: "marginal" }, { from: 1, rate: 1.2, pays: "marginal" }] }, shareOf(15, 20), "By tiers: 1 × 1 + 1.2 × 0.25. | ₸150,000.00 × 100.0% × 1.3 ="],
])("%s", (_, more, found, text) => expect(statement(recommend(more), person("А", { first_visit_recommend: found as never })).join()).toContain(text));

/** A plan and a person that bring every kind of line. */
const everything = planOf(
  {
    base_minor: 5_000_000,
    components: [
      part("returning_clients", 45, { weight: 0.5 }),
      part("first_visit_recommend", 0.6, { weight: 0.2, minimum: { n: 10, fallback: "role_mean" } }),
      part("importer_csi", 85, { weight: 0.2, minimum: { n: 10, fallback: "carried_over" } }),
      part("complaints", 1, { weight: 0.1, better: "lower", use: "raw" }),
    ],
    commissions: [{ id: "business_revenue", quota: { kind: "fixed", minor: 10_000_000 }, tiers: [{ from: 0.5, rate: 0.08, pays: "marginal" }] }],
    gates: [{ component: "returning_clients", must_be: "at_least", edge: 60, judged: "interval", effect: { kind: "times", factor: 0.9 } }, { component: "complaints", must_be: "at_most", edge: 0.5, judged: "value", effect: { kind: "times", factor: 0.5 } }],
    cap_minor: 2_600_000,
  },
  { splits: [{ id: "returned", bonus: { kind: "per_deal", minor: 30_000 }, parts: { advisor: 1, seller: 2 }, missing: "nobody" }], fund: { group_minor: 2_500_000 }, clawback: { at_most: 0.2 } },
);
const someone = person(
  "А",
  { returning_clients: result(50, 80), first_visit_recommend: shareOf(5, 6), importer_csi: result(64, 4), complaints: shareOf(3, 400, { actual: 0.75 }) },
  { amounts: { business_revenue: { amount_minor: 12_000_000, rows: [] } } },
);
const carried = [{ staff_code: "А", component: "importer_csi" as const, of_period: "2026-04", result: result(87.5, 14) }];
const { frozen } = inputsOf(everything, []);
const more: Partial<Inputs> = {
  carried,
  frozen: { ...frozen, means: [{ role: "advisor", component: "first_visit_recommend", actual: 0.55 }] },
  deals: [{ split: "returned", deal: "1", amount_minor: 1, staff: { advisor: "А" }, rows: [] }],
  adjustments: adjustments([{ ...linesOf(recommend(), inputsOf(recommend(), [person("А", { first_visit_recommend: shareOf(17, 24) })]))[0]! }], [], [], { of_period: "2026-04", reason: () => "a late file" }),
};

describe.each(locales)("every kind of line in %s", (locale) => {
  test("is said in whole sentences, with every number in its place", () => {
    const said = statement(everything, someone, locale, more);
    expect(linesOf(everything, inputsOf(everything, [someone], more)).map(({ kind }) => kind)).toEqual(["component", "component", "component", "component", "commission", "split", "gate", "gate", "cap", "fund", "clawback"]);
    for (const text of said) {
      expect(text).not.toMatch(/[{}]|undefined|NaN|—,/);
      expect(text.split(" | ").length).toBeGreaterThan(1);
    }
    expect(new Set(said).size).toBe(said.length);
  });
});

test("and in English by the letter", () => {
  expect(statement(everything, someone, "en", more).slice(1)).toEqual([
    "Recommend after the first visit | Result 83.3%: 5 of 6. | n = 6 is less than 10: the role's mean counts, 55.0%. | Attainment 55.0% ÷ 60.0% = 0.916666667. | ₸50,000.00 × 20.0% × 0.916666667 = ₸9,166.67.",
    "Importer CSI | Result 64.00, n = 4. | n = 4 is less than 10: an earlier result counts, 87.50 of April 2026, n = 14. | Attainment 87.50 ÷ 85.00 = 1.029411765. | ₸50,000.00 × 20.0% × 1.029411765 = ₸10,294.12.",
    "Complaints per 100 visits | Result 0.75: 3 of 400. | Less is better: 2 − 0.75 ÷ 1.00 = 1.25, but not below 0. | ₸50,000.00 × 10.0% × 1.25 = ₸6,250.00.",
    "Commission for business clients | Business clients paid ₸120,000.00 against a quota of ₸100,000.00: 120.0%. | By tiers: 8.0% × ₸70,000.00 = ₸5,600.00.",
    "Deals with returning clients: returned | Deals: 1, bonus for them of all partners together ₸300.00, your part ₸100.00.",
    "Condition: Returning clients at least 60 | 50 with n = 80, 95% interval 41 to 58: all of it lies beyond 60, the condition is not met. | Of ₸59,188.57 there remains 90.0%: −₸5,918.86.",
    "Condition: Complaints per 100 visits at most 0.50 | 0.75 with n = 400: the condition is not met. | Of ₸53,269.71 there remains 50.0%: −₸26,634.85.",
    "Cap | ₸26,634.86 earned, the role's cap is ₸26,000.00: −₸634.86.",
    "Fund of the group | Everybody together earned ₸26,000.00, the fund holds ₸25,000.00: what lies above guarantees is cut in one proportion for all. Of your ₸26,000.00: −₸1,000.00.",
    "Taken back for April 2026 | By today's data ₸0.00 is due, the run paid ₸177,083.33, ₸0.00 was corrected before: −₸177,083.33. | Reason: a late file | Of ₸177,083.33, ₸5,000.00 is taken: at most 20.0% of what is earned at a time, the rest in later runs.",
  ]);
});
