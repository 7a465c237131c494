import type { Home } from "#pipelines/index.ts";
import { render, sql } from "#pipelines/warehouse/sql.ts";
import { areaOf, currentScope, filtersWithin, tells } from "#app/auth/scope.server.ts";
import type { Question } from "#app/filters/question.ts";
import { compileFigures, compileLeftOut, compileRows, partsOf, windowOf } from "#app/metrics/compile.ts";
import { catalog, findMetric } from "#app/metrics/catalog.ts";
import { appliedAs, defaultPolicy, samePolicy, visitRules, type Policy } from "#app/metrics/policy.ts";
import { followed } from "#app/metrics/versions.ts";
import type { Metric, Span } from "#app/metrics/define.ts";
import { monthEnd, monthOf, type Period } from "#app/metrics/period.ts";
import { dimensions, spansFor, type Resolved } from "#app/metrics/query.ts";
import { narrowed } from "#app/metrics/narrow.ts";
import type { Dimension, FigureDetail, Filters, Narrow, Part, SourceRow } from "#app/metrics/types.ts";
import { underOneDefinition } from "#app/warehouse/applied.server.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { lostGapFor } from "./clients/gaps.server.ts";
import { figures, type Instead } from "./figures.server.ts";
import { motivationBoards } from "./motivation.server.ts";
import { unitsBehind, unitsInParts } from "./rows.server.ts";
import { toFigure } from "./to-figure.ts";
import { UsageError } from "./usage-error.ts";

const PAGE_ROWS = 50;

export interface FigureRequest {
  readonly metric: string;
  readonly question: Question;
  /** The group the figure stands for: dimension → value, null for "without one". */
  readonly by: Readonly<Record<string, string | null>>;
  readonly part?: Part;
  readonly within?: Narrow;
  readonly page: number;
  /** By another definition than the one in force. */
  readonly instead?: Instead;
}

/** One figure opened: what it is made of, what was left out, and the rows behind it. */
export const figureDetail = (home: Home, request: FigureRequest): Promise<FigureDetail> => underOneDefinition(home, async () => (await opened(home, request)).detail);

/** All rows behind a figure, some thousand at a time. */
export type AllRows = AsyncIterable<readonly SourceRow[]>;

/** One figure opened with all rows behind it, for a download; `use` has taken them when it ends. */
export const wholeFigure = <T>(home: Home, request: Omit<FigureRequest, "page">, use: (detail: FigureDetail, rows: AllRows) => Promise<T>): Promise<T> =>
  underOneDefinition(home, async () => {
    const { detail, allRows } = await opened(home, { ...request, page: 1 });
    return use(detail, allRows());
  });

interface Opened {
  readonly detail: FigureDetail;
  readonly allRows: () => AllRows;
}

async function opened(home: Home, request: FigureRequest): Promise<Opened> {
  const metric = metricOf(request);
  const stranger = Object.keys(request.by).find((name) => name !== "month" && !(metric.population.dimensions as readonly string[]).includes(name));
  if (stranger) throw new UsageError("metric_not_by", { metric: metric.id, dimension: stranger, known: metric.population.dimensions.join(", ") });
  if (request.part !== undefined && !partsOf(metric).includes(request.part)) throw new UsageError("unknown_part", { part: request.part, known: partsOf(metric).join(", ") });
  const inForce = await facts(home);
  const { instead } = request;
  const known = instead ? { ...inForce, applied: appliedAs(inForce.applied, instead.policy, instead.version) } : inForce;
  const resolved = resolvedFor(metric, request, known.asOf);
  const spans = spansFor(metric, resolved);
  const span = spans[0] as Span;
  const isSnapshot = metric.population.monthly === "snapshot";
  const by = Object.keys(request.by).filter((name): name is Dimension => (dimensions as readonly string[]).includes(name) && !(name === "month" && isSnapshot));
  const filters = metric.shape === "score" ? resolved.filters : filtersWithin(metric, by, resolved.filters);
  if (filters === null || currentScope(areaOf(metric, by, resolved.filters)) === null) throw new UsageError("not_for_you", { metric: metric.id });
  const question = { metric, spans, by, filters, without: by.filter((name) => request.by[name] === null), satisfactionMax: known.satisfactionMax, pointValue: known.pointValue, lostAfterDays: await lostGapFor(home, metric), applied: known.applied };

  const people = metric.shape === "score" ? (await motivationBoards(home, resolved)).flat() : [];
  const found = metric.shape === "score" ? people.map((one) => one.score) : await figures(home, metric, spans, by, resolved.filters, instead);
  const own = found.find((one) => by.every((name) => !(name in one.by) || one.by[name] === request.by[name]));
  const figure = own ?? (metric.shape === "score" ? undefined : toFigure(metric, span, request.by, undefined, known));
  const person = people.find((one) => one.score === figure);
  if (!figure) throw new UsageError("no_rows", { metric: metric.id });
  const part = request.part ?? null;
  const page = Math.max(1, request.page);
  const [rows, rowCount] =
    metric.shape === "score"
      ? [[], 0]
      : await Promise.all([unitsBehind(home, question, part, { limit: PAGE_ROWS, offset: (page - 1) * PAGE_ROWS }), countRows(home, metric, question, part)]);
  const detail: FigureDetail = {
    figure: { ...figure, by: { ...figure.by, ...request.by }, ...(request.within && { narrow: request.within }) },
    window: sinceDataBegin(windowOf(metric, span, known.applied), metric, known.from),
    policy: policyOf(metric, known.applied.policy),
    leftOut: [...metric.leftOut.map((reason) => ({ reason, count: figure.parts?.[reason] ?? 0 })), ...(await leftOutOf(home, question))],
    components: person?.components ?? [],
    sql: metric.shape === "score" ? "" : readable(home, question),
    rows,
    rowCount,
    page,
    pages: Math.max(1, Math.ceil(rowCount / PAGE_ROWS)),
  };
  return { detail, allRows: () => (metric.shape === "score" ? nobody() : unitsInParts(home, question, part)) };
}

