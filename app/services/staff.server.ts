import type { Home } from "#pipelines/index.ts";
import { readsAll } from "#app/auth/scope.server.ts";
import { ownTurn } from "#app/config/own-turn.server.ts";
import { withoutFilter, type Question } from "#app/filters/question.ts";
import { formatPeriod, periodBefore } from "#app/metrics/period.ts";
import { staffPeriod } from "#app/metrics/query.ts";
import type { StaffData } from "#app/metrics/types.ts";
import type { ComponentId, Shrinkages, StaffPage, StaffRole } from "#app/metrics/views/staff.ts";
import { facts } from "#app/warehouse/facts.server.ts";
import { changeBetween } from "./change.ts";
import { motivationRoles, shownOf, wholeBoard } from "./motivation.server.ts";
import { shrinkages, withoutToward } from "./staff/shrinkage.ts";
import { roleTwins, twinBoard } from "./staff/twins.server.ts";
import { UsageError } from "./usage-error.ts";

/** The leaderboards of a period, all people of each whoever is chosen, with the change against the period of the same length before it. */
export async function staffBoards(home: Home, question: Question): Promise<StaffData> {
  const { period, roles } = await staffPage(home, question, null);
  return { period, roles: roles.map(({ board }) => board) };
}

/** Everything on the page of leaderboards; `mix`: the component that is shown in detail at the same work. */
export async function staffPage(home: Home, question: Question, mix: string | null): Promise<StaffPage> {
  const asOf = question.asOf ?? (await facts(home)).asOf;
  if (!asOf) throw new UsageError("no_data");
  const period = staffPeriod(asOf, question.period ?? null);
  const filters = withoutFilter(question.filters, "staff");
  const roles = await Promise.all(
    motivationRoles.map(async (role): Promise<StaffRole> => {
      const [whole, before] = await Promise.all([wholeBoard(home, role, period), wholeBoard(home, role, periodBefore(period))]);
      const scoreBefore = new Map(shownOf(before, {}).map((row) => [row.staffCode, row.score]));
      const shown = shownOf(whole, filters);
      const readable = shownOf(whole, {});
      await ownTurn();
      const drawn = shrinkagesOf(whole);
      const own = Object.fromEntries(shown.map(({ staffCode }) => [staffCode, drawn[staffCode] ?? []]));
      const twins = await roleTwins(home, readable, period);
      return {
        board: { role, people: shown.map((row) => ({ ...row, change: changeBetween(scoreBefore.get(row.staffCode), row.score) })) },
        shrinkages: readsAll("people") ? own : withoutToward(own),
        twin: twins && twinBoard(role, shown, twins, mix as ComponentId | null),
      };
    }),
  );
  return { period: { ...period, id: formatPeriod(period) }, roles };
}

const drawnToward = new WeakMap<object, Shrinkages>();

/** Of a board that is kept they are worked out once. */
function shrinkagesOf(whole: Parameters<typeof shrinkages>[0]): Shrinkages {
  const known = drawnToward.get(whole) ?? shrinkages(whole);
  drawnToward.set(whole, known);
  return known;
}
