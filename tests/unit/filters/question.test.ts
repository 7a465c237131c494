import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filterKeys, questionAt, strangers, toggled, withoutDefaults, writeQuestion, type Question } from "#app/filters/question.ts";
import { readQuestion } from "#app/filters/read-question.ts";

const read = (search: string) => readQuestion(new URLSearchParams(search));

describe("the question in the URL", () => {
  it.each<[search: string, question: Question, canonical: string]>([
    ["", { filters: {} }, ""],
    ["as-of=2026-05-31", { asOf: "2026-05-31", filters: {} }, "as-of=2026-05-31"],
    ["period=2026-Q2", { period: { from: "2026-04-01", to: "2026-06-30" }, filters: {} }, "period=2026-Q2"],
    ["period=2026-02", { period: { from: "2026-02-01", to: "2026-02-28" }, filters: {} }, "period=2026-02"],
    ["period=2026", { period: { from: "2026-01-01", to: "2026-12-31" }, filters: {} }, "period=2026"],
    ["period=2026-04..2026-06", { period: { from: "2026-04-01", to: "2026-06-30" }, filters: {} }, "period=2026-Q2"],
    ["branch=North&branch=South", { filters: { branch: ["North", "South"] } }, "branch=North&branch=South"],
    ["branch=North&branch=North", { filters: { branch: ["North"] } }, "branch=North"],
    ["visit_kind=repair&branch=A&as-of=2026-01-31", { asOf: "2026-01-31", filters: { branch: ["A"], visit_kind: ["repair"] } }, "as-of=2026-01-31&branch=A&visit_kind=repair"],
    ["branch=&as-of=&period=", { filters: {} }, ""],
    ["utm_source=mail&figure=nps", { filters: {} }, ""],
  ])("%j", (search, question, canonical) => {
    expect(read(search)).toEqual({ question, unread: [] });
    expect(writeQuestion(question).toString()).toBe(canonical);
  });

  it.each([
    ["as-of=2026-02-30", "as-of", "2026-02-30"],
    ["as-of=yesterday", "as-of", "yesterday"],
    ["period=2026-Q5", "period", "2026-Q5"],
    ["period=2026-06..2026-01", "period", "2026-06..2026-01"],
    [`branch=${"x".repeat(201)}`, "branch", "x".repeat(60)],
  ])("leaves out and names what it does not understand: %j", (search, param, value) => {
    expect(read(search)).toEqual({ question: { filters: {} }, unread: [{ param, value }] });
  });

  it("never throws, and reads back what it wrote", () => {
    const words = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 40 }).filter((s) => s.trim() === s), { minLength: 1, maxLength: 4 });
    const filters = fc.record(Object.fromEntries(filterKeys.map((k) => [k, words])), { requiredKeys: [] });
    fc.assert(fc.property(filters, (f) => {
      expect(read(writeQuestion({ filters: f }).toString())).toEqual({ question: { filters: f }, unread: [] });
    }));
    fc.assert(fc.property(fc.string(), fc.string(), (name, value) => void read(new URLSearchParams([[name, value], ["as-of", value], ["period", value]]).toString())));
  });

  it("does not write what the default already says", () => {
    expect(withoutDefaults({ asOf: "2026-05-31", filters: {} }, { asOf: "2026-05-31" })).toEqual({ filters: {} });
    expect(withoutDefaults({ asOf: "2026-04-30", filters: {} }, { asOf: "2026-05-31" })).toEqual({ asOf: "2026-04-30", filters: {} });
  });

  it("moves its period along to a figure of another day", () => {
    const summer = { from: "2025-07-01", to: "2025-09-30" };
    const before = { from: "2024-07-01", to: "2024-09-30" };
    expect(questionAt({ period: summer, filters: {} }, "2024-09-30")).toEqual({ asOf: "2024-09-30", period: before, filters: {} });
    expect(questionAt({ asOf: "2026-05-31", period: summer, filters: {} }, "2025-05-31")).toEqual({ asOf: "2025-05-31", period: before, filters: {} });
    expect(questionAt({ filters: {} }, "2025-05-31")).toEqual({ asOf: "2025-05-31", filters: {} });
    expect(questionAt({ period: summer, filters: {} }, undefined)).toEqual({ period: summer, filters: {} });
  });

  it("puts a value in and takes it out again", () => {
    const one = toggled({ filters: {} }, "branch", "North");
    expect(one.filters).toEqual({ branch: ["North"] });
    expect(toggled(one, "branch", "South").filters).toEqual({ branch: ["North", "South"] });
    expect(toggled(one, "branch", "North").filters).toEqual({});
  });

  it("names filter values that the data does not have", () => {
    expect(strangers({ filters: { branch: ["North", "Nowhere"], staff: ["7"] } }, { branch: ["North"] })).toEqual([{ param: "branch", value: "Nowhere" }]);
  });
});