/** A score is made of other figures, and has no rows of its own. */
async function* nobody(): AsyncGenerator<never, void> {}

/** The metric that is opened, or what a mark of its chart stands for. */
function metricOf({ metric: id, within }: FigureRequest): Metric {
  const metric = findMetric(id);
  if (!metric) throw new UsageError("unknown_metric", { metric: id, known: catalog.map((m) => m.id).join(", ") });
  const part = within === undefined ? metric : narrowed(metric, within);
  if (!part) throw new UsageError("metric_not_within", { metric: id });
  return part;
}

/** What of a policy moves the metric, where that is not as in version 1. */
function policyOf(metric: Metric, policy: Policy): Policy | null {
  const follows = followed(metric);
  const part = follows === "client" ? policy : follows === "visits" ? { ...defaultPolicy, ...visitRules(policy) } : defaultPolicy;
  return samePolicy(part, defaultPolicy) ? null : part;
}

function resolvedFor(metric: Metric, { question, by }: FigureRequest, defaultDay: string | null): Resolved {
  // A snapshot of a month is taken at its end; an event's month selects among the units like any other dimension.
  const month = metric.population.monthly === "snapshot" ? by["month"] : undefined;
  const asOf = month ? (question.asOf && monthOf(question.asOf) === month ? question.asOf : monthEnd(month)) : (question.asOf ?? question.period?.to ?? defaultDay);
  if (!asOf) throw new UsageError("no_data");
  const group = Object.fromEntries(Object.entries(by).filter(([name, value]) => value !== null && !(name === "month" && month)).map(([name, value]) => [name, [value as string]]));
  const period = month && metric.population.window !== "trailing" ? { from: `${month}-01`, to: monthEnd(month) } : (question.period ?? null);
  return { asOf, period, metrics: [metric], by: [], filters: { ...question.filters, ...(group as Filters) } };
}

async function leftOutOf(home: Home, question: Parameters<typeof compileRows>[0]): Promise<FigureDetail["leftOut"]> {
  const statement = compileLeftOut(question);
  const scope = currentScope(areaOf(question.metric, question.by, question.filters));
  // What is left out is not always known by branch or person: of another's there is no count.
  const told = scope !== null && tells(scope, question.metric.population.leftOut?.dimensions ?? []);
  const rows = statement && told ? await runQuery<{ reason: string; rows: number }>(home, `${question.metric.id} left out`, statement) : [];
  return rows.map(({ reason, rows: count }) => ({ reason, count }));
}

async function countRows(home: Home, metric: Metric, question: Parameters<typeof compileRows>[0], part: Part | null): Promise<number> {
  const [row] = await runQuery<{ n: number }>(home, `${metric.id} row count`, sql`select count(*) as n from (${compileRows(question, part)}) as counted`);
  return Number(row?.n ?? 0);
}

function readable(home: Home, question: Parameters<typeof compileFigures>[0]): string {
  const { text, params } = render(compileFigures(question), home.engine.dialect);
  return text.replace(/\$(\d+)/g, (_, n: string) => {
    const value = params[Number(n) - 1];
    return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
  });
}

/** Months from which on a population looks at all there is: ten years. */
const ALL_THERE_IS = 120;

/** A window over all there is begins where the data do, not in a century of which nothing is known. */
const sinceDataBegin = (window: Period, { population }: Metric, from: string | null): Period =>
  population.monthsBack >= ALL_THERE_IS && from !== null && window.from < from ? { ...window, from } : window;
