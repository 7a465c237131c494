import { describe, expect, it } from "vitest";
import { locales, translator, type MessageKey } from "#app/i18n/index.ts";
import * as en from "#app/i18n/en/index.ts";
import * as kk from "#app/i18n/kk/index.ts";
import * as ru from "#app/i18n/ru/index.ts";
import { failureSentence } from "#app/services/failure.ts";
import { ambiguitySentence, fileErrorSentence, problemSentence, warningSentence } from "#app/services/problem-sentence.ts";
import { UsageError } from "#app/services/usage-error.ts";
import { BatchError, HomeError, ReadError, type FileReport } from "#pipelines/index.ts";
import type { ProblemCode } from "#pipelines/sources/contract.ts";

const codes: Record<ProblemCode, true> = {
  missing: true,
  bad_date: true,
  future_date: true,
  bad_number: true,
  bad_integer: true,
  out_of_range: true,
  bad_amount: true,
  other_currency: true,
  unknown_word: true,
  bad_phone: true,
  bad_email: true,
  bad_vin: true,
  bad_plate: true,
  bad_tax_id: true,
  too_long: true,
  too_many_fields: true,
  no_client: true,
  other_arm: true,
};
const readCodes: ReadError["code"][] = [
  "not_found", "empty_file", "not_a_table", "no_known_column", "missing_columns", "bad_mapping",
  "unknown_encoding", "no_such_sheet", "password_protected", "not_a_workbook", "too_large", "unknown_kind",
];

describe.each(locales)("sentences in %s", (locale) => {
  const t = translator(locale);

  it("word every problem of a cell, with line, column and value", () => {
    for (const code of Object.keys(codes) as ProblemCode[]) {
      const sentence = problemSentence({ line: 17, column: "closed_on", header: "Дата закрытия", code, value: "32.13.2025" }, t);
      expect(sentence).toContain("17");
      expect(sentence).toContain("Дата закрытия");
      expect(sentence).toMatch(/\.$/);
    }
  });

  it("word every reason why a file cannot be read", () => {
    for (const code of readCodes) {
      const sentence = failureSentence(new ReadError(code, {}), t, "визиты.csv");
      expect(sentence).toMatch(/^визиты\.csv: .+\.$/);
    }
  });

  it("name the option that settles an ambiguity", () => {
    for (const [code, option] of [["kind", "--kind"], ["date_order", "--date-order"], ["decimal", "--decimal"], ["encoding", "--encoding"], ["sheet", "--sheet"]] as const)
      expect(ambiguitySentence({ code, option, choices: ["a", "b"], examples: ["1"] }, "x.csv", t)).toContain(option);
    expect(ambiguitySentence({ code: "duplicate_column", option: "--mapping", choices: [], examples: ["Сумма"] }, "x.csv", t)).toContain("--mapping");
  });

  it("word a warning with the number of rows", () => {
    const warning = { column: "phone", header: null, code: "bad_phone", count: 3, example_line: 5, example_value: "12" } as const;
    expect(warningSentence(warning, t)).toMatch(/5.+12.+3/);
  });
});

describe("a sentence for the reader", () => {
  const t = translator("ru");

  it("says what, where and what to do", () => {
    expect(problemSentence({ line: 17, column: "closed_on", header: "Дата закрытия", code: "bad_date", value: "32.13.2025" }, t)).toBe(
      "Строка 17, столбец «Дата закрытия»: «32.13.2025» — не дата; нужна дата вида 31.12.2025.",
    );
    expect(problemSentence({ line: 4, column: null, header: null, code: "too_many_fields", value: null }, t)).toBe(
      "Строка 4: ячеек больше, чем столбцов в заголовке; проверьте лишний разделитель или кавычки.",
    );
  });

  it("calls a column by the dictionary when the file has no header for it, and knows the scale of a score", () => {
    expect(problemSentence({ line: 2, column: "recommend_score", header: null, code: "out_of_range", value: "11" }, t)).toBe(
      "Строка 2, столбец «Готовность рекомендовать»: оценка «11» вне шкалы; нужно целое число от 0 до 10.",
    );
  });

  it("cuts a very long cell", () => {
    expect(problemSentence({ line: 2, column: "comment", header: null, code: "too_long", value: "я".repeat(9000) }, t).length).toBeLessThan(200);
  });

  it("tells strict, ambiguous and internal failures of a file apart", () => {
    const report = { file: "v.csv", rejected: 5 } as FileReport;
    expect(fileErrorSentence(report, t)).toBeNull();
    expect(fileErrorSentence({ ...report, error: { code: "rejected_rows", params: {} } }, t)).toContain("5 строк отклонено");
    expect(fileErrorSentence({ ...report, error: { code: "ambiguous", params: {} }, ambiguities: [{ code: "kind", option: "--kind", choices: ["visits", "sales"], examples: [] }] }, t)).toContain("--kind");
    expect(fileErrorSentence({ ...report, error: { code: "internal", params: { message: "disk full" } } }, t)).toContain("disk full");
  });

  it("knows failures by their name, even when the class is another bundle's copy", () => {
    const copy = Object.assign(new Error("x"), { name: "HomeError", code: "in_use", dir: "/d" });
    expect(failureSentence(copy, t)).toBe(failureSentence(new HomeError("in_use", "/d"), t));
    expect(failureSentence(copy, t)).toContain("/d");
    expect(failureSentence(new BatchError("no_such_batch", { batch: "abc", matches: 0 }), t)).toContain("«abc»");
    expect(failureSentence(new UsageError("unknown_metric", { metric: "x", known: "nps" }), t)).toBe("Показателя «x» нет. Есть: nps.");
    expect(failureSentence(new Error("boom\nselect 1"), t)).toBe("Не удалось: boom");
  });
});

it("every language names the same parameters in every message", () => {
  const named = (message: unknown): string[] => [...new Set([...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map((m) => m[1]!))].sort();
  const differing: MessageKey[] = [];
  for (const [area, messages] of Object.entries(ru))
    for (const key of Object.keys(messages)) {
      const of = (c: typeof ru) => named((c as unknown as Record<string, Record<string, unknown>>)[area]?.[key]);
      if (JSON.stringify(of(ru)) !== JSON.stringify(of(en as never)) || JSON.stringify(of(ru)) !== JSON.stringify(of(kk as never))) differing.push(`${area}.${key}` as MessageKey);
    }
  expect(differing).toEqual([]);
});
