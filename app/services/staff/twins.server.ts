import type { Home } from "#pipelines/index.ts";
import { currentScope } from "#app/auth/scope.server.ts";
import { defaultPlan } from "#app/bonus/default-plan.ts";
import { motivationScore } from "#app/bonus/score.ts";
import type { Period } from "#app/metrics/period.ts";
import { workCells, workOf } from "#app/metrics/populations/staff-work.ts";
import type { PersonRow, RoleBoard } from "#app/metrics/types.ts";
import type { AdjustedBoard, AdjustedPart, AdjustedScore, AdjustedTable, ComponentId } from "#app/metrics/views/staff.ts";
import { Z95 } from "#app/stats/normal.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { unitsIn } from "../units-in.server.ts";
import { sameWork, turnedPairs, type Cell, type Twins } from "./same-work.ts";

type Role = RoleBoard["role"];
type Row = Omit<PersonRow, "change">;
export type TwinsOf = ReadonlyMap<ComponentId, Twins>;

/** What can be told apart by the work, of the components that the plan asks of a role. */
export const adjustable = (rows: readonly Row[]): ComponentId[] => (rows[0]?.components ?? []).map(({ id }) => id).filter((id) => workOf[id] !== undefined);

/** The twins of each component among the people of a role that the viewer may read; null for who reads but one person: there is nobody to hold against. */
export async function roleTwins(home: Home, rows: readonly Row[], period: Period): Promise<TwinsOf | null> {
  const scope = currentScope("people");
  if (scope === null || scope.people !== null) return null;
  const codes = new Set(rows.map(({ staffCode }) => staffCode));
  const found = await Promise.all(adjustable(rows).map(async (id) => [id, sameWork(id, (await cellsOf(home, id, period)).filter(({ staff }) => codes.has(staff)), id === "importer_csi" ? 100 : 1)] as const));
  return new Map(found);
}

async function cellsOf(home: Home, id: ComponentId, period: Period): Promise<Cell[]> {
  const work = workOf[id];
  if (!work) return [];
  const units = await unitsIn(home, work.population, { asOf: period.to, period, filters: {} }, ["staff", "branch"]);
  const rows = await runQuery<Cell>(home, `${id} by work`, workCells(work, units));
  return rows.map((row) => ({ ...row, n: Number(row.n), total: Number(row.total), squares: Number(row.squares) }));
}

/** A role's leaderboard beside itself at the same work: the score, and one component in detail. */
export function twinBoard(role: Role, rows: readonly Row[], twins: TwinsOf, shown: ComponentId | null): AdjustedBoard {
  const choices = adjustable(rows).filter((id) => [...(twins.get(id)?.parts.values() ?? [])].some((part) => typeof part !== "string"));
  const scores = rows.map((row) => ({ ...scoreTwin(role, row, twins), row }));
  return {
    role,
    scores: scores.map(({ row: _row, error: _error, ...score }) => score),
    turned: turnedPairs(scores.flatMap(({ name, score, adjusted, error }) => (adjusted === null || score.value === null ? [] : [{ name, before: Number(score.value), after: adjusted, error }]))),
    shown: shown !== null && choices.includes(shown) ? tableOf(shown, rows, twins) : null,
    choices,
  };
}

function tableOf(id: ComponentId, rows: readonly Row[], twins: TwinsOf): AdjustedTable | null {
  const found = twins.get(id);
  if (!found) return null;
  const table = rows.flatMap(({ staffCode, name, branch, components }) => {
    const figure = components.find((one) => one.id === id)?.actual;
    const part = found.parts.get(staffCode) ?? "blank";
    return figure ? [{ staffCode, name, branch, figure, part: typeof part === "string" ? null : part, none: typeof part === "string" ? part : null }] : [];
  });
  const compared = table.flatMap(({ name, part }) => (part ? [{ name, before: part.raw, after: part.adjusted, error: (part.high - part.low) / (2 * Z95) }] : []));
  return { id, group: found.group, rows: table, turned: turnedPairs(compared), strata: found.strata };
}

export const partsFor = (twins: TwinsOf | null, staffCode: string): AdjustedPart[] =>
  [...(twins?.values() ?? [])].flatMap(({ parts }) => { const part = parts.get(staffCode); return part === undefined || typeof part === "string" ? [] : [part]; });

/** The score with each component at the same work where that has a twin. Its error: that of the score itself, and of what colleagues have. */
function scoreTwin(role: Role, { staffCode, name, branch, score, components }: Row, twins: TwinsOf): AdjustedScore & { readonly error: number } {
  const parts = new Map(partsFor(twins, staffCode).map((part) => [part.id, part]));
  const counted = ({ id, actual }: Row["components"][number]): number => (actual.unit === "count" ? (actual.parts?.["served"] ?? actual.parts?.["sale"] ?? 0) : id === "importer_csi" || actual.unit === "share" ? 1 : 0);
  const results = components.map((one) => ({ id: one.id, n: one.actual.n, actual: parts.has(one.id) ? (parts.get(one.id) as AdjustedPart).adjusted * counted(one) : (one.actual.value as number | null) }));
  const targets = Object.fromEntries(components.map(({ id, target }) => [id, target]));
  const kept = components.filter(({ id }) => !parts.has(id)).map(({ id }) => id);
  const adjusted = kept.length === components.length ? null : motivationScore(defaultPlan, role, results, targets).score;
  const added = components.reduce((sum, one) => sum + (one.target === null ? 0 : ((one.weight / one.target) * counted(one) * (parts.get(one.id)?.error ?? 0)) ** 2), 0);
  const own = score.low === null || score.high === null ? 0 : Math.max(Number(score.value) - Number(score.low), Number(score.high) - Number(score.value)) / Z95;
  return { staffCode, name, branch, score, adjusted, kept, error: Math.sqrt(own ** 2 + added) };
}
