import { Link, useLocation } from "react-router";
import { ChartFigure } from "#app/charts/figure.tsx";
import type { DrawnChart } from "#app/charts/types.ts";
import { useDoors } from "#app/components/doors.ts";
import { useLinks } from "#app/components/links.tsx";
import { useWords } from "#app/components/locale.tsx";
import type { StaffPage, StaffRole } from "#app/metrics/views/staff.ts";
import { Leaderboard } from "./leaderboard.tsx";
import { Spans, type Span } from "./staff/spans.tsx";
import { Twin } from "./staff/twin.tsx";

interface Props {
  readonly data: StaffPage;
  readonly charts: readonly DrawnChart[];
  /** The usual periods: a month, a quarter, a year. */
  readonly spans: readonly Span[];
  /** Whether the page of hints is open to whoever looks. */
  readonly watch: boolean;
}

/** The leaderboards of one period, a role at a time, each with its twin at the same work. */
export function Staff({ data, charts, spans, watch }: Props) {
  const { t, format } = useWords();
  const { search } = useLocation();
  const period = format.period(data.period.id);
  const kept = new URLSearchParams([...new URLSearchParams(search)].filter(([name]) => ["as-of", "period", "branch"].includes(name))).toString();
  return (
    <div className="staff">
      <header className="title">
        <h1 aria-live="polite">{t("ui.staff_title", { period })}</h1>
        <p>{t("ui.staff_lead")}</p>
        <Spans spans={spans} />
        {watch && (
          <p>
            <Link to={`/staff/watch${kept ? `?${kept}` : ""}`}>{t("ui.st_watch_link")}</Link>
          </p>
        )}
      </header>
      {data.roles.map((role, at) => (
        <Role key={role.board.role} role={role} chart={charts[at]} period={period} />
      ))}
    </div>
  );
}

/** A role: its people in the chart, all of them; in the tables those chosen, where any is. */
function Role({ role: { board, shrinkages, twin }, chart, period }: { readonly role: StaffRole; readonly chart: DrawnChart | undefined; readonly period: string }) {
  const { t } = useWords();
  const links = useLinks();
  const doors = useDoors("staff", board.people.map((person) => person.staffCode));
  const isChosen = ({ staffCode }: { readonly staffCode: string }) => links.isChosen("staff", staffCode);
  const chosen = board.people.filter(isChosen);
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
          <Leaderboard board={chosen.length > 0 ? { ...board, people: chosen } : board} period={period} shrinkages={shrinkages} />
          {twin && <Twin twin={chosen.length > 0 ? { ...twin, scores: twin.scores.filter(isChosen), shown: twin.shown && { ...twin.shown, rows: twin.shown.rows.filter(isChosen) } } : twin} period={period} />}
        </>
      )}
    </section>
  );
}
