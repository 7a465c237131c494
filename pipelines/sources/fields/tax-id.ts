import { code, fieldType, fine, wrong } from "./field.ts";
import { eraser, pattern } from "./pattern.ts";

const separators = eraser("[ \u00a0-]");
const ten = pattern("[0-9]{10}");
const twelve = pattern("[0-9]{12}");

/** Control digits: the position that is checked (from 0) and the weights of the digits before it. */
const INN10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN12 = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN12_LAST = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const BIN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const BIN_AGAIN = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

const digitAt = (text: string, i: number): number => text.charCodeAt(i) - 48;
const sum = (text: string, weights: readonly number[]): number => weights.reduce((total, w, i) => total + w * digitAt(text, i), 0) % 11;

function valid(text: string): boolean {
  if (/^0+$/.test(text)) return false;
  if (ten.test(text)) return (sum(text, INN10) % 10) === digitAt(text, 9);
  if (!twelve.test(text)) return false;
  const russian = sum(text, INN12) % 10 === digitAt(text, 10) && sum(text, INN12_LAST) % 10 === digitAt(text, 11);
  const first = sum(text, BIN);
  return russian || (first === 10 ? sum(text, BIN_AGAIN) : first) === digitAt(text, 11);
}

/** The same with `n`, the number as BIGINT of `length` digits. */
const digitSql = (length: number, i: number): string => `(n // ${10 ** (length - 1 - i)}) % 10`;
const sumSql = (length: number, weights: readonly number[]): string => `((${weights.map((w, i) => `${w} * (${digitSql(length, i)})`).join(" + ")}) % 11)`;
const inn10 = `${sumSql(10, INN10)} % 10 = ${digitSql(10, 9)}`;
const inn12 = `${sumSql(12, INN12)} % 10 = ${digitSql(12, 10)} and ${sumSql(12, INN12_LAST)} % 10 = ${digitSql(12, 11)}`;
const bin = `case when ${sumSql(12, BIN)} = 10 then ${sumSql(12, BIN_AGAIN)} else ${sumSql(12, BIN)} end = ${digitSql(12, 11)}`;
const validSql =
  `case when ${ten.sql("t")} then list_transform([cast(t as bigint)], n -> n > 0 and ${inn10})[1] ` +
  `when ${twelve.sql("t")} then list_transform([cast(t as bigint)], n -> n > 0 and ((${inn12}) or ${bin}))[1] else false end`;

/** A tax number that its control digits confirm: Russian INN (10 or 12), Kazakh BIN or IIN (12). */
export const taxId = fieldType({
  name: "tax_id",
  sqlType: "VARCHAR",
  parse(cell) {
    const text = separators.erase(cell);
    return valid(text) ? fine(text) : wrong("bad_tax_id");
  },
  value: (cell) => `case when ${cell} is not null then list_filter([${separators.eraseSql(cell)}], t -> ${validSql})[1] end`,
  why: () => code("bad_tax_id"),
});
