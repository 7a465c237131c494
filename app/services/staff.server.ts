import type { Home } from "#pipelines/index.ts";
import { withoutFilter, type Question } from "#app/filters/question.ts";
import { formatPeriod, periodBefore } from "#app/metrics/period.ts";
import { staffPeriod } from "#app/metrics/query.ts";
import type { StaffData } from "#app/metrics/types.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { changeBetween } from "./change.ts";
import { motivationRoles, roleBoard } from "./motivation.server.ts";
import { UsageError } from "./usage-error.ts";

/** The leaderboards of a period, all people of each whoever is chosen, with the change against the period of the same length before it. */
export async function staffBoards(home: Home, question: Question): Promise<StaffData> {
  const asOf = question.asOf ?? (await facts(home)).asOf;
  if (!asOf) throw new UsageError("no_data");
  const period = staffPeriod(asOf, question.period ?? null);
  const roles = await Promise.all(
    motivationRoles.map(async (role) => {
      const [now, before] = await Promise.all([roleBoard(home, role, period, withoutFilter(question.filters, "staff")), roleBoard(home, role, periodBefore(period), {})]);
      const scoreBefore = new Map(before.map((row) => [row.staffCode, row.score]));
      return { role: role as "advisor" | "seller", people: now.map((row) => ({ ...row, change: changeBetween(scoreBefore.get(row.staffCode), row.score) })) };
    }),
  );
  return { period: { ...period, id: formatPeriod(period) }, roles };
}
