import { describe, expect, it } from "vitest";
import { crumbsOf } from "#app/filters/crumbs.ts";
import { linksOf } from "#app/filters/links.ts";
import { ownParams, sameQuestion } from "#app/filters/opened.ts";
import { shorterAddress } from "#app/filters/page-question.ts";
import { questionAt, withoutFilter, writeQuestion, type Question } from "#app/filters/question.ts";
import { readQuestion } from "#app/filters/read-question.ts";
import { pressSort, readSort } from "#app/filters/sort.ts";
import { translator } from "#app/i18n/index.ts";

const t = translator("en");
const question: Question = { period: { from: "2026-01-01", to: "2026-03-31" }, compare: "best", filters: { branch: ["A"], staff: ["7"] } };

describe("the comparison in the URL", () => {
  it.each([
    ["compare=best", "best", "compare=best"],
    ["compare=goal&branch=A", "goal", "compare=goal&branch=A"],
    ["compare=year", "year", ""],
    ["", undefined, ""],
  ])("%j", (search, compare, written) => {
    const read = readQuestion(new URLSearchParams(search));
    expect(read.question.compare).toBe(compare);
    expect(writeQuestion(read.question).toString()).toBe(written);
    expect(read.unread).toEqual([]);
  });
  it("that is none is said and left out", () => {
    expect(readQuestion(new URLSearchParams("compare=luck"))).toEqual({ question: { filters: {} }, unread: [{ param: "compare", value: "luck" }] });
  });
  it("says nothing in vain, and a page keeps what is its own", () => {
    const shorter = (search: string) => shorterAddress(new URL(`http://x/clients${search}`), { asOf: "2026-05-31" });
    expect(shorter("?compare=year&sort=-n&branch=A")).toBe("/clients?branch=A&sort=-n");
    expect(shorter("?compare=best&sort=n")).toBeNull();
  });
});

describe("links", () => {
  const links = linksOf("/", question, "2026-03-31", [["sort", "n"]]);
  it("carry the page's own parameters along", () => {
    expect(links.toggle("branch", "A")).toBe("/?period=2026-Q1&compare=best&staff=7&sort=n");
    expect(ownParams(new URLSearchParams("sort=n&branch=A&figure=nps&by.branch=&lang=ru&tab=2"))).toEqual([["sort", "n"], ["tab", "2"]]);
  });
  it("put months in for period and day, and take the same months out again", () => {
    const from = linksOf("/", { asOf: "2026-05-31", filters: {} }, "2026-05-31");
    expect(from.months("2025-06", "2025-08")).toBe("/?period=2025-06..2025-08");
    expect(links.months("2026-01", "2026-03")).toBe("/?compare=best&branch=A&staff=7&sort=n");
    expect([links.isChosen("month", "2026-02"), links.isChosen("month", "2026-04"), links.isChosen("branch", "A"), links.isChosen("branch", "B")]).toEqual([true, false, true, false]);
  });
  it("order rows are another showing of the same question", () => {
    const at = (search: string) => new URL(`http://x/${search}`);
    expect(sameQuestion(at("?branch=A"), at("?branch=A&sort=n&figure=nps"))).toBe(true);
    expect(sameQuestion(at("?branch=A"), at("?branch=A&compare=best"))).toBe(false);
  });
});

it("a figure with a period of its own is asked over it", () => {
  expect(questionAt(question, "2025-03-30", { from: "2025-01-02", to: "2025-03-30" })).toEqual({ ...question, asOf: "2025-03-30", period: { from: "2025-01-02", to: "2025-03-30" } });
});

it("a chart split by a dimension is asked without its filter", () => {
  expect(withoutFilter({ branch: ["A"], brand: ["Kia"] }, "branch")).toEqual({ brand: ["Kia"] });
});

describe("the order of a table in the URL", () => {
  const press = (search: string, column: string, table?: string) => decodeURIComponent(pressSort(new URLSearchParams(search), column, table).toString());
  it("turns round at the second press and is gone at the third", () => {
    expect(press("branch=A", "n")).toBe("branch=A&sort=n");
    expect(press("branch=A&sort=n", "n")).toBe("branch=A&sort=-n");
    expect(press("branch=A&sort=-n", "n")).toBe("branch=A");
    expect(press("sort=-n", "name")).toBe("sort=name");
  });
  it("is each table's own", () => {
    expect(press("sort=seller.score", "score", "advisor")).toBe("sort=seller.score&sort=advisor.score");
    expect(readSort(new URLSearchParams("sort=seller.-score"), "seller")).toEqual({ column: "score", turned: true });
    expect(readSort(new URLSearchParams("sort=seller.-score"))).toBeNull();
  });
});

describe("the way down", () => {
  const crumbs = (filters: Question["filters"]) => crumbsOf({ filters }, linksOf("/", { filters }, ""), t, { "7": "Ann" });
  it("goes from the group to the person, each step but the last a link up", () => {
    expect(crumbs({ staff: ["7"], branch: ["A", "B"], visit_kind: ["repair"], origin: ["internal"] })).toEqual([
      { label: t("ui.group"), to: "/?origin=internal" },
      { label: "A, B", to: "/?branch=A&branch=B&origin=internal" },
      { label: t("ui.visit_kind_repair"), to: "/?branch=A&branch=B&visit_kind=repair&origin=internal" },
      { label: "Ann" },
    ]);
  });
  it("of the whole group is one step", () => {
    expect(crumbs({})).toEqual([{ label: t("ui.group") }]);
  });
});
