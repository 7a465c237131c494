import { code, fieldType, fine, wrong } from "./field.ts";
import { latin, latinSql } from "./lookalike.ts";
import { pattern } from "./pattern.ts";

/** Letters that have no Latin twin stay Cyrillic. */
const plateShape = pattern("[A-ZА-Я]*[0-9][A-ZА-Я0-9]*");
const usual = pattern("[A-Z]{0,2} ?[0-9]{3,4} ?[A-Z]{2,3} ?[0-9]{2,3}");

/** A registration plate: upper case, Cyrillic look-alikes as Latin letters, no separators, 4–12 characters. */
export const plate = fieldType({
  name: "plate",
  sqlType: "VARCHAR",
  parse(cell) {
    const text = latin(cell);
    return plateShape.test(text) && text.length >= 4 && text.length <= 12 ? fine(text) : wrong("bad_plate");
  },
  value: (cell) =>
    `case when ${usual.sql(cell)} then replace(${cell}, ' ', '') when ${cell} is not null then ` +
    `list_filter([${latinSql(cell)}], p -> ${plateShape.sql("p")} and length(p) between 4 and 12)[1] end`,
  why: () => code("bad_plate"),
});
