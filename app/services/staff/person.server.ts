import type { Home } from "#pipelines/index.ts";
import { currentScope, readsAll } from "#app/auth/scope.server.ts";
import { filterKeys, type Question } from "#app/filters/question.ts";
import { formatPeriod, periodBefore } from "#app/metrics/period.ts";
import { staffPeriod } from "#app/metrics/query.ts";
import type { RoleBoard } from "#app/metrics/types.ts";
import type { PersonData } from "#app/metrics/views/staff.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { changeBetween } from "../change.ts";
import { motivationRoles, shownOf, wholeBoard } from "../motivation.server.ts";
import { staffSpells, type StaffSpell } from "../staff-names.server.ts";
import { trendEnds } from "../trend-months.ts";
import { UsageError } from "../usage-error.ts";
import { personMonths } from "./person-months.server.ts";
import { shrinkages } from "./shrinkage.ts";
import { partsFor, roleTwins } from "./twins.server.ts";

/** So many months a person's figures are shown over. */
const MONTHS = 24;

/** The page of one person; null where there is no such person, or none for the viewer. Somebody whose role is not scored has a page without figures. */
export async function personPage(home: Home, question: Question, staffCode: string): Promise<PersonData | null> {
  const asOf = question.asOf ?? question.period?.to ?? (await facts(home)).asOf;
  if (!asOf) throw new UsageError("no_data");
  const spells = await staffSpells(home);
  const period = staffPeriod(asOf, question.period ?? null);
  const own = spells.filter((spell) => spell.staff_code === staffCode);
  const spell = own.findLast((one) => one.valid_from === null || one.valid_from <= period.to) ?? own[0];
  if (!spell || !isShown(spell)) return null;
  const role = motivationRoles.find((one) => one === spell.role) ?? null;
  const ignores = filterKeys.filter((key) => question.filters[key]?.length);
  const head = { person: { staffCode, name: spell.name, branch: spell.branch, role: spell.role, since: spell.hired_on, left: spell.left_on }, period: { ...period, id: formatPeriod(period) }, ignores };
  if (role === null) return { ...head, row: null, of: 0, shrinkage: [], adjusted: [], months: [] };
  return { ...head, ...(await figuresOf(home, role, staffCode, spells, asOf, period)) };
}

async function figuresOf(home: Home, role: RoleBoard["role"], staffCode: string, spells: readonly StaffSpell[], asOf: string, period: { readonly from: string; readonly to: string }): Promise<Pick<PersonData, "row" | "of" | "shrinkage" | "adjusted" | "months">> {
  const [whole, before, months] = await Promise.all([wholeBoard(home, role, period), wholeBoard(home, role, periodBefore(period)), personMonths(home, role, staffCode, spells, trendEnds(asOf, MONTHS))]);
  const row = shownOf(whole, { staff: [staffCode] })[0] ?? null;
  const scoreBefore = shownOf(before, { staff: [staffCode] })[0]?.score;
  const twins = row && (await roleTwins(home, shownOf(whole, {}), period));
  const drawn = row ? (shrinkages(whole)[staffCode] ?? []) : [];
  return {
    row: row && { ...row, change: changeBetween(scoreBefore, row.score) },
    of: whole.filter(({ band }) => band !== null).length,
    shrinkage: readsAll("people") ? drawn : drawn.map((one) => ({ ...one, toward: null })),
    adjusted: partsFor(twins, staffCode),
    months,
  };
}

/** Whether a person of the staff may be read of: others are as if they did not exist. */
function isShown({ staff_code: code, branch }: StaffSpell): boolean {
  const scope = currentScope("people");
  return scope !== null && (scope.branches === null || (branch !== null && scope.branches.includes(branch))) && (scope.people === null || scope.people.includes(code));
}
