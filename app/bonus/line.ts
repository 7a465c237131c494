import type { InputPerson } from "./inputs.ts";
import type { Line } from "./types.ts";

/** A line of a statement; what is not said is blank. RangeError for an amount that a JSON number cannot hold exactly. */
export function lineOf(
  { staff_code, name, branch, role }: Pick<InputPerson, "staff_code" | "name" | "branch" | "role">,
  kind: Line["kind"],
  component: string,
  amount: bigint,
  more: Partial<Pick<Line, "actual" | "n" | "target" | "attainment" | "marks" | "why" | "of_period" | "reason">> = {},
): Line {
  return { staff_code, name, branch, role, kind, component, actual: null, n: null, target: null, attainment: null, amount_minor: minorOf(amount), marks: [], why: {}, ...more };
}

/** Minor units as JSON holds them. */
export function minorOf(amount: bigint): number {
  const minor = Number(amount);
  if (!Number.isSafeInteger(minor)) throw new RangeError(`minorOf: ${amount} minor units are more than can be said exactly`);
  return minor;
}

export const amountOf = ({ amount_minor }: Line): bigint => BigInt(amount_minor);
export const sumOf = (lines: readonly Line[]): bigint => lines.reduce((sum, line) => sum + amountOf(line), 0n);
export const byCode = <T extends { readonly staff_code: string }>(a: T, b: T): number => (a.staff_code < b.staff_code ? -1 : a.staff_code > b.staff_code ? 1 : 0);
