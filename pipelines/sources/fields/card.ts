import { code, fieldType, fine, wrong } from "./field.ts";
import { latin, latinSql } from "./lookalike.ts";
import { pattern } from "./pattern.ts";

const usual = pattern("[A-Z0-9]{1,64}");

/** A card number: upper case, separators dropped. */
export const card = fieldType({
  name: "card",
  sqlType: "VARCHAR",
  parse(cell) {
    const text = latin(cell);
    return [...text].length > 64 ? wrong("too_long") : fine(text === "" ? null : text);
  },
  value: (cell) =>
    `case when ${usual.sql(cell)} then ${cell} when ${cell} is not null then list_filter([${latinSql(cell)}], c -> length(c) between 1 and 64)[1] end`,
  why: (cell) => `case when ${latinSql(cell)} <> '' then ${code("too_long")} end`,
});
