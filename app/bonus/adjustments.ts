import { amountOf, byCode, lineOf, minorOf, sumOf } from "./line.ts";
import type { Line } from "./types.ts";

/** What changed since a run was approved. */
export interface Changed {
  /** The period of the approved run. */
  readonly of_period: string;
  /** Why a person's amount moved, in words that stay: rows that came late, were taken back, merged or corrected. */
  readonly reason: (staffCode: string) => string;
}

/**
 * The next run's lines for an approved one: per person, what its period pays by today's data, less what was approved, less what later runs have already
 * corrected of it. One line a person: `adjustment` where more is due, `clawback` where less; nobody where nothing moved. Nothing is lost and
 * nothing comes twice: with these lines among `since` there are none. Lines of other periods within `approved` and `recomputed` are left aside.
 */
export function adjustments(approved: readonly Line[], since: readonly Line[], recomputed: readonly Line[], { of_period, reason }: Changed): Line[] {
  const own = (lines: readonly Line[]): readonly Line[] => lines.filter((line) => line.of_period === undefined);
  const paid = own(approved);
  const due = own(recomputed);
  const corrected = since.filter((line) => line.of_period === of_period);
  // The latest data say best who somebody is; who is not in them any more is who they were.
  const people = new Map([...corrected, ...paid, ...due].map((line) => [line.staff_code, line]));
  return [...people.values()].sort(byCode).flatMap((person) => {
    const of = (lines: readonly Line[]): readonly Line[] => lines.filter(({ staff_code }) => staff_code === person.staff_code);
    const [was, before, now] = [sumOf(of(paid)), sumOf(of(corrected)), sumOf(of(due))];
    const amount = now - was - before;
    if (amount === 0n) return [];
    const kind = amount < 0n ? "clawback" : "adjustment";
    const why = { was_minor: minorOf(was), corrected_minor: minorOf(before), now_minor: minorOf(now), ...moved(of(paid), of(due)) };
    return lineOf(person, kind, kind, amount, { why, of_period, reason: reason(person.staff_code) });
  });
}

/** By how much each line of the formula moved: "component/importer_csi" → minor units. */
function moved(was: readonly Line[], now: readonly Line[]): Record<string, number> {
  const by = new Map<string, bigint>();
  for (const [lines, sign] of [[was, -1n], [now, 1n]] as const) {
    for (const line of lines) {
      const key = `${line.kind}/${line.component}`;
      by.set(key, (by.get(key) ?? 0n) + sign * amountOf(line));
    }
  }
  return Object.fromEntries([...by].filter(([, amount]) => amount !== 0n).map(([key, amount]) => [key, minorOf(amount)]));
}
