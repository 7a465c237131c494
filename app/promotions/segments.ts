import { z } from "zod";
import { rfmTable, rfmTableOlder, type RfmTable } from "#app/stats/rfm.ts";

/** How a table of recency, frequency and money is stamped on what it says: "rfm-0.3.0@1". */
export const stampOf = ({ id, version }: Pick<RfmTable, "id" | "version">): string => `${id}@${version}`;

/** The segments of app/metrics/rfm.ts, which a test holds against it. */
const fixedSegments: readonly string[] = ["champions", "loyal", "growing", "newcomers", "cooling", "at_risk", "leaving", "gone"];

/** Which rules sort clients by recency, frequency and money; the first is the usual one. Prefixes of segments say which. */
export const ruleTables = {
  /** Cuts fixed by the business: months since the last visit, visits in 24 months (app/metrics/rfm.ts). */
  fixed: { stamp: "fixed@1", segments: fixedSegments, table: null },
  rfm: { stamp: stampOf(rfmTable), segments: segmentsOf(rfmTable), table: rfmTable },
  older: { stamp: stampOf(rfmTableOlder), segments: segmentsOf(rfmTableOlder), table: rfmTableOlder },
} as const satisfies Readonly<Record<string, { readonly stamp: string; readonly segments: readonly string[]; readonly table: RfmTable | null }>>;
export type Rules = keyof typeof ruleTables;
export const rules = Object.keys(ruleTables) as readonly Rules[];
export const isRules = (text: unknown): text is Rules => typeof text === "string" && Object.hasOwn(ruleTables, text);

/** Of one table, in its order, with what no rule names. */
function segmentsOf(table: RfmTable): readonly string[] {
  return [...new Set(table.rules.map(({ segment }) => segment)), "others", "new_not_due"];
}

/** Segments that need no table, by what they are read from. What each means is in metrics.md; the words are `segments.is_<id>`. */
export const plainSegments = {
  status: ["active", "too_new", "once", "repeat", "loyal", "confirmed", "never_asked", "discount_only", "detractor"],
  silence: ["at_risk", "lost"],
  due: ["due", "overdue"],
  alive: ["alive_75", "alive_50", "alive_25", "alive_0", "alive_untold"],
  kind: ["person", "company"],
  contact: ["reachable", "refused", "no_phone"],
} as const;
export type PlainSource = keyof typeof plainSegments;

const plainIds: ReadonlyMap<string, PlainSource> = new Map((Object.keys(plainSegments) as PlainSource[]).flatMap((source) => plainSegments[source].map((id) => [id, source] as const)));
/** Segments by a table are `<rules>_<segment>`: the table's version is part of what was asked. */
const ruleIds: ReadonlyMap<string, Rules> = new Map(rules.flatMap((name) => ruleTables[name].segments.map((segment) => [`${name}_${segment}`, name] as const)));

/** All segments that are there without anybody's doing. */
export const builtIns: readonly string[] = [...plainIds.keys(), ...ruleIds.keys()];

/** A cell of the grid of recency and frequency, classes 1–5, 5 is best. Tables of scores cut alike: their cells are of "rfm". */
export interface Cell {
  readonly rules: "fixed" | "rfm";
  readonly r: number;
  readonly f: number;
}
const classes = [5, 4, 3, 2, 1] as const;
/** A cell is a segment too, opened from the grid and not listed: "fixed_r5f3". */
export const cellId = (by: Rules, r: number, f: number): string => `${by === "fixed" ? "fixed" : "rfm"}_r${r}f${f}`;
const cells: ReadonlyMap<string, Cell> = new Map((["fixed", "rfm"] as const).flatMap((by) => classes.flatMap((r) => classes.map((f) => [cellId(by, r, f), { rules: by, r, f }] as const))));
/** The cell that a segment is; null for every other. */
export const cellOf = (id: string): Cell | null => cells.get(id) ?? null;
const places: ReadonlyMap<string, number> = new Map([...builtIns, ...cells.keys()].map((id, at) => [id, at]));

/** What a segment is read from. @throws RangeError for no built-in one. */
export function sourceOf(id: string): PlainSource | Rules {
  const source = plainIds.get(id) ?? ruleIds.get(id) ?? cells.get(id)?.rules;
  if (!source) throw new RangeError(`no segment is called ${id}`);
  return source;
}
export const idsOf = (name: Rules): readonly string[] => ruleTables[name].segments.map((segment) => `${name}_${segment}`);

const literal = z.string().refine((text) => places.has(text.replace(/^-/, "")), { error: "no such segment" });

/**
 * A segment put together: every group must hold, and of a group at least one of its segments; "-" before one is that the client is not
 * in it. `{ all: [["overdue"], ["lost", "at_risk"], ["-refused"]] }` is: overdue, and lost or at risk, and not refused. No group: everybody.
 */
export const segmentSpec = z.object({ all: z.array(z.array(literal).min(1).max(40)).max(40) });
export type SegmentSpec = z.infer<typeof segmentSpec>;

/** One built-in segment. */
export const only = (id: string): SegmentSpec => segmentSpec.parse({ all: [[id]] });
/** Both at once: whoever is in each of them. */
export const both = (...specs: readonly SegmentSpec[]): SegmentSpec => normal({ all: specs.flatMap(({ all }) => all) });

/** Each group and each segment within one once, in one order, so that equal segments have equal texts. */
export function normal({ all }: SegmentSpec): SegmentSpec {
  const groups = all.map((group) => [...new Set(group)].sort((a, b) => place(a) - place(b)));
  const distinct = new Map(groups.map((group) => [group.join("*"), group]));
  return { all: [...distinct.values()].sort((a, b) => place(a[0] ?? "") - place(b[0] ?? "") || a.length - b.length || (a.join() < b.join() ? -1 : 1)) };
}
const place = (text: string): number => 2 * (places.get(text.replace(/^-/, "")) ?? -1) + (text.startsWith("-") ? 1 : 0);

/** As it stands in an address: groups joined by ".", what may stand for one another by "*", "-" for not: "overdue.at_risk*lost.-refused". */
export const specText = (spec: SegmentSpec): string => normal(spec).all.map((group) => group.join("*")).join(".");

/** What `specText` wrote; null for a text that is none. */
export function readSpec(text: string): SegmentSpec | null {
  if (text === "") return { all: [] };
  const { data } = segmentSpec.safeParse({ all: text.split(".").map((group) => group.split("*")) });
  return data ? normal(data) : null;
}

/** The built-in segments that it names. */
export const named = ({ all }: SegmentSpec): readonly string[] => [...new Set(all.flat().map((text) => text.replace(/^-/, "")))];
/** Whether a client of these segments is in it. */
export const holds = ({ all }: SegmentSpec, of: ReadonlySet<string>): boolean => all.every((group) => group.some((text) => (text.startsWith("-") ? !of.has(text.slice(1)) : of.has(text))));
