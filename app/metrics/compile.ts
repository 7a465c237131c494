import { allOf, bigint, ident, join, list, quantile, raw, render, sql, type Dialect, type Sql } from "#pipelines/warehouse/sql.ts";
import type { Context, Metric, RowColumn, Span } from "./define.ts";
import { addDays, addMonths, type Period } from "./period.ts";
import { defaultApplied, type AppliedPolicy } from "./policy.ts";
import { draftTables } from "./populations/relations.ts";
import type { Dimension, Filters, Part } from "./types.ts";

export interface Question {
  readonly metric: Metric;
  readonly spans: readonly Span[];
  readonly by: readonly Dimension[];
  readonly filters: Filters;
  /** Dimensions that the units must have no value of: the group "without one" of a split. */
  readonly without?: readonly Dimension[];
  readonly satisfactionMax: number;
  /** The policy in force, from `facts`, or a draft in its place. Left out: version 1 over marts built with it. */
  readonly applied?: AppliedPolicy;
  /** Minor units; 100 unless told. */
  readonly pointValue?: number;
  readonly lostAfterDays?: number | null;
  /** Whether the table of stays may be read for sums; rows tell more than it knows. */
  readonly stays?: boolean;
  /** False where nobody looks at the median and the 90th percentile of a mean of money: they take every amount, not its sum. */
  readonly spread?: boolean;
}

/** Windows that end at `asOf`; `period` defaults to the trailing year. Dates are ISO. */
export function spanAt(asOf: string, period?: Period): Span {
  const m12 = addMonths(asOf, -12);
  return {
    asOf,
    m6: addMonths(asOf, -6),
    m12,
    m24: addMonths(asOf, -24),
    after: period ? addDays(period.from, -1) : m12,
    until: period ? period.to : asOf,
  };
}

/** First and last day that the units of a metric are read from at a span. */
export function windowOf({ population }: Metric, span: Span, { policy }: AppliedPolicy = defaultApplied): Period {
  const trailing = population.window === "trailing";
  const months = population.byPolicy ? policy.window_months : population.monthsBack;
  const from = trailing ? addDays(addMonths(span.asOf, -months), 1) : addMonths(addDays(span.after, 1), -population.monthsBack);
  return { from, to: trailing ? span.asOf : span.until };
}

const filterNames = (filters: Filters): (keyof Filters)[] => (Object.keys(filters) as (keyof Filters)[]).filter((name) => filters[name]?.length);

/** Filters that this metric's units have no attribute for: the page says "not by visit kind". */
export const ignored = (m: Metric, filters: Filters): (keyof Filters)[] => filterNames(filters).filter((name) => !m.population.dimensions.includes(name));

/** Dimensions a figure is split by: those asked for and those the metric always keeps apart. */
export const splitBy = (m: Metric, by: readonly Dimension[]): Dimension[] => [...new Set([...m.always, ...by])];

function parts(question: Question, shown: readonly Dimension[] = []): { tables: Sql; units: Sql; where: Sql } {
  const { metric, spans, by, satisfactionMax, pointValue = 100, lostAfterDays = null, applied = defaultApplied, stays = false } = question;
  const { names, where } = selection(question, metric.population.dimensions);
  const context: Context = { spans, needs: new Set<Dimension>([...splitBy(metric, by), ...names, ...shown]), satisfactionMax, pointValue, lostAfterDays, applied, stays };
  return { tables: draftTables(context), units: metric.population.select(context), where };
}

/** What selects among the units, of the dimensions that they have. */
function selection({ filters, without = [] }: Question, known: readonly Dimension[]): { names: Dimension[]; where: Sql } {
  const used = filterNames(filters).filter((name) => known.includes(name));
  const blank = without.filter((name) => known.includes(name));
  const where = allOf([...used.map((name) => sql`${ident(name)} in (${list(filters[name] ?? [])})`), ...blank.map((name) => sql`${ident(name)} is null`)]);
  return { names: [...used, ...blank], where };
}

/**
 * One statement that answers a question: a row per as-of date and combination of `by`, with `numerator`, `denominator`, `units`,
 * `squares` (Σ of squared numerators of a mean, as a double), `median`, `p90`, `margin` and `costed` where the metric has a margin,
 * and one column `part_…` for each part. Sums are BIGINT.
 */
export function compileFigures(question: Question): Sql {
  const { metric } = question;
  if (metric.shape === "survival") return compileSurvival(question);
  const { tables, units, where } = parts(question);
  const groups = groupsOf(question);
  return sql`${tables}select ${join(groups)}, ${join(sumsOf(question).map(({ name, sum }) => sql`${sum} as ${ident(name)}`))} from (${units}) as units where ${where} group by ${join(groups)} order by ${join(groups)}`;
}

/**
 * The statement that answers several questions over the same units (those of one `unitsKey`) in one pass: the columns of `compileFigures`, each behind "q", the
 * place of its question and "_".
 */
export function compileTogether(questions: readonly [Question, ...Question[]]): Sql {
  const { tables, units, where } = parts(questions[0]);
  const groups = groupsOf(questions[0]);
  const sums = questions.flatMap((question, at) => sumsOf(question).map(({ name, sum }) => sql`${sum} as ${ident(`q${at}_${name}`)}`));
  return sql`${tables}select ${join([...groups, ...sums])} from (${units}) as units where ${where} group by ${join(groups)} order by ${join(groups)}`;
}

/** The same for questions whose sums are over the same units in the same groups; null where a question cannot go with others. */
export function unitsKey(question: Question, dialect: Dialect): string | null {
  if (question.metric.shape === "survival") return null;
  const { tables, units, where } = parts(question);
  const { text, params } = render(sql`${tables}${units} where ${where} group by ${join(groupsOf(question))}`, dialect);
  return JSON.stringify([text, params]);
}

