import type { Locale } from "./translate.ts";
import { monthNames } from "./months.ts";

/** The kinds of value that figures have; the same words as `Unit` of app/metrics. */
export type Quantity = "share" | "money" | "points" | "days" | "count" | "score";
type Value = number | string | null | undefined;

/** Everything that is written with digits, in one language and one currency. Blank values give "—". */
export interface Format {
  readonly locale: Locale;
  /** 1234.5 → "1 234,5". A decimal string is exact: it never becomes a float. */
  number(value: Value, digits?: number): string;
  /** A whole number: 12345 → "12 345" */
  count(value: Value): string;
  /** 0.412 → "41,2 %" */
  share(value: Value, digits?: number): string;
  /** "1234.50" (major units) → "1 234,50 ₸"; `digits` 0 for charts and tiles. */
  money(value: Value, digits?: number): string;
  /** Minor units → money: 123450 → "1 234,50 ₸". */
  minor(value: bigint | number | null, digits?: number): string;
  /** A figure's value in its own unit. */
  value(value: Value, unit: Quantity): string;
  /** A signed difference in the unit: −0.031 of a share → "−3,1 п.п." */
  change(value: Value, unit: Quantity): string;
  /** "38,1–44,3 %"; blank when an end is. */
  range(low: Value, high: Value, unit: Quantity): string;
  /** 1536000 → "1,5 МБ" */
  bytes(value: number): string;
  /** Seconds, roundly: 42 → "42 с", 200 → "3 мин", 3900 → "1 ч 5 мин" */
  duration(seconds: number): string;
  /** "2026-05-31" → "31 мая 2026" */
  date(iso: string | null): string;
  /** Days from the first to the last: "1–31 мая 2026", "1 января – 28 марта 2026", or both in full. */
  span(from: string, to: string): string;
  /** "2026-05-31 04:05:06" (UTC) → "31 мая 2026, 09:05", by the clock of where it is shown. */
  moment(utc: string): string;
  /** "2026-05-31" or "2026-05" → "май 2026" */
  month(iso: string): string;
  /** → "май" on axes; January carries its year. */
  monthShort(iso: string): string;
  /** "2026-05" → "май 2026", "2026-Q2" → "II квартал 2026", "2026" → "2026 год", "2025-06..2026-05" → "июнь 2025 – май 2026" */
  period(id: string): string;
}

const blank = "—";
const digitsOf: Readonly<Record<Quantity, number>> = { share: 1, money: 2, points: 1, days: 0, count: 0, score: 2 };
const words = {
  ru: { points: "п.п.", days: "дн.", sizes: ["Б", "КБ", "МБ", "ГБ", "ТБ"], clock: ["с", "мин", "ч"], quarter: (q: string, y: string) => `${q} квартал ${y}`, year: (y: string) => `${y} год` },
  kk: { points: "п.т.", days: "күн", sizes: ["Б", "КБ", "МБ", "ГБ", "ТБ"], clock: ["с", "мин", "сағ"], quarter: (q: string, y: string) => `${y} ж. ${q} тоқсан`, year: (y: string) => `${y} жыл` },
  en: { points: "pp", days: "days", sizes: ["B", "KB", "MB", "GB", "TB"], clock: ["s", "min", "h"], quarter: (_q: string, y: string, n: string) => `Q${n} ${y}`, year: (y: string) => y },
} as const;
const bare = (percent: string) => percent.replace(/\s*%$/, "");
const roman = ["I", "II", "III", "IV"];

