import { code, fieldType, fine, wrong } from "./field.ts";
import { lower } from "./fold.ts";
import { literal, pattern } from "./pattern.ts";

const LETTERS = "A-Za-z0-9\u00c0-\u024f\u0400-\u052f";
const ADDRESS = `[${LETTERS}._%+'-]{1,64}@[${LETTERS}-]{1,63}(?:[.][${LETTERS}-]{1,63}){1,5}`;
const usual = pattern("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:[.][A-Za-z0-9-]{1,63}){1,5}");
const address = pattern(ADDRESS);
/** Between several addresses, around one, before one. */
const SEVERAL = "[,;<> \u00a0\t\r\n]|mailto:";

/** An e-mail address in lower case; of several in one cell the first. */
export const email = fieldType({
  name: "email",
  sqlType: "VARCHAR",
  parse(cell) {
    const found = cell.split(new RegExp(SEVERAL, "u")).find((part) => address.test(part));
    return found === undefined ? wrong("bad_email") : fine(lower(found));
  },
  value: (cell) =>
    `case when ${usual.sql(cell)} then lower(${cell}) ` +
    `when ${cell} is not null then lower(list_filter(string_split_regex(${cell}, ${literal(SEVERAL)}), p -> ${address.sql("p")})[1]) end`,
  why: () => code("bad_email"),
});
