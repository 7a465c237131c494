import { expect, test } from "vitest";
import { duckdb, list, render, sql } from "#pipelines/warehouse/sql.ts";

test("a list may be longer than a call has arguments", () => {
  const values = Array.from({ length: 200_000 }, (_, at) => at);
  const { text, params } = render(sql`select * from t where id in (${list(values)})`, duckdb);
  expect(params).toEqual(values);
  expect(text.endsWith("$200000)")).toBe(true);
});
