import type { FileReportView } from "#app/dashboards/data/load-views.ts";
import type { ControlTotal } from "#pipelines/index.ts";
import type { Wording } from "./plan-upload-columns.ts";

/** Exact decimal text in major units → minor units. */
export function minorOf(decimal: string): bigint {
  const negative = decimal.startsWith("-");
  const [whole = "0", part = ""] = decimal.replace("-", "").split(".");
  const units = BigInt(whole + part.padEnd(2, "0").slice(0, 2));
  return negative ? -units : units;
}

/** A total as people type it, "1 234 567,89" or "1,234,567.89" → decimal text; NULL when it is no amount. */
export function typedTotal(text: string): string | null {
  const bare = text.replace(/[\s'₸₽$€]/g, "").replace("−", "-");
  const last = Math.max(bare.lastIndexOf(","), bare.lastIndexOf("."));
  const isDecimal = last >= 0 && bare.length - last - 1 <= 2;
  const whole = (isDecimal ? bare.slice(0, last) : bare).replace(/[.,]/g, "");
  return /^-?\d+$/.test(whole) && /^\d*$/.test(isDecimal ? bare.slice(last + 1) : "") ? `${whole}.${(isDecimal ? bare.slice(last + 1) : "").padEnd(2, "0")}` : null;
}

type Total = FileReportView["totals"][number];

/** The total row of the file, and the total that the reader typed, against what was loaded: to the last unit. */
export function describeTotals(row: ControlTotal | null, typed: string | null, loaded: string | null, words: Wording): Total[] {
  const { t } = words;
  const own = row ? [compared("row", row, words)] : [];
  if (typed === null || loaded === null) return own;
  const reported = typedTotal(typed);
  if (reported === null) return [...own, { sentence: t("ui.control_unread", { typed }), agrees: false }];
  return [...own, compared("typed", { reported, loaded }, words)];
}

function compared(which: "row" | "typed", { reported, loaded }: ControlTotal, { t, format }: Wording): Total {
  const difference = minorOf(reported) - minorOf(loaded);
  const params = { reported: format.money(reported), loaded: format.money(loaded), difference: format.minor(difference) };
  return { sentence: t(`ui.control_${which}_${difference === 0n ? "agrees" : "differs"}`, params), agrees: difference === 0n };
}
