import { describe, expect, it } from "vitest";
import { formatter } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/index.ts";
import { describeTotals, minorOf, typedTotal } from "#app/services/describe-total.ts";

const words = { t: translator("en"), format: formatter("en", "KZT") };

describe("a total as people type it", () => {
  it.each([
    ["1 234 567,89", "1234567.89"],
    ["1,234,567.89", "1234567.89"],
    ["1.234.567", "1234567.00"],
    ["1 234 567 ₸", "1234567.00"],
    ["12,5", "12.50"],
    ["1,234", "1234.00"],
    ["−5,00", "-5.00"],
    ["about 5", null],
    ["", null],
  ])("%s", (text, decimal) => expect(typedTotal(text)).toBe(decimal));

  it("is compared to the last unit, beyond what doubles can tell apart", () => {
    expect(minorOf("-0.05")).toBe(-5n);
    const [total] = describeTotals(null, "90071992547409,93", "90071992547409.92", words);
    expect(total?.agrees).toBe(false);
    expect(total?.sentence).toContain("0.01");
    expect(describeTotals(null, "100", "100.00", words)).toMatchObject([{ agrees: true }]);
  });
  it("stands beside the file's own, and says when it is no amount", () => {
    const both = describeTotals({ reported: "10.00", loaded: "9.00" }, "?", "9.00", words);
    expect(both.map(({ agrees }) => agrees)).toEqual([false, false]);
    expect(both[1]?.sentence).toContain("“?” is no amount");
  });
});
