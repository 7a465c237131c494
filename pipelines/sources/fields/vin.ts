import { code, fieldType, fine, wrong } from "./field.ts";
import { latin, latinSql } from "./lookalike.ts";
import { pattern } from "./pattern.ts";

const usual = pattern("[A-HJ-NPR-Z0-9]{17}");
/** Seventeen characters after O, Q and I became digits, or a frame number (cars for the Japanese market have no VIN). */
const seventeen = pattern("[A-Z0-9]{17}");
const frame = pattern("[A-Z0-9]{5,16}");
const digit = pattern("[A-Z]*[0-9][A-Z0-9]*");

/** A VIN in upper Latin letters without O/I/Q confusion, or a frame number. */
export const vin = fieldType({
  name: "vin",
  sqlType: "VARCHAR",
  parse(cell) {
    const text = latin(cell);
    if (seventeen.test(text)) return fine(text.replace(/[OQ]/g, "0").replace(/I/g, "1"));
    return frame.test(text) && digit.test(text) ? fine(text) : wrong("bad_vin");
  },
  usual: { is: (cell) => usual.test(cell), value: (cell) => `case when ${usual.sql(cell)} then ${cell} end` },
  value: (cell) =>
    `case when ${usual.sql(cell)} then ${cell} when ${cell} is not null then ` +
    `list_transform([${latinSql(cell)}], v -> case when ${seventeen.sql("v")} then translate(v, 'OQI', '001') ` +
    `when ${frame.sql("v")} and ${digit.sql("v")} then v end)[1] end`,
  why: () => code("bad_vin"),
});
