import type { Home } from "#pipelines/index.ts";
import { ident, raw, sql } from "#pipelines/warehouse/sql.ts";
import { currentScope, inOwnBranches } from "#app/auth/scope.server.ts";
import type { Question } from "#app/filters/question.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { findMetric } from "#app/metrics/catalog.ts";
import type { Metric } from "#app/metrics/define.ts";
import { formatPeriod, type Period } from "#app/metrics/period.ts";
import { lateMoves, toldTwice } from "#app/metrics/populations/watch.ts";
import { staffPeriod } from "#app/metrics/query.ts";
import type { Figure, RoleBoard } from "#app/metrics/types.ts";
import { watched, type Move, type WatchData, type WatchPart, type Watched } from "#app/metrics/views/staff.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { runQuery } from "#app/warehouse/run-query.server.ts";
import { figures } from "../figures.server.ts";
import { employed, motivationRoles } from "../motivation.server.ts";
import { staffNames, staffSpells, type StaffSpell } from "../staff-names.server.ts";
import { toFigure } from "../to-figure.ts";
import { UsageError } from "../usage-error.ts";
import { hints } from "./watch.ts";

type Role = RoleBoard["role"];
/** Few invitations are a hint, and many answers; of orders many. */
const sideOf = (metric: Watched): WatchPart["side"] => (metric === "asked_share" ? "below" : "above");
/** Sellers have no visits: of them only the answers are told. */
const ofRole = (role: Role): readonly Watched[] => (role === "advisor" ? watched : ["response_rate"]);

/** Everything on the page of hints, of the people whom the viewer may read; each against the others of the role among them. */
export async function watchPage(home: Home, question: Question): Promise<WatchData> {
  const known = await facts(home);
  const asOf = question.asOf ?? question.period?.to ?? known.asOf;
  if (!asOf) throw new UsageError("no_data");
  const period = staffPeriod(asOf, question.period ?? null);
  const spells = (await staffSpells(home)).filter((spell) => employed(spell, period) && isShown(spell));
  const [parts, moved, kinds] = await Promise.all([
    Promise.all(motivationRoles.flatMap((role) => ofRole(role).map((metric) => partOf(home, metric, role, spells.filter((spell) => spell.role === role), period, asOf)))),
    moves(home, period),
    kindsOf(home),
  ]);
  const within = new Set(question.filters.branch);
  const shown = (part: WatchPart): WatchPart => ({ ...part, people: part.people.filter(({ branch }) => within.size === 0 || (branch !== null && within.has(branch))) });
  return { period: { ...period, id: formatPeriod(period) }, parts: parts.map(shown).filter(({ people }) => people.length > 0), ...moved, kinds };
}

async function partOf(home: Home, id: Watched, role: Role, spells: readonly StaffSpell[], period: Period, asOf: string): Promise<WatchPart> {
  const metric = findMetric(id) as Metric;
  const span = spanAt(asOf, period);
  const [found, limits] = await Promise.all([figures(home, metric, [span], ["staff"], {}), facts(home)]);
  const people = [...new Map(spells.map((spell) => [spell.staff_code, spell])).values()].map((spell) => ({
    spell,
    figure: found.find((figure) => figure.by["staff"] === spell.staff_code) ?? { ...toFigure(metric, span, { staff: spell.staff_code }, undefined, limits), label: spell.name },
  }));
  const counts = people.map(({ figure }) => countsOf(figure));
  const said = hints(counts, sideOf(id));
  const all = counts.reduce((sum, { x, n }) => ({ x: sum.x + x, n: sum.n + n }), { x: 0, n: 0 });
  return {
    metric: id,
    role,
    side: sideOf(id),
    share: all.n === 0 ? null : all.x / all.n,
    people: people
      .map(({ spell, figure }, at) => ({ staffCode: spell.staff_code, name: spell.name, branch: spell.branch, figure, others: said[at]?.others ?? null, says: said[at]?.says ?? "few" }))
      .filter(({ figure }) => figure.n > 0)
      .sort((a, b) => Number(b.says === "hint") - Number(a.says === "hint") || (Number(b.figure.value) - Number(a.figure.value)) * (sideOf(id) === "above" ? 1 : -1)),
  };
}

const countsOf = ({ numerator, n }: Figure) => ({ x: Number(numerator ?? 0), n });

function isShown({ staff_code: code, branch }: StaffSpell): boolean {
  const scope = currentScope("people");
  return scope !== null && (scope.branches === null || (branch !== null && scope.branches.includes(branch))) && (scope.people === null || scope.people.includes(code));
}

/** From whom to whom orders moved late, and how many of the period more than one load tells of. */
async function moves(home: Home, period: Period): Promise<Pick<WatchData, "moves" | "toldTwice">> {
  const { satisfactionMax, applied } = await facts(home);
  const context = { spans: [spanAt(period.to, period)], needs: new Set<never>(), satisfactionMax, applied };
  const own = inOwnBranches("people", ident("branch"));
  const [rows, [twice], names] = await Promise.all([
    runQuery<{ was: string; staff: string; orders: number }>(home, "late moves", sql`select was, staff, sum(orders) as orders from (${lateMoves(context)}) as m where ${own} group by was, staff order by orders desc, was, staff`),
    runQuery<{ orders: number }>(home, "orders told twice", toldTwice(context, own)),
    staffNames(home),
  ]);
  const name = (code: string): string => names.get(code)?.name ?? code;
  return { moves: rows.map(({ was, staff, orders }): Move => ({ from: name(was), to: name(staff), orders: Number(orders) })), toldTwice: Number(twice?.orders ?? 0) };
}

async function kindsOf(home: Home): Promise<WatchData["kinds"]> {
  const [row] = await runQuery<{ visits: boolean; invitations: boolean }>(home, "kinds watched", raw("select exists (select 1 from core.visit) as visits, exists (select 1 from core.survey_invitations) as invitations"));
  return { visits: Boolean(row?.visits), invitations: Boolean(row?.invitations) };
}
