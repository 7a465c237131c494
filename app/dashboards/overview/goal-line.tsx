import { useWords } from "#app/components/locale.tsx";
import type { Figure } from "#app/metrics/types.ts";
import type { GoalPace } from "#app/metrics/views/overview.ts";

/** The goal of a figure, if it has one. */
export const goalOf = (goals: readonly GoalPace[], { metric, by }: Pick<Figure, "metric" | "by">): GoalPace | undefined => goals.find((goal) => goal.metric === metric && goal.origin === (by["origin"] ?? null));

/** The goal of the month, and where the pace leads by the last one that has a goal. */
export function GoalLine({ goal, month }: { readonly goal: GoalPace | undefined; readonly month: string }) {
  const { t, format } = useWords();
  if (!goal) return null;
  const { now, pace, unit } = goal;
  return (
    <p className="goal">
      {now !== null && <>{t("ui.ov_goal", { month: format.month(month), value: format.value(now, unit) })}</>}
      {pace && (
        <span className={pace.reached ? "change-good" : "change-bad"} title={`${t(pace.rule === "line" ? "ui.ov_goal_line" : "ui.ov_goal_level")} ${t(pace.reached ? "ui.ov_goal_met" : "ui.ov_goal_missed")}`}>
          {now !== null && "; "}
          <span className="change-value">
            <span aria-hidden="true">{pace.reached ? "▲ " : "▼ "}</span>
            {t("ui.ov_goal_pace", { value: format.value(pace.value, unit), month: format.month(pace.month), goal: format.value(pace.goal, unit) })}
          </span>
          <span className="unseen">, {t(pace.reached ? "ui.ov_goal_met" : "ui.ov_goal_missed")}</span>
        </span>
      )}
    </p>
  );
}
