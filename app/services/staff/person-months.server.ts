import type { Home } from "#pipelines/index.ts";
import { overWhole } from "#app/auth/scope.server.ts";
import { board } from "#app/bonus/board.ts";
import { defaultPlan } from "#app/bonus/default-plan.ts";
import type { Targets } from "#app/bonus/score.ts";
import { resolveTarget } from "#app/bonus/targets.ts";
import { spanAt } from "#app/metrics/compile.ts";
import { findMetric } from "#app/metrics/catalog.ts";
import type { Metric } from "#app/metrics/define.ts";
import { monthOf, monthStart, yearBefore, type Period } from "#app/metrics/period.ts";
import type { Figure, RoleBoard } from "#app/metrics/types.ts";
import type { PersonMonths } from "#app/metrics/views/staff.ts";
import { poissonInterval } from "#app/stats/poisson.ts";
import { wilson } from "#app/stats/proportions.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { figures } from "../figures.server.ts";
import { beyondData, employed } from "../motivation.server.ts";
import type { StaffSpell } from "../staff-names.server.ts";
import { toFigure } from "../to-figure.ts";

type Role = RoleBoard["role"];
const monthUpTo = (end: string): Period => ({ from: monthStart(monthOf(end)), to: end });

/**
 * A person's figures month by month in one role, oldest first: the score, and each component of the plan with its target. A month without the
 * person in the role is blank. Counts get the interval of the share they are of what they are counted over, complaints that of a Poisson count.
 */
export async function personMonths(home: Home, role: Role, staffCode: string, spells: readonly StaffSpell[], ends: readonly string[]): Promise<PersonMonths[]> {
  const parts = (defaultPlan.roles[role]?.components ?? []).flatMap((part) => { const metric = findMetric(part.id); return metric ? [{ ...part, metric }] : []; });
  const own = await Promise.all(parts.map(({ metric }) => ofPerson(home, metric, staffCode, ends)));
  const medians = new Map(await Promise.all(parts.filter(({ target }) => target.kind === "role_median_year_before").map(async ({ id, metric }) => [id, await everybodyBefore(home, role, metric, spells, ends)] as const)));
  const scored = await Promise.all(
    ends.map(async (end, at) => {
      const spell = spells.find((one) => one.staff_code === staffCode && one.role === role && employed(one, monthUpTo(end)));
      if (!spell) return null;
      const targets: Targets = Object.fromEntries(parts.map(({ id, target }) => [id, resolveTarget(target, medians.get(id)?.[at] ?? [])]));
      const person = { staffCode, name: spell.name, branch: spell.branch, figures: Object.fromEntries(parts.map(({ id }, i) => [id, own[i]?.[at] as Figure])) };
      const [row] = board({ plan: defaultPlan, role, people: [person], targets, asOf: end, shortHistory: await beyondData(home, role, yearBefore(monthUpTo(end))) });
      return row ? { score: row.score, targets } : null;
    }),
  );
  const score = ends.map((end, at): Figure => scored[at]?.score ?? { ...blankScore, as_of: end, by: { staff: staffCode } });
  return [
    { metric: "motivation_score", figures: score, target: ends.map((end) => ({ month: monthOf(end), value: 1 })) },
    ...parts.map(({ id, metric }, i) => ({
      metric: metric.id,
      figures: (own[i] ?? []).map(withInterval),
      target: ends.flatMap((end, at) => { const value = scored[at]?.targets[id]; return value === null || value === undefined ? [] : [{ month: monthOf(end), value }]; }),
    })),
  ];
}

const blankScore = { metric: "motivation_score", definition: `motivation_score@${defaultPlan.version}`, value: null, numerator: null, denominator: null, n: 0, low: null, high: null, unit: "score" } as const;

async function ofPerson(home: Home, metric: Metric, staffCode: string, ends: readonly string[]): Promise<Figure[]> {
  const spans = ends.map((end) => spanAt(end, monthUpTo(end)));
  const [found, limits] = await Promise.all([figures(home, metric, spans, ["staff"], { staff: [staffCode] }), facts(home)]);
  return spans.map((span) => found.find((figure) => figure.as_of === span.asOf) ?? toFigure(metric, span, { staff: staffCode }, undefined, limits));
}

/** What everybody in the role came to a year before each month: zeros count. */
async function everybodyBefore(home: Home, role: Role, metric: Metric, spells: readonly StaffSpell[], ends: readonly string[]): Promise<number[][]> {
  const months = ends.map((end) => yearBefore(monthUpTo(end)));
  const found = await overWhole(() => figures(home, metric, months.map((month) => spanAt(month.to, month)), ["staff"], {}));
  return months.map((month) => {
    const codes = new Set(spells.filter((spell) => spell.role === role && employed(spell, month)).map((spell) => spell.staff_code));
    return [...codes].map((code) => Number(found.find((figure) => figure.as_of === month.to && figure.by["staff"] === code)?.value ?? 0));
  });
}

function withInterval(figure: Figure): Figure {
  if (figure.low !== null || figure.value === null) return figure;
  const over = figure.parts?.["served"] ?? figure.parts?.["sale"] ?? 0;
  if (figure.unit === "count") {
    const limits = wilson(Math.min(Number(figure.value), over), over);
    return limits ? { ...figure, low: limits.low * over, high: limits.high * over } : figure;
  }
  if (figure.metric !== "complaints" || figure.marks?.includes("complaints_unknown")) return figure;
  const { low, high } = poissonInterval(Number(figure.numerator));
  return { ...figure, low: (100 * low) / figure.n, high: (100 * high) / figure.n };
}