const groupsOf = ({ metric, by }: Question): Sql[] => [raw("as_of"), ...splitBy(metric, by).map((name) => ident(name))];

function sumsOf({ metric, spread: asked = true }: Question): { readonly name: string; readonly sum: Sql }[] {
  const whole = metric.unit === "score" && metric.shape === "mean" ? (column: Sql) => column : bigint;
  const amount = ident(metric.numerator);
  return [
    { name: "numerator", sum: whole(sql`sum(${amount})`) },
    { name: "denominator", sum: metric.denominator ? bigint(sql`sum(${ident(metric.denominator)})`) : raw("null") },
    { name: "units", sum: raw("count(*)") },
    { name: "squares", sum: metric.shape === "mean" ? sql`sum(cast(${amount} as double) * ${amount})` : raw("null") },
    ...(metric.margin ? spread(metric.numerator, metric.margin, asked) : []),
    ...(metric.median ? [{ name: "median", sum: quantile(sql`case when ${isIn(metric.denominator)} then ${amount} end`, 0.5) }] : []),
    ...metric.parts.map((part) => ({ name: `part_${part}`, sum: bigint(sql`sum(${ident(part)})`) })),
  ];
}

const spread = (amount: string, { sum, over }: NonNullable<Metric["margin"]>, asked: boolean): { readonly name: string; readonly sum: Sql }[] => [
  { name: "median", sum: asked ? quantile(ident(amount), 0.5) : raw("null") },
  { name: "p90", sum: asked ? quantile(ident(amount), 0.9) : raw("null") },
  { name: "margin", sum: bigint(sql`sum(${ident(sum)})`) },
  { name: "costed", sum: bigint(sql`sum(${ident(over)})`) },
];

/**
 * The life table of each group summed up: beside the sums of `compileFigures`, `log_survival` = Σ ln (1 − d ÷ n) over the days with an
 * event, `greenwood` = Σ d ÷ (n (n − d)), and `ended` = 1 where S reaches 0 (that step is in neither sum).
 */
function compileSurvival(question: Question): Sql {
  const { metric } = question;
  const { tables, units, where } = parts(question);
  const groups = join([raw("as_of"), ...splitBy(metric, question.by).map((name) => ident(name))]);
  const names = metric.parts.map((part) => ident(`part_${part}`));
  const counted = metric.parts.map((part, at) => sql`sum(${ident(part)}) as ${names[at] as Sql}`);
  const last = raw("d = at_risk");
  return sql`${tables}select ${groups}, ${bigint(raw("sum(d)"))} as numerator, ${bigint(raw("sum(n)"))} as denominator, ${bigint(raw("sum(n)"))} as units, null as squares,
      sum(ln(case when ${last} then 1 else 1 - cast(d as double) / at_risk end)) as log_survival,
      sum(case when ${last} then 0 else cast(d as double) / (cast(at_risk as double) * (at_risk - d)) end) as greenwood,
      max(case when ${last} then 1 else 0 end) as ended${join(names.map((name) => sql`, ${bigint(sql`sum(${name})`)} as ${name}`), "")}
    from (
      select *, sum(n) over (partition by ${groups} order by days desc) as at_risk
      from (
        select ${groups}, days, sum(${ident(metric.numerator)}) as d, count(*) as n${join(counted.map((one) => sql`, ${one}`), "")}
        from (${units}) as units where ${where} group by ${groups}, days
      ) as by_day
    ) as life_table
    group by ${groups} order by ${groups}`;
}

/** How many rows each reason keeps out of the population: rows `reason, rows`, the most frequent first. Null where nothing is ever left out. */
export function compileLeftOut(question: Question): Sql | null {
  const { metric, spans, by, satisfactionMax, applied = defaultApplied } = question;
  const { leftOut } = metric.population;
  if (!leftOut) return null;
  const { names, where } = selection(question, leftOut.dimensions);
  const rows = leftOut.select({ spans, needs: new Set<Dimension>([...by, ...names]), satisfactionMax, applied });
  return sql`select reason, count(*) as rows from (${rows}) as left_out where ${where} group by reason order by rows desc, reason`;
}

/** What a figure's rows can be narrowed to. */
export const partsOf = (m: Metric): readonly Part[] => ["numerator", "denominator", ...m.parts];

const rowColumns: readonly RowColumn[] = ["branch", "client_id", "day", "amount", "score", "days", "batch_id", "line", "unit"];

const isIn = (column: string | null): Sql => (column ? sql`${ident(column)} <> 0` : raw("false"));

/** The units behind one figure, a row each, with `in_numerator` and `in_denominator`; newest first. Without a part: all that it divides by, or counts. */
export function compileRows(question: Question, part: Part | null, page?: { limit: number; offset: number }): Sql {
  const { metric } = question;
  const { tables, units, where } = parts({ ...question, stays: false }, ["branch"]);
  const shown = rowColumns.map((column) => (metric.population.carries.includes(column) ? ident(column) : sql`null as ${ident(column)}`));
  const numerator = isIn(metric.numerator);
  const denominator = isIn(metric.denominator);
  const whole = metric.denominator ? denominator : numerator;
  const wanted = part === null || part === "denominator" ? whole : part === "numerator" ? numerator : isIn(part);
  const window = page ? sql` limit ${page.limit} offset ${page.offset}` : raw("");
  return sql`
    ${tables}select unit_id, ${join(shown)}, cast(${ident(metric.numerator)} as double) as measure, (${numerator}) as in_numerator, (${denominator}) as in_denominator
    from (${units}) as units where ${where} and ${wanted}
    order by day desc, unit_id${window}`;
}
