import { type Field, type Kind, type Notation, sources, trimCell } from "#pipelines/sources/index.ts";

/** A small seeded generator (mulberry32): the same rows in every run. */
export function generator(seed: number): { next(): number; pick<T>(from: readonly T[]): T } {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { next, pick: (from) => from[Math.floor(next() * from.length)] as (typeof from)[number] };
}

const dates = [
  ..."2026-05-31 31.05.2026 05/31/2026 2026-02-29 2024-02-29 29.02.2024 31.04.2025 1.5.26 01-05-2026 2026/5/1 20260531 2026-06-02 2026-06-03 03.06.2026 13.13.2026 00.01.2026 1899-12-31 31.12.99".split(" "),
  ...["31.05.2026 14:05", "31.05.2026 14:05:59", "2026-05-31T14:05:00Z", "2026-05-31 14:05:00+06:00", "31.05.2026 г.", "31.05.2026г", "5/31/2026 2:05 PM", "31 мая 2026", "2026-05-31x", "31.05.20x6", "45000"],
];
const numbers = [
  ..."0 1 -1 +5 007 10 11 5.0 5,0 5.5 5,5 1e3 1.234,50 1,234.50 1234.5 1234,567 12.345 -0 -0,00 .5 ,5 5. 5, 1'234.50 NaN Infinity 99999999999999999999 1234567890123 12345678901234567.89 9999999 -5 2147483648".split(" "),
  ...["1 234,50", "1 234.50", "1\u00a0234,50", "1\u202f234,50", "12 34,50", "1 234 567", "- 5", "5-", "(5)", "(1 234,50)", "\u22125", "1 234,50 ₸", "100 тг", "100 KZT", "KZT 100", "100 руб.", "$100", "100 €", "сто", "n/a", "100 км", "1,234,567.89", "1.234.567,89", "1,23,456.00"],
];
const keys = [
  ...["+7 (701) 123-45-67", "8 701 1234567", "87011234567", "7011234567", "77011234567", "+7 701 123 45 67 доб. 5", "8(727)2-50-50-50", "+998 90 123 45 67", "123", "+1 202 555 0147", "8-701-123-45-67, 8-702-123-45-67", "７０１１２３４５６７"],
  ...["a@b.kz", "A.B@Example.COM", "a@b", "a b@c.kz", "почта@пример.рф", "a@b.kz;", "mailto:a@b.kz", "a@@b.kz", "нет", "a@b.kz, c@d.kz"],
  ...["XTA210990Y2765432", "JTDBE32K123456789", "jtdbe32k123456789", "ХТА210990У2765432", "1HGCM82633A004352", "1HGCM82633A004353", "IOQ00000000000000", "SHORTVIN", "WVWZZZ1JZXW000001 ", "WVW ZZZ 1JZ XW000001", "ABC-1234567", "123ABC02", "123 ABC 02", "А123ВС77", "A123BC 77", "а123вс777", "001АВ02"],
  ...["123456789012", "860101300123", "7707083893", "500100732259", "1234567890", "12345", "000000000000", "860 101 300 123", "ИИН 860101300123", "4870 1234 5678", "CARD-001", "карта 5"],
];
const wordPool = [
  ..."customer клиент Клиент КЛИЕНТ warranty гарантия Гарантия. insurer страховая внутренний internal importer импортер maintenance то ТО Т.О. ремонт parts body кузов other прочее personal личное такси commercial person company физлицо юрлицо ФЛ new used новый б/у cash credit кредит лизинг наличные first_visit visit sale complaint programme визит продажа seller advisor technician manager продавец мастер механик discount скидка gift подарок cashback points event message акция неизвестно".split(" "),
  ...["первый визит", "новый  автомобиль", "с пробегом", "Мастер-консультант", "ЖЕКЕ ТҰЛҒА", "кепілдік"],
];
const texts = [
  ...["Центр", "Центр  1", "Центр\u00a01", " Запад ", "О'Коннор", "\"Лада\" ООО", "=1+1", "'=1+1", "+7", "@name", "a,b;c|d\te", "строка\nвторая", "🚗🚗", "Ё", "ё", "İstanbul", "ß", "Қазақша", "0001", "1", "-", "—", "–", "--", "NULL", "null", "\\N", "\u200b", "\ufeffx", "e\u0301", "x".repeat(501), "я".repeat(500), "🚗".repeat(300), "z".repeat(10_001), "'", "''", "; drop table x", "$1", "\u0007"],
];
const blanks = ["", "", "", " ", "\u00a0", "\t", "-"];

function fitting(field: Field): readonly string[] {
  const { name, sqlType, words } = field.type;
  if (words) return [...wordPool, ...Object.values(words).flatMap(([first = ""]) => [first, first.toUpperCase()])];
  if (sqlType === "DATE") return dates;
  if (sqlType !== "VARCHAR") return numbers;
  if (/phone|email|vin|plate|tax|card/.test(name)) return keys;
  return /text|code/.test(name) ? texts : wordPool;
}

/** Rows whose cells are nasty in the ways their fields can be. In every second row what is required can be read, so that rows are accepted too. */
export function nastyRows(kind: Kind, rows: number, seed: number, notation: Notation): string[][] {
  const random = generator(seed);
  const everything = [...sources[kind].fields.flatMap((field) => (field.type.words ? fitting(field).slice(wordPool.length) : [])), ...dates, ...numbers, ...keys, ...wordPool, ...texts];
  const fields = sources[kind].fields.map((field) => ({ field, readable: everything.filter((cell) => isReadable(field, cell, notation)) }));
  /** Drawn like any other, cells of hundreds and thousands of characters are nine tenths of all bytes; so they are met a thousand times all the same. */
  const notTooOften = (cell: string): string => (cell.length > 9_000 && random.next() > 0.02) || (cell.length > 400 && random.next() > 0.2) ? random.pick(numbers) : cell;
  const nasty = (field: Field): string => {
    const roll = random.next();
    if (roll < (field.required ? 0.05 : 0.2)) return random.pick(blanks);
    const cell = notTooOften(random.pick(roll < 0.85 ? fitting(field) : everything));
    const bent = random.next();
    if (bent < 0.04) return `${cell}${random.pick([..."0123456789.,- xяё\u00a0"])}`;
    if (bent < 0.08) return `${random.pick([" ", "\u00a0", "'", "-", "(", "0"])}${cell}`;
    return bent < 0.12 ? cell.toUpperCase() : cell;
  };
  const row = (n: number): string[] => {
    const cells = fields.map(({ field, readable }) => (n % 2 && (field.required || field.key) ? random.pick(readable) : nasty(field)));
    // A row without a filled cell is none, and would not be counted.
    return cells.every((cell) => trimCell(cell) === null) ? row(n) : cells;
  };
  return Array.from({ length: rows }, (_, n) => row(n));
}

function isReadable(field: Field, cell: string, notation: Notation): boolean {
  const text = trimCell(cell);
  return text !== null && field.type.parse(text, field.name, notation).problem === null;
}
