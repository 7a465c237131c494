import type { Home } from "#pipelines/index.ts";
import { currentScope, overWhole } from "#app/auth/scope.server.ts";
import { boarding, type Person } from "#app/bonus/board.ts";
import { defaultPlan } from "#app/bonus/default-plan.ts";
import type { Targets } from "#app/bonus/score.ts";
import { resolveTarget } from "#app/bonus/targets.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { complaints, firstVisitRecommend, importerCsi, repeatSales, returningClients } from "#app/metrics/definitions/staff.ts";
import type { Metric, Span } from "#app/metrics/define.ts";
import { addMonths, monthOf, monthStart, yearBefore, type Period } from "#app/metrics/period.ts";
import { staffPeriod, type Resolved } from "#app/metrics/query.ts";
import type { ComponentRow, Figure, Filters, PersonRow, RoleBoard } from "#app/metrics/types.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { figures } from "./figures.server.ts";
import { inSlices } from "./in-slices.ts";
import { staffSpells, type StaffSpell } from "./staff-names.server.ts";
import { toFigure } from "./to-figure.ts";

type Role = RoleBoard["role"];
/** What the default plan asks of a role. */
const componentsOf = (role: Role) => defaultPlan.roles[role]?.components ?? [];

export const motivationRoles: readonly Role[] = ["advisor", "seller"];
/** What the motivation score is made of. */
export const motivationComponents: readonly Metric[] = [firstVisitRecommend, returningClients, repeatSales, importerCsi, complaints];

export type Board = readonly Omit<PersonRow, "change">[];

/** The leaderboards that answer a question. */
export const motivationBoards = (home: Home, { asOf, period, filters }: Resolved): Promise<Board[]> =>
  Promise.all(motivationRoles.map((role) => roleBoard(home, role, staffPeriod(asOf, period), filters)));

/** The motivation score of everybody in the role, as figures by staff, with the branch of each where it is asked for. */
export async function motivationFigures(home: Home, resolved: Resolved): Promise<Figure[]> {
  const withBranch = resolved.by.includes("branch");
  const people = (await motivationBoards(home, resolved)).flat();
  return people.map(({ score, branch }) => (withBranch ? { ...score, by: { ...score.by, branch } } : score));
}

/** The leaderboard of one role in a period; filters by branch and staff, and what the viewer may read, choose whom to show, and move nobody's figures. */
export const roleBoard = async (home: Home, role: Role, period: Period, filters: Filters): Promise<Board> => (currentScope("people") === null ? [] : shownOf(await wholeBoard(home, role, period), filters));

interface KeptBoards {
  /** State of all that boards are made of. */
  readonly of: string;
  readonly boards: Map<string, Promise<Board>>;
}
const kept = new WeakMap<Home, KeptBoards>();
const MOST_BOARDS = 60;

/** Everybody of the role, whoever looks: `shownOf` narrows it. Bands of places are a quarter of a second's work, so that it is done once until something changes. */
export function wholeBoard(home: Home, role: Role, period: Period): Promise<Board> {
  const of = JSON.stringify([home.version, home.engine.written?.count, (home.state as Home["state"] | undefined)?.written?.count]);
  let own = kept.get(home);
  if (own?.of !== of || own.boards.size > MOST_BOARDS) kept.set(home, (own = { of, boards: new Map() }));
  const { boards } = own;
  const key = `${role} ${period.from} ${period.to}`;
  const known = boards.get(key);
  if (known) return known;
  const made = freshBoard(home, role, period);
  boards.set(key, made);
  made.catch(() => boards.delete(key));
  return made;
}

async function freshBoard(home: Home, role: Role, period: Period): Promise<Board> {
  const [now, before] = await overWhole(() => Promise.all([people(home, role, period), people(home, role, yearBefore(period))]));
  const targets: Targets = Object.fromEntries(
    componentsOf(role).map(({ id, target }) => [id, resolveTarget(target, before.map((person) => Number(person.figures[id]?.value ?? 0)))]),
  );
  return inSlices(boarding({ plan: defaultPlan, role, people: now, targets, asOf: period.to, shortHistory: await beyondData(home, role, yearBefore(period)) }));
}

/** Of a role's people those chosen by filters, and whom the viewer may read. */
export function shownOf(rows: Board, filters: Filters): Board {
  const scope = currentScope("people");
  const wanted = (list: readonly string[] | undefined, value: string | null): boolean => !list?.length || (value !== null && list.includes(value));
  const own = (list: readonly string[] | null, value: string | null): boolean => list === null || (value !== null && list.includes(value));
  return scope === null ? [] : rows.filter((row) => wanted(filters.branch, row.branch) && wanted(filters.staff, row.staffCode) && own(scope.branches, row.branch) && own(scope.people, row.staffCode));
}

/** Components whose target is a median of a period that looks back before the data: advisors' by the 12 months before it. */
export async function beyondData(home: Home, role: Role, { from }: Period): Promise<ReadonlySet<ComponentRow["id"]>> {
  const start = (await facts(home)).from;
  const lookBack = role === "advisor" ? addMonths(from, -12) : from;
  if (start !== null && monthStart(monthOf(start)) <= lookBack) return new Set();
  return new Set(componentsOf(role).filter(({ target }) => target.kind === "role_median_year_before").map(({ id }) => id));
}

async function people(home: Home, role: Role, period: Period): Promise<Person[]> {
  const span = spanAt(period.to, period);
  const [spells, limits, ...answers] = await Promise.all([
    staffSpells(home),
    facts(home),
    ...motivationComponents.map((metric) => figures(home, metric, [span], ["staff"], {})),
  ]);
  const found = new Map(motivationComponents.map((metric, i) => [metric.id, new Map((answers[i] ?? []).map((figure) => [figure.by["staff"], figure]))]));
  const inRole = spells.filter((spell) => spell.role === role && employed(spell, period));
  return [...new Map(inRole.map((spell) => [spell.staff_code, spell])).values()].map((spell) => {
    const figureOf = (metric: Metric): Figure => found.get(metric.id)?.get(spell.staff_code) ?? nothingOf(metric, span, spell, limits);
    return {
      staffCode: spell.staff_code,
      name: spell.name,
      branch: spell.branch,
      figures: Object.fromEntries(motivationComponents.map((metric) => [metric.id, figureOf(metric)])),
    };
  });
}

const nothingOf = (metric: Metric, span: Span, spell: StaffSpell, limits: Parameters<typeof toFigure>[4]): Figure =>
  toFigure(metric, span, { staff: spell.staff_code }, undefined, limits);

/** Role and branch are those valid on the period's last day, for who worked in it. */
export function employed(spell: StaffSpell, { from, to }: Period): boolean {
  const valid = (spell.valid_from === null || spell.valid_from <= to) && (spell.valid_until === null || spell.valid_until > to);
  return valid && (spell.hired_on === null || spell.hired_on <= to) && (spell.left_on === null || spell.left_on >= from);
}
