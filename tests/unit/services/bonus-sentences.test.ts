import { describe, expect, it } from "vitest";
import { locales, translator, type Params } from "#app/i18n/index.ts";
import { BonusError, type BonusRefusal } from "#app/services/bonus/bonus-error.ts";
import { closedPeriods, overlap, readBonusPeriod } from "#app/services/bonus/periods.ts";
import { readReason, reasonsFor, reasonText, type Standing } from "#app/services/bonus/reasons.ts";
import { reasonSentence } from "#app/services/bonus/reason-sentence.ts";
import { correctedBy, runsOf } from "#app/services/bonus/runs.ts";
import { failureSentence, isRefusal, isUsage } from "#app/services/failure.ts";
import type { BonusEvent, BonusStep } from "#pipelines/index.ts";

const period = "2026-05";
/** Every refusal with what its sentence names. */
const refusals: Readonly<Record<BonusRefusal, Params>> = {
  bad_period: { value: "2026" }, bad_plan: { plan: "p.json", problem: "roles: none" }, no_such_plan: { plan: "x", known: "default@1" }, no_reason: { most: 2000 },
  plan_period_opened: { period, opened: "2026-06" }, plan_by_month: { period, plan: "a@1" }, plan_by_quarter: { period, plan: "a@1" }, other_currency: { plan: "a@1", currency: "USD", home: "KZT" },
  overlapping: { period, opened: "2026-Q2" }, opened_already: { period }, not_opened: { period }, not_over: { period, to: "2026-05-31" }, locked: { period }, not_reviewed: { period }, not_approved: { period },
  nothing_to_reopen: { period }, paid_already: { period }, same_person: { period, person: "Анна" }, changed_since_review: { period }, questions_open: { period, n: 2 }, adjusted_since: { period, by: "2026-06" },
  no_such_run: { run: period }, no_such_line: { line: "A1" }, no_such_question: { question: 7 }, no_text: { most: 2000 }, other_file: { file: "a.pdf" }, not_yours: {},
};

describe("refusals of bonuses", () => {
  it("are sentences in every language that name what was asked for", () => {
    for (const locale of locales) {
      for (const [code, params] of Object.entries(refusals) as [BonusRefusal, Params][]) {
        const error = new BonusError(code, params);
        const sentence = failureSentence(error, translator(locale));
        expect(sentence, `${locale} ${code}`).toMatch(/\.$/);
        for (const value of Object.values(params)) expect(sentence, `${locale} ${code}`).toContain(String(value));
        expect([isUsage(error), isRefusal(error)], code).toEqual([true, code === "not_yours"]);
      }
    }
  });
});

describe("periods of bonuses", () => {
  it("are months and quarters; the last closed ones end no later than the data", () => {
    expect(readBonusPeriod("2026-Q2")).toMatchObject({ from: "2026-04-01", to: "2026-06-30", kind: "quarter" });
    for (const text of ["2026", "2026-13", "2026-04..2026-06", "x"]) expect(() => readBonusPeriod(text)).toThrow("bad_period");
    expect(overlap(readBonusPeriod("2026-Q2"), readBonusPeriod("2026-06"))).toBe(true);
    expect(overlap(readBonusPeriod("2026-Q2"), readBonusPeriod("2026-07"))).toBe(false);
    expect(closedPeriods("month", "2026-02-28", 3).map(({ id }) => id)).toEqual(["2025-12", "2026-01", "2026-02"]);
    expect(closedPeriods("month", "2026-02-27", 2).map(({ id }) => id)).toEqual(["2025-12", "2026-01"]);
    expect(closedPeriods("quarter", "2026-05-31", 2).map(({ id }) => id)).toEqual(["2025-Q4", "2026-Q1"]);
  });
});

describe("corrections of approved runs", () => {
  let n = 0;
  const event = (of: string, kind: BonusStep): BonusEvent => ({ event_id: ++n, period: of, kind, happened_at: "2026-06-01T00:00:00.000Z", account: null, person: null, why: null, hash: null });
  const through = (of: string): BonusEvent[] => [event(of, "opened"), event(of, "reviewed"), event(of, "approved")];
  it("stand in the first period after it that is still to be approved, and in no other", () => {
    const runs = runsOf([...through("2026-05"), ...through("2026-06"), event("2026-07", "opened"), event("2026-08", "opened")]);
    expect(correctedBy(runs, "2026-07").map((run) => run.period)).toEqual(["2026-05", "2026-06"]);
    expect(correctedBy(runs, "2026-08")).toEqual([]);
    expect(correctedBy(runs, "2026-04")).toEqual([]);
  });
  it("are none of a run that was reopened: it is a draft", () => {
    expect(correctedBy(runsOf([...through("2026-05"), event("2026-05", "reopened")]), "2026-06")).toEqual([]);
  });
});

describe("why an amount moved", () => {
  const stood = (loads: readonly string[], rows: Readonly<Record<string, string>>, decisions: readonly number[] = []): Standing => ({ loads: new Set(loads), decisions, loadOf: (row) => rows[row] });
  const then = stood(["a", "b"], { "order:1": "a", "order:2": "b" });
  const why = (moved: { came?: string[]; gone?: string[]; kept?: string[] }, now: Standing) => reasonText(reasonsFor({ came: moved.came ?? [], gone: moved.gone ?? [] }, new Set(moved.kept ?? []), then, now));
  it("names the loads of rows that came, went or changed, and verdicts where no load explains a row", () => {
    expect(why({ came: ["order:3"] }, stood(["a", "b", "c", "d"], { "order:3": "c" }))).toBe("late:c");
    expect(why({ gone: ["order:2"] }, stood(["a"], {}))).toBe("taken_back:b");
    expect(why({ kept: ["order:1"] }, stood(["a", "b", "c"], { "order:1": "c" }))).toBe("corrected:c");
    expect(why({ came: ["client:9"], gone: ["client:8"] }, stood(["a", "b"], { "client:9": "a" }, [1]))).toBe("merged");
    expect(why({}, stood(["a", "c"], {}))).toBe("late:c; taken_back:b");
    expect(why({}, stood(["a", "b"], {}))).toBe("corrected");
  });
  it("is read back, and said in every language", () => {
    expect(readReason("late:c,d; merged")).toEqual([{ code: "late", loads: ["c", "d"] }, { code: "merged", loads: [] }]);
    for (const locale of locales) expect(reasonSentence("late:c,d; taken_back:e; merged; corrected", translator(locale))).toMatch(/c, d.+e.+; /);
  });
});
