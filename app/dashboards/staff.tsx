import { Link } from "react-router";
import { ChartFigure } from "#app/charts/figure.tsx";
import type { DrawnChart } from "#app/charts/types.ts";
import { useDoors } from "#app/components/doors.ts";
import { useLinks } from "#app/components/links.tsx";
import { useWords } from "#app/components/locale.tsx";
import type { RoleBoard, StaffData } from "#app/metrics/types.ts";
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
      {data.roles.map((board, at) => (
        <Role key={board.role} board={board} chart={charts[at]} period={period} />
      ))}
    </div>
  );
}

/** A role: its people in the chart, all of them; in the table those chosen, where any is. */
function Role({ board, chart, period }: { readonly board: RoleBoard; readonly chart: DrawnChart | undefined; readonly period: string }) {
  const { t } = useWords();
  const links = useLinks();
  const doors = useDoors("staff", board.people.map((person) => person.staffCode));
  const chosen = board.people.filter((person) => links.isChosen("staff", person.staffCode));
  return (
    <section className="role" aria-labelledby={`role-${board.role}`}>
      <h2 id={`role-${board.role}`}>{t(`ui.role_${board.role}`)}</h2>
      {board.people.length === 0 ? (
        <p className="explain">
          {t("ui.staff_empty", { period })} {t("ui.staff_empty_how")}
        </p>
      ) : (
        <>
          {chart && <ChartFigure {...chart} {...doors} />}
          <Leaderboard board={chosen.length > 0 ? { ...board, people: chosen } : board} period={period} />
        </>
      )}
    </section>
  );
}
