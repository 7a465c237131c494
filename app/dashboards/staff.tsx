import { ChartFigure } from "#app/charts/figure.tsx";
import type { DrawnChart } from "#app/charts/types.ts";
import { useWords } from "#app/components/locale.tsx";
import type { StaffData } from "#app/metrics/types.ts";
import { Leaderboard } from "./leaderboard.tsx";

/** The leaderboards of one period, a role at a time. */
export function Staff({ data, charts }: { readonly data: StaffData; readonly charts: readonly DrawnChart[] }) {
  const { t, format } = useWords();
  const period = format.period(data.period.id);
  return (
    <div className="staff">
      <header className="title">
        <h1 aria-live="polite">{t("ui.staff_title", { period })}</h1>
        <p>{t("ui.staff_lead")}</p>
      </header>
      {data.roles.map((board, at) => {
        const chart = charts[at];
        return (
          <section key={board.role} className="role" aria-labelledby={`role-${board.role}`}>
            <h2 id={`role-${board.role}`}>{t(`ui.role_${board.role}`)}</h2>
            {board.people.length === 0 ? (
              <p className="explain">
                {t("ui.staff_empty", { period })} {t("ui.staff_empty_how")}
              </p>
            ) : (
              <>
                {chart && <ChartFigure {...chart} />}
                <Leaderboard board={board} period={period} />
              </>
            )}
          </section>
        );
      })}
    </div>
  );
}
