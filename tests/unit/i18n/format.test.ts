import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatter, majorOf } from "#app/i18n/format.ts";

const [ru, kk, en] = [formatter("ru", "KZT"), formatter("kk", "KZT"), formatter("en", "KZT")];
/** Spaces as one can type them. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("what is written with digits", () => {
  it.each<[what: string, written: string, expected: string]>([
    ["number", ru.number("12345678901234567.85", 2), "12 345 678 901 234 567,85"],
    ["number", en.number(1234.5), "1,234.5"],
    ["count", kk.count(12345), "12 345"],
    ["share", ru.share(0.412), "41,2 %"],
    ["share", en.share(0.412), "41.2%"],
    ["half away from zero", ru.share(0.00125, 2), "0,13 %"],
    ["half of a product", ru.value(1.5 * 0.15, "score"), "0,23"],
    ["money", ru.money("1234.50"), "1 234,50 ₸"],
    ["money", kk.money("1234.50"), "1 234,50 ₸"],
    ["money", en.money("1234.50"), "₸1,234.50"],
    ["money without a currency", formatter("ru").money("1234.5"), "1 234,50"],
    ["minor", ru.minor(-123450n), "−1 234,50 ₸"],
    ["change", ru.change(-0.031, "share"), "−3,1 п.п."],
    ["change", kk.change(0.031, "share"), "+3,1 п.т."],
    ["change", en.change(0, "share"), "0.0 pp"],
    ["change", ru.change("-120.40", "money"), "−120 ₸"],
    ["change", ru.change(5.4, "points"), "+5,4"],
    ["range", ru.range(0.381, 0.443, "share"), "38,1–44,3 %"],
    ["range", en.range("1200.4", "1300.6", "money"), "₸1,200–1,301"],
    ["range", ru.range("1200.4", "1300.6", "money"), "1 200–1 301 ₸"],
    ["range below zero", ru.range(-5, 12, "points"), "−5,0\u2009…\u200912,0"],
    ["blank", ru.value(null, "share"), "—"],
    ["blank end", ru.range(null, 0.4, "share"), "—"],
    ["days", ru.value(12, "days"), "12 дн."],
    ["date", ru.date("2026-05-31"), "31 мая 2026"],
    ["date", kk.date("2026-05-31"), "2026 ж. 31 мамыр"],
    ["date", en.date("2026-05-31"), "31 May 2026"],
    ["month", ru.month("2026-05"), "май 2026"],
    ["month on an axis", ru.monthShort("2026-01-31"), "янв 2026"],
    ["period", ru.period("2026-Q2"), "II квартал 2026"],
    ["period", kk.period("2026"), "2026 жыл"],
    ["period", en.period("2025-06..2026-05"), "June 2025 – May 2026"],
  ])("%s: %s", (_, written, expected) => {
    expect(plain(written)).toBe(expected);
  });

  it("writes amounts of any size exactly", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (minor) => {
        const digits = plain(ru.minor(minor)).replace("−", "-").replace(" ₸", "").replaceAll(" ", "").replace(",", "");
        expect(BigInt(digits)).toBe(minor);
        expect(majorOf(minor)).toMatch(/^-?\d+\.\d\d$/);
      }),
    );
  });
});
