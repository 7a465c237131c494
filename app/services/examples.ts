import { hasMessage, type Locale, type Translate } from "#app/i18n/index.ts";
import type { Field, Kind } from "#pipelines/sources/index.ts";

/** A value as a spreadsheet holds it; amounts, numbers and days are typed there. */
export interface Example {
  /** As one writes it in a text file: "1 234,50", "31.12.2025". */
  readonly text: string;
  readonly typed: string | number | Date;
}

const plain = (text: string): Example => ({ text, typed: text });
const number = (value: number, text: string): Example => ({ text, typed: value });
function day(iso: string): Example {
  const [year, month, date] = iso.split("-");
  return { text: `${date}.${month}.${year}`, typed: new Date(`${iso}T00:00:00Z`) };
}

/** By column, where another value than that of its type makes sense. */
const byColumn: Readonly<Record<string, Example>> = {
  starts_on: day("2025-12-01"),
  ordered_on: day("2025-12-01"),
  made_on: day("2025-12-29"),
  hired_on: day("2020-03-02"),
  valid_from: day("2020-03-02"),
  since: day("2020-03-02"),
  birth_date: day("1985-06-17"),
  fleet_contacts_tax_id: plain("150240010003"),
  meetings_tax_id: plain("150240010003"),
};
const byType: Readonly<Record<string, Example>> = {
  date: day("2025-12-31"),
  past_date: day("2025-12-31"),
  month: plain("12.2025"),
  money: number(1234.5, "1 234,50"),
  phone: plain("+7 701 123-45-67"),
  email: plain("name@example.com"),
  card: plain("1234 5678"),
  tax_id: plain("850617310008"),
  vin: plain("JTMBFREV50D000101"),
  plate: plain("123ABC02"),
  model_year: number(2024, "2024"),
  mileage: number(45_000, "45 000"),
  score: number(9, "9"),
  rating: number(9, "9"),
  points: number(500, "500"),
  quantity: number(1.5, "1,5"),
  interval_months: number(12, "12"),
  interval_km: number(15_000, "15 000"),
  target: number(62.5, "62,5"),
};
/** Words of the list that go with the other examples better than its first. */
const wordOf: Readonly<Record<string, string>> = { client_kind: "person", fleet_contacts_client_kind: "company", meetings_client_kind: "company", bookings_status: "kept" };

/** What one would write into a column of a kind, in the reader's language. Throws where a new type has none yet. */
export function exampleOf(kind: Kind, { name, type }: Field, t: Translate, locale: Locale): Example {
  const own = [`${kind}_${name}`, name];
  if (type.words) return plain(wordIn(locale, own.map((key) => wordOf[key]).find((word) => word !== undefined) ?? Object.keys(type.words)[0] ?? "", type.words));
  const spoken = own.map((key) => `examples.${key}`).find(hasMessage);
  if (spoken && hasMessage(spoken)) return plain(t(spoken));
  const fixed = own.map((key) => byColumn[key]).find((example) => example !== undefined) ?? byType[type.name];
  if (fixed) return fixed;
  if (type.name === "code") return plain(t("examples.code"));
  throw new Error(`no example of ${kind}.${name} (${type.name})`);
}

/** A canonical word as the reader's language spells it; Russian where Kazakh has no letters of its own to know it by. */
export function wordIn(locale: Locale, word: string, words: Readonly<Record<string, readonly string[]>>): string {
  if (locale === "en") return word.replaceAll("_", " ");
  const spellings = words[word] ?? [];
  const kazakh = locale === "kk" ? spellings.find((text) => /[әғқңөұүһі]/i.test(text)) : undefined;
  return kazakh ?? spellings.find((text) => /[а-яё]/i.test(text)) ?? word;
}
