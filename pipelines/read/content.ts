import type { Field, Notation } from "../sources/contract.ts";

/** A column says something when so many different cells, or so many in all, are filled. */
const CELLS = 3;
const SHARE = 0.9;

const base: Notation = { decimal: ",", dateOrder: "dmy", dateFormat: null, today: "9999-12-30", currency: null, words: {} };
/** How cells may be written, before that is settled. */
const notations: readonly Notation[] = [base, { ...base, decimal: "." }, { ...base, dateOrder: "mdy" }];

const digits = (cell: string): number => cell.replace(/\D/g, "").length;
interface Look {
  readonly score: number;
  /** Besides being readable as the type: what a cell of it looks like and another seldom does. */
  readonly like: (cell: string) => boolean;
}
/** Types whose cells can be told by themselves, the surest highest. */
const looks: Readonly<Record<string, Look>> = {
  vin: { score: 0.95, like: (cell) => cell.replace(/[\s*_-]/g, "").length === 17 && /\d/.test(cell) },
  email: { score: 0.95, like: (cell) => cell.includes("@") },
  tax_id: { score: 0.9, like: (cell) => digits(cell) >= 10 },
  phone: { score: 0.85, like: (cell) => digits(cell) >= 10 && /^\+?[\d\s()./-]+$/.test(cell) },
  plate: { score: 0.8, like: (cell) => /\p{L}/u.test(cell) && /\d{2}/.test(cell) && cell.length <= 15 },
  date: { score: 0.6, like: (cell) => /\d[./-]\d/.test(cell) },
  past_date: { score: 0.6, like: (cell) => /\d[./-]\d/.test(cell) },
  score: { score: 0.6, like: (cell) => digits(cell) <= 4 },
  model_year: { score: 0.6, like: (cell) => /^(?:19[5-9]\d|20[0-4]\d)\b/.test(cell) },
};
const WORDS: Look = { score: 0.65, like: (cell) => /\p{L}/u.test(cell) };
/** An amount looks like any other number: only where one amount alone is looked for. */
const MONEY: Look = { score: 0.5, like: (cell) => /\d/.test(cell) && !/^0\d/.test(cell) };

const readable = (field: Field, cell: string): boolean => notations.some((notation) => {
  const { value, problem } = field.type.parse(cell, field.name, notation);
  return value !== null && problem === null;
});

/** Does the column take words of a list? */
export const isWordList = (field: Field): boolean => field.type.parse("\u00a7", field.name, base).problem === "unknown_word";

const lookOf = (field: Field): Look | undefined => looks[field.type.name] ?? (isWordList(field) ? WORDS : undefined);

/** Could the column hold these cells? Texts hold anything. */
export function isTypical(field: Field, cells: readonly string[]): boolean {
  if (cells.length === 0 || field.type.sqlType === "VARCHAR" && !lookOf(field)) return true;
  const some = cells.slice(0, 100);
  return isWordList(field) || some.filter((cell) => readable(field, cell)).length >= some.length * 0.5;
}

/** Columns that the cells look like, with how surely. Where several of one type are free, the required one, else the first. */
export function typicalFor(free: readonly Field[], cells: readonly string[]): { readonly column: string; readonly score: number }[] {
  if (cells.length < CELLS && new Set(cells).size < CELLS) return [];
  const some = cells.slice(0, 200);
  const found: { column: string; score: number }[] = [];
  const seen = new Set<string>();
  const wanted = [...free].sort((a, b) => Number(b.required) - Number(a.required));
  const amounts = wanted.filter((field) => field.type.name === "money" && field.required);
  for (const field of wanted) {
    const look = amounts.length === 1 && field === amounts[0] ? MONEY : lookOf(field);
    if (!look || seen.has(field.type.name)) continue;
    const hits = some.filter((cell) => look.like(cell) && readable(field, cell)).length;
    if (hits < some.length * SHARE) continue;
    seen.add(field.type.name);
    found.push({ column: field.name, score: look.score * (hits / some.length) - (new Set(some).size === 1 && some.length > 5 ? 0.05 : 0) });
  }
  return found;
}
