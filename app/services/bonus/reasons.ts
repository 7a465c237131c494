import type { InputPerson, Inputs } from "#app/bonus/inputs.ts";

/** What stood at a moment: names of loads, numbers of verdicts on who is who, and the load of each row. */
export interface Standing {
  readonly loads: ReadonlySet<string>;
  readonly decisions: readonly number[];
  readonly loadOf: (row: string) => string | undefined;
}

/** Rows behind a person's lines that came since a run was approved or corrected last, and that are gone. */
export interface Moved {
  readonly came: readonly string[];
  readonly gone: readonly string[];
}

export const reasonCodes = ["late", "taken_back", "merged", "corrected"] as const;
export type ReasonCode = (typeof reasonCodes)[number];
export interface Reason {
  readonly code: ReasonCode;
  /** Names of loads; empty where none is to be named. */
  readonly loads: readonly string[];
}
const MOST_NAMED = 5;

/** A reason as a line keeps it: "late:3f2a9c0b1d2e,77ab…; merged". */
export const reasonText = (reasons: readonly Reason[]): string => reasons.map(({ code, loads }) => (loads.length ? `${code}:${loads.join(",")}` : code)).join("; ");

/** What `reasonText` wrote. */
export const readReason = (text: string): Reason[] =>
  text.split("; ").flatMap((part) => {
    const [word = "", loads = ""] = part.split(":");
    const code = reasonCodes.find((one) => one === word);
    return code ? [{ code, loads: loads === "" ? [] : loads.split(",") }] : [];
  });

/** Every row behind somebody's results, amounts and deals. */
export function rowsOfPerson({ people, deals }: Pick<Inputs, "people" | "deals">, code: string): ReadonlySet<string> {
  const person: Pick<InputPerson, "results" | "amounts"> = people.find(({ staff_code }) => staff_code === code) ?? { results: {}, amounts: {} };
  const shared = deals.filter(({ staff }) => Object.values(staff).includes(code));
  return new Set([...Object.values(person.results), ...Object.values(person.amounts), ...shared].flatMap(({ rows }) => rows));
}

export function movedRows(was: ReadonlySet<string>, is: ReadonlySet<string>): Moved {
  return { came: [...is].filter((row) => !was.has(row)).sort(), gone: [...was].filter((row) => !is.has(row)).sort() };
}

/**
 * Why somebody's amount moved: rows of loads that came since, rows of loads that were taken back, records joined or parted, rows that a later load said
 * otherwise. Where no row tells (what a figure is divided by is not kept row by row), all loads that came or went since do.
 */
export function reasonsFor({ came, gone }: Moved, kept: ReadonlySet<string>, then: Standing, now: Standing): Reason[] {
  const fresh = (row: string): string[] => {
    const load = now.loadOf(row);
    return load === undefined || then.loads.has(load) ? [] : [load];
  };
  const lost = (row: string): string[] => {
    const load = then.loadOf(row);
    return load === undefined || now.loads.has(load) ? [] : [load];
  };
  const decided = JSON.stringify(then.decisions) !== JSON.stringify(now.decisions);
  const unexplained = came.some((row) => fresh(row).length === 0) || gone.some((row) => lost(row).length === 0);
  const told: Reason[] = [
    { code: "late", loads: names(came.flatMap(fresh)) },
    { code: "taken_back", loads: names(gone.flatMap(lost)) },
    { code: "corrected", loads: names([...kept].flatMap(fresh)) },
  ].filter(({ loads }) => loads.length > 0) as Reason[];
  if (decided && (unexplained || told.length === 0)) told.push({ code: "merged", loads: [] });
  if (told.length > 0) return told;
  const around: Reason[] = [
    { code: "late", loads: names([...now.loads].filter((load) => !then.loads.has(load))) },
    { code: "taken_back", loads: names([...then.loads].filter((load) => !now.loads.has(load))) },
  ];
  const found = around.filter(({ loads }) => loads.length > 0);
  return found.length > 0 ? found : [{ code: "corrected", loads: [] }];
}

const names = (loads: readonly string[]): string[] => [...new Set(loads)].sort().slice(0, MOST_NAMED);
