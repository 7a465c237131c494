import type { Home } from "#pipelines/index.ts";
import type { Question } from "#app/filters/question.ts";
import { addDays, addMonths, formatPeriod, monthEnd, monthOf, monthsBetween, type Period } from "#app/metrics/period.ts";
import { staffPeriod } from "#app/metrics/query.ts";
import type { StaffData } from "#app/metrics/types.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { changeBetween } from "./change.ts";
import { motivationRoles, roleBoard } from "./motivation.server.ts";
import { UsageError } from "./usage-error.ts";

/** The leaderboards of a period, with the change against the period of the same length before it. */
export async function staffBoards(home: Home, question: Question): Promise<StaffData> {
  const asOf = question.asOf ?? (await facts(home)).asOf;
  if (!asOf) throw new UsageError("no_data");
  const period = staffPeriod(asOf, question.period ?? null);
  const roles = await Promise.all(
    motivationRoles.map(async (role) => {
      const [now, before] = await Promise.all([roleBoard(home, role, period, question.filters), roleBoard(home, role, periodBefore(period), {})]);
      const scoreBefore = new Map(before.map((row) => [row.staffCode, row.score]));
      return { role: role as "advisor" | "seller", people: now.map((row) => ({ ...row, change: changeBetween(scoreBefore.get(row.staffCode), row.score) })) };
    }),
  );
  return { period: { ...period, id: formatPeriod(period) }, roles };
}

/** The period of the same length that ends the day before: as many calendar months, or as many days. */
function periodBefore(period: Period): Period {
  const to = addDays(period.from, -1);
  const whole = period.from.endsWith("-01") && period.to === monthEnd(monthOf(period.to));
  if (whole) return { from: addMonths(period.from, -monthsBetween(monthOf(period.from), monthOf(period.to)).length), to };
  const days = Math.round((Date.parse(period.to) - Date.parse(period.from)) / 86_400_000);
  return { from: addDays(to, -days), to };
}