/** A formatter for one language; Kazakh digits are written as Russian ones, with our own names of months. */
export function formatter(locale: Locale, currency: string | null = null): Format {
  const tag = locale === "en" ? "en-GB" : "ru-RU";
  const cache = new Map<string, Intl.NumberFormat>();
  const write = (value: number | string | bigint, options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options);
    let format = cache.get(key);
    if (!format) cache.set(key, (format = new Intl.NumberFormat(tag, options)));
    // As the decimal that is meant: 1.5 × 0.15 is half a hundredth over 0.22, and a double is a hair less.
    const exact = typeof value === "number" && Number.isFinite(value) ? value.toPrecision(15) : value;
    return format.format(exact as number).replace("-", "−");
  };
  const fixed = (digits: number) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits, roundingMode: "halfExpand" }) as const;
  const isBlank = (value: Value): value is null | undefined => value === null || value === undefined || value === "" || Number.isNaN(value);
  const coin = currency ? ({ style: "currency", currency, currencyDisplay: "narrowSymbol" } as const) : {};
  const { days, points, sizes, clock } = words[locale];

  const number: Format["number"] = (value, digits) => (isBlank(value) ? blank : write(value, digits === undefined ? { maximumFractionDigits: 3 } : fixed(digits)));
  const count: Format["count"] = (value) => number(value, 0);
  const share: Format["share"] = (value, digits = 1) => (isBlank(value) ? blank : write(value, { style: "percent", ...fixed(digits) }).replace("\u202f", "\u00a0"));
  const money: Format["money"] = (value, digits = 2) => (isBlank(value) ? blank : write(value, { ...coin, ...fixed(digits) }));

  const value: Format["value"] = (v, unit) => {
    if (isBlank(v)) return blank;
    if (unit === "share") return share(v);
    if (unit === "money") return money(v, 0);
    if (unit === "days") return `${number(v, 0)}\u00a0${days}`;
    return number(v, digitsOf[unit]);
  };
  const change: Format["change"] = (v, unit) => {
    if (isBlank(v)) return blank;
    const sign = { signDisplay: "exceptZero" } as const;
    if (unit === "share") return `${bare(write(v, { ...sign, style: "percent", ...fixed(1) }))}\u00a0${points}`;
    if (unit === "money") return write(v, { ...coin, ...sign, ...fixed(0) });
    const text = write(v, { ...sign, ...fixed(digitsOf[unit]) });
    return unit === "days" ? `${text}\u00a0${days}` : text;
  };
  const range: Format["range"] = (low, high, unit) => {
    if (isBlank(low) || isBlank(high)) return blank;
    const dash = Number(low) < 0 ? "\u2009…\u2009" : "–";
    if (unit === "share") return `${bare(share(low))}${dash}${share(high)}`;
    // The sign of the currency once: after the range where the language writes it last, else before.
    if (unit === "money") return locale === "en" ? `${money(low, 0)}${dash}${number(high, 0)}` : `${number(low, 0)}${dash}${money(high, 0)}`;
    return `${number(low, digitsOf[unit])}${dash}${value(high, unit)}`;
  };

  const bytes: Format["bytes"] = (value) => {
    const power = Math.min(sizes.length - 1, Math.floor(Math.log2(Math.max(1, value)) / 10));
    const amount = value / 1024 ** power;
    return `${number(amount, power === 0 || amount >= 100 ? 0 : 1)}\u00a0${sizes[power]}`;
  };
  const duration: Format["duration"] = (seconds) => {
    const [second, minute, hour] = clock;
    if (seconds < 90) return `${count(Math.max(1, Math.round(seconds)))}\u00a0${second}`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 60) return `${count(minutes)}\u00a0${minute}`;
    return `${count(Math.floor(minutes / 60))}\u00a0${hour}${minutes % 60 ? ` ${minutes % 60}\u00a0${minute}` : ""}`;
  };
  const parts = (iso: string) => [iso.slice(0, 4), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10))] as const;
  const names = monthNames[locale];
  const date: Format["date"] = (iso) => {
    if (!iso) return blank;
    const [year, month, day] = parts(iso);
    return locale === "kk" ? `${year}\u00a0ж. ${day}\u00a0${names.inDate[month]}` : `${day}\u00a0${names.inDate[month]} ${year}`;
  };
  const span: Format["span"] = (from, to) => {
    if (from === to) return date(to);
    const [year, month, day] = parts(from);
    if (locale === "kk" || year !== to.slice(0, 4)) return `${date(from)}\u00a0– ${date(to)}`;
    return month === parts(to)[1] ? `${day}–${date(to)}` : `${day}\u00a0${names.inDate[month]}\u00a0– ${date(to)}`;
  };
  const moment: Format["moment"] = (utc) => {
    const at = new Date(`${utc.slice(0, 19).replace(" ", "T")}Z`);
    const two = (n: number) => String(n).padStart(2, "0");
    return Number.isNaN(at.getTime()) ? blank : `${date(`${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`)}, ${two(at.getHours())}:${two(at.getMinutes())}`;
  };
  const month: Format["month"] = (iso) => {
    const [year, index] = parts(iso);
    return locale === "kk" ? `${year}\u00a0ж. ${names.long[index]}` : `${names.long[index]}\u00a0${year}`;
  };
  const monthShort: Format["monthShort"] = (iso) => {
    const [year, index] = parts(iso);
    return index === 0 ? `${names.short[0]} ${year}` : (names.short[index] ?? iso);
  };
  const period: Format["period"] = (id) => {
    if (id.includes("..")) return id.split("..").map(month).join("\u00a0– ");
    const quarter = /^(\d{4})-Q([1-4])$/.exec(id);
    if (quarter) return words[locale].quarter(roman[Number(quarter[2]) - 1]!, quarter[1]!, quarter[2]!);
    return /^\d{4}$/.test(id) ? words[locale].year(id) : month(id);
  };
  const minor: Format["minor"] = (value, digits) => (value === null ? blank : money(majorOf(BigInt(value)), digits));

  return { locale, number, count, share, money, minor, value, change, range, bytes, duration, date, span, moment, month, monthShort, period };
}

/** Minor units as an exact decimal string of major units: 123450n → "1234.50". */
export function majorOf(minor: bigint): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, "0");
  return `${minor < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
