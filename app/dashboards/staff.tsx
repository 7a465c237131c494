import { Link } from "react-router";
import { ChartFigure } from "#app/charts/figure.tsx";
import type { DrawnChart } from "#app/charts/types.ts";
import { useWords } from "#app/components/locale.tsx";
import type { StaffData } from "#app/metrics/types.ts";
import { Leaderboard } from "./leaderboard.tsx";

interface Props {
  readonly data: StaffData;
  readonly charts: readonly DrawnChart[];
  /** The usual periods: a month, a quarter, a year. */
  readonly spans: readonly { readonly label: string; readonly to: string; readonly on: boolean }[];
}

/** The leaderboards of one period, a role at a time. */
export function Staff({ data, charts, spans }: Props) {
  const { t, format } = useWords();
  const period = format.period(data.period.id);
  return (
    <div className="staff">
      <header className="title">
        <h1 aria-live="polite">{t("ui.staff_title", { period })}</h1>
        <p>{t("ui.staff_lead")}</p>
        {spans.length > 1 && (
          <nav className="segments" aria-label={t("ui.period_choose")}>
            {spans.map(({ label, to, on }) => (
              <Link key={label} to={to} preventScrollReset aria-current={on ? "true" : undefined}>
                {label}
              </Link>
            ))}
          </nav>
        )}
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
