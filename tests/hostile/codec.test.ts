import { parse } from "papaparse";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wayBack } from "#app/config/reader.ts";
import { defused, csvLine } from "#app/exports/csv.ts";
import { readOpened, writeOpened, type Opened } from "#app/filters/opened.ts";
import { withOwn } from "#app/filters/own-links.ts";
import { shorterAddress } from "#app/filters/page-question.ts";
import { comparisons, filterKeys, writeQuestion, type Question } from "#app/filters/question.ts";
import { readQuestion } from "#app/filters/read-question.ts";
import { pressSort, readSort } from "#app/filters/sort.ts";
import { addDays, monthEnd } from "#app/metrics/period.ts";
import { readPolicy } from "#app/metrics/policy-form.ts";
import { readAuditFilter } from "#app/services/audit/page.server.ts";
import { readClientsRequest } from "#app/services/clients/clients-request.ts";
import { safeName } from "#app/services/uploads.server.ts";
import { hostilePath, hostileQuery, hostileText, nasty } from "./nasty.ts";

const names = ["as-of", "period", "compare", ...filterKeys, "figure", "by.branch", "by.month", "by.__proto__", "at", "over", "part", "page", "sort", "lang", "loss", "who", "what", "from", "to", "object"];
const words = fc.uniqueArray(hostileText().map((text) => text.trim().toWellFormed()).filter((text) => text !== "" && text.length <= 200), { minLength: 1, maxLength: 3 });
const day = fc.integer({ min: 0, max: 4000 }).map((n) => addDays("2019-01-01", n));
const month = fc.integer({ min: 0, max: 119 }).map((n) => `${2017 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`);
const question: fc.Arbitrary<Question> = fc.record({
  asOf: day,
  period: fc.tuple(month, month).map(([a, b]) => ({ from: `${a < b ? a : b}-01`, to: monthEnd(a < b ? b : a) })),
  compare: fc.constantFrom(...comparisons.slice(1)),
  filters: fc.dictionary(fc.constantFrom(...filterKeys), words, { noNullPrototype: true }),
}, { requiredKeys: ["filters"] });

describe("the address of a page", () => {
  it("says any question so that it is read back", () =>
    fc.assert(fc.property(question, (asked) => {
      expect(readQuestion(new URLSearchParams(writeQuestion(asked).toString()))).toEqual({ question: asked, unread: [] });
    })));

  it("says any drawer so that it is read back", () => {
    const opened: fc.Arbitrary<Opened> = fc.record({ metric: fc.constantFrom("nps", "average_check"), by: fc.dictionary(fc.constantFrom("branch", "staff", "origin"), fc.option(words.map(([one]) => one!), { nil: null }), { noNullPrototype: true }), at: day, part: fc.constantFrom("numerator", "denominator"), page: fc.integer({ min: 1, max: 1_000_000 }) }, { requiredKeys: ["metric", "by", "page"] });
    fc.assert(fc.property(opened, question, (drawer, asked) => {
      const params = new URLSearchParams(writeOpened(writeQuestion(asked), drawer).toString());
      expect([readOpened(params), readQuestion(params).question]).toEqual([drawer, asked]);
    }));
  });

  it("is read whatever it says; what is read is written so that it is read the same", () =>
    fc.assert(fc.property(hostileQuery(names), (params) => {
      const { question: read, unread } = readQuestion(params);
      const again = readQuestion(new URLSearchParams(writeQuestion(read).toString())).question;
      expect(again).toEqual(read.compare === "year" ? { ...read, compare: undefined } : read);
      for (const { value } of unread) expect(value.length).toBeLessThanOrEqual(60);
      const opened = readOpened(params);
      if (opened) expect(readOpened(writeOpened(new URLSearchParams(), opened))).toEqual(opened);
      expect(Object.getPrototypeOf(opened?.by ?? {})).toBe(Object.prototype);
      for (const read of [readSort, readClientsRequest, readAuditFilter, readPolicy]) read(params);
      expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
    }), { numRuns: 400 }));

  it("is shortened and changed within its own page only", () =>
    fc.assert(fc.property(hostileQuery(names), hostileText(), (params, text) => {
      const url = new URL(`http://localhost/staff?${params}`);
      const sorted = pressSort(params, text).toString();
      const addresses = [shorterAddress(url, { asOf: "2026-05-31" }) ?? "/staff", withOwn("/staff", url.search, { view: text }), `/staff?${sorted}`];
      expect(addresses.filter((address) => !new URL(address, url).href.startsWith("http://localhost/staff"))).toEqual([]);
    }), { numRuns: 200 }));
});

it("a way back never leaves the site, wherever it is asked to lead", () =>
  fc.assert(fc.property(hostilePath(), (path) => {
    const back = wayBack(path);
    expect([new URL(back, "https://dealer.example").origin, back.startsWith("/")]).toEqual(["https://dealer.example", true]);
  }), { numRuns: 2_000, examples: nasty.map((path) => [path]) }));

it("a file keeps a name that is one name, whatever it was sent under", () =>
  fc.assert(fc.property(fc.oneof(hostilePath(), hostileText()), (sent) => {
    const name = safeName(`${sent}.csv`);
    expect(name).not.toMatch(/[/\\\p{Cc}\p{Bidi_Control}]/u);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name === "." || name === "..").toBe(false);
  }), { numRuns: 500 }));

it("a cell of an export is text to a spreadsheet, and the same text to who reads it back", () =>
  fc.assert(fc.property(fc.array(hostileText(), { minLength: 1, maxLength: 4 }), (cells) => {
    const [read = []] = parse<string[]>(`\uFEFF${csvLine(cells)}`, { delimiter: ",", newline: "\r\n" }).data;
    expect(read).toEqual(cells.map(defused));
    for (const [i, cell] of read.entries()) {
      if (/^[=@＝＋－＠\t\r\n]/.test(cell)) throw new Error(`runs: ${JSON.stringify(cell)}`);
      // A number or a phone, and at most a short unit after it: a letter behind a digit calls nothing.
      if (/^[+-]/.test(cell)) expect(cell).toMatch(/^[+-]\d[\d\s().,·•-]*([\p{L}\p{Sc}]{1,5}\.?)?$/u);
      expect(cell.replace(/^'/, "")).toBe(cells[i]!.replace(/^'/, ""));
    }
  }), { numRuns: 500, examples: [...nasty, "-0㐀", "-12 500 тг."].map((text) => [[text]]) }));
