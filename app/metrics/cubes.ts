import { bigint, ident, join, raw, sql, type Sql } from "#pipelines/warehouse/sql.ts";
import { catalog } from "./catalog.ts";
import { spanAt, splitBy, type Question } from "./compile.ts";
import type { Metric, Population, Span } from "./define.ts";
import { addDays, monthEnd, monthOf, monthStart, monthsBetween } from "./period.ts";
import { policySchema, type AppliedPolicy } from "./policy.ts";
import { latestAnswers } from "./populations/answers.ts";
import { clientFlow } from "./populations/client-flow.ts";
import { clientStatus } from "./populations/client-status.ts";
import { paidOrders } from "./populations/orders.ts";
import { deliveries, purchases } from "./populations/sales.ts";
import { firstVisitors, visitedBefore } from "./populations/visit-clients.ts";
import type { Dimension } from "./types.ts";

/** The sums of a population by month end and dimensions, from which its figures are read where they can tell exactly the same. */
export interface PopulationCube {
  readonly name: string;
  readonly population: Population;
  readonly dimensions: readonly Dimension[];
  /** What a month of it holds: a snapshot at its end, the flow through just this month, or events that add up over months. */
  readonly month: "snapshot" | "flow" | "events";
  /** Only its finest rows are kept, and added up when they are asked: single persons are too many to have a sum of every combination. */
  readonly finest?: boolean;
}

const ofClients = ["branch", "brand", "client_kind"] as const;

/** Populations with a cube: those that the pages ask month by month. */
export const cubes: readonly PopulationCube[] = [
  ...([
    { population: clientStatus, dimensions: ofClients, month: "snapshot" },
    { population: visitedBefore, dimensions: ofClients, month: "snapshot" },
    { population: firstVisitors, dimensions: ofClients, month: "snapshot" },
    { population: purchases, dimensions: [...ofClients, "condition"], month: "snapshot" },
    { population: deliveries, dimensions: [...ofClients, "condition"], month: "snapshot" },
    { population: latestAnswers, dimensions: [...ofClients, "origin"], month: "snapshot" },
    { population: clientFlow, dimensions: ofClients, month: "flow" },
    { population: paidOrders, dimensions: [...ofClients, "visit_kind"], month: "events" },
  ] as const).map((cube) => ({ name: cube.population.id, ...cube })),
  { name: "paid_orders_of_staff", population: paidOrders, dimensions: [...ofClients, "visit_kind", "staff"], month: "events", finest: true },
];

const metricsOf = (cube: PopulationCube): Metric[] => (catalog as readonly Metric[]).filter((metric) => metric.population === cube.population);
const distinct = (names: readonly (string | null | undefined)[]): string[] => [...new Set(names.filter((name) => name != null))].sort();

const onceEach = <T>(work: (cube: PopulationCube) => T): ((cube: PopulationCube) => T) => {
  const known = new WeakMap<PopulationCube, { readonly value: T }>();
  return (cube) => {
    const found = known.get(cube) ?? { value: work(cube) };
    known.set(cube, found);
    return found.value;
  };
};

/** Measures that metrics add up, and those of which a mean needs the squares. */
export const measuresOf = onceEach((cube): readonly string[] =>
  distinct(metricsOf(cube).flatMap((metric) => [metric.numerator, metric.denominator, ...metric.parts, metric.margin?.sum, metric.margin?.over])),
);
export const squaresOf = onceEach((cube): readonly string[] => distinct(metricsOf(cube).map((metric) => (metric.shape === "mean" ? metric.numerator : null))));

/** The span whose figures a month of the cube holds. */
export const monthSpan = (cube: PopulationCube, end: string): Span => spanAt(end, cube.month === "snapshot" ? undefined : { from: monthStart(monthOf(end)), to: end });

/**
 * Each row of a cube is of one *level*: the dimensions that it is split by, a bit each in the order of the cube. A question finds the level of
 * what it names ready summed, whatever else there is.
 */
export const levelOf = ({ dimensions, finest = false }: PopulationCube, names: readonly string[]): number => dimensions.reduce((level, name, at) => level + (finest || names.includes(name) ? 2 ** at : 0), 0);

/**
 * A cube's rows of the months that end on these days: `as_of`, `level`, dimensions (null where the level does not have them), `units`, `sum_…`
 * of each measure, `squares_…`. `stays`: the table of stays may be read.
 */
export function compileMonths(cube: PopulationCube, applied: AppliedPolicy, ends: readonly string[], stays: boolean): Sql {
  const spans = ends.map((end) => monthSpan(cube, end));
  const names = cube.dimensions.map(ident);
  if (cube.finest) return sql`select ${raw(String(levelOf(cube, [])))} as level, fine.* from (${compileSpans(cube, applied, spans, stays)}) as fine`;
  const level = sql`${2 ** names.length - 1} - ${join(names.map((name, at) => sql`${2 ** at} * grouping(${name})`), " - ")}`;
  const sums = [
    sql`${bigint(raw("sum(units)"))} as units`,
    ...measuresOf(cube).map((name) => sql`${bigint(sql`sum(${ident(`sum_${name}`)})`)} as ${ident(`sum_${name}`)}`),
    ...squaresOf(cube).map((name) => sql`sum(${ident(`squares_${name}`)}) as ${ident(`squares_${name}`)}`),
  ];
  return sql`select as_of, ${level} as level, ${join([...names, ...sums])} from (${compileSpans(cube, applied, spans, stays)}) as fine group by as_of, cube (${join(names)})`;
}

/** The finest rows of any spans, with the as-of day of each as `as_of`: what `compileMonths` has, but its levels. */
export function compileSpans(cube: PopulationCube, applied: AppliedPolicy, spans: readonly Span[], stays: boolean): Sql {
  const groups = [raw("as_of"), ...cube.dimensions.map(ident)];
  const sums = [
    raw("count(*) as units"),
    ...measuresOf(cube).map((name) => sql`${bigint(sql`sum(${ident(name)})`)} as ${ident(`sum_${name}`)}`),
    ...squaresOf(cube).map((name) => sql`sum(cast(${ident(name)} as double) * ${ident(name)}) as ${ident(`squares_${name}`)}`),
  ];
  // No scale of satisfaction: what a cube adds up does not hang on a setting.
  const units = cube.population.select({ spans, needs: new Set(cube.dimensions), satisfactionMax: 1, applied, stays });
  return sql`select ${join(groups)}, ${join(sums)} from (${units}) as units group by ${join(groups)}`;
}

/** Whether a change of today may move a month that is over: cars that are somebody else's now count backwards too. */
export const reachesBack = ({ population }: PopulationCube, { policy }: AppliedPolicy): boolean => population.byPolicy === true && (!policy.sold_cars || policy.counting === "vin");

/** What of the policy a cube's sums hang on, beside the text of its query. */
export const policyText = ({ policy, built }: AppliedPolicy): string => JSON.stringify([policySchema.parse(policy), built]);

/** The cube that has the sums of a question, whatever its days; null where only the units can tell. */
export function cubeFor(question: Question): PopulationCube | null {
  const { metric, by, filters, without = [], spread = true } = question;
  const all = cubes.filter(({ population }) => population === metric.population);
  if (all.length === 0 || metric.shape === "score" || (spread && metric.margin !== null) || metric.median) return null;
  const known = metric.population.dimensions;
  const named = [...splitBy(metric, by), ...without, ...(Object.keys(filters) as Dimension[]).filter((name) => filters[name as keyof typeof filters]?.length && known.includes(name))];
  return all.find(({ dimensions }) => named.every((name) => dimensions.includes(name))) ?? null;
}

/** The month ends whose sums a span is; null where it is not made of whole months. */
export function monthsOf(cube: PopulationCube, span: Span): readonly string[] | null {
  const isEnd = (iso: string): boolean => iso === monthEnd(monthOf(iso));
  if (cube.month === "snapshot") return isEnd(span.asOf) ? [span.asOf] : null;
  const from = addDays(span.after, 1);
  if (!from.endsWith("-01") || !isEnd(span.until)) return null;
  const ends = monthsBetween(monthOf(from), monthOf(span.until)).map(monthEnd);
  if (cube.month === "events") return ends;
  return ends.length === 1 && ends[0] === span.asOf ? ends : null;
}
