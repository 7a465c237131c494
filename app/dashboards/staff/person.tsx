import { Link, useLocation } from "react-router";
import { ChartFigure } from "#app/charts/figure.tsx";
import { useDoors } from "#app/components/doors.ts";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { monthOf } from "#app/metrics/period.ts";
import type { PersonData, PersonMonths } from "#app/metrics/views/staff.ts";
import { ChangeMark } from "../change-mark.tsx";
import { metricName } from "../words.ts";
import { PersonParts } from "./person-parts.tsx";
import type { PersonView } from "./person-view.server.ts";
import { shrinkageSentences } from "./shrinkage.tsx";
import { Spans, type Span } from "./spans.tsx";

interface Props {
  readonly data: PersonData;
  readonly view: PersonView;
  readonly spans: readonly Span[];
}

/** One person: the score of the period with all that it is made of, and the same figures month by month. */
export function Person({ data, view, spans }: Props) {
  const words = useWords();
  const { t, format } = words;
  const { person, row, shrinkage } = data;
  const period = format.period(data.period.id);
  const role = person.role === "advisor" || person.role === "seller" ? t(`ui.st_role_${person.role}`) : t("ui.st_role_other", { role: person.role });
  return (
    <div className="staff person">
      <header className="title">
        <h1 aria-live="polite">{person.name}</h1>
        <p>
          {[role, person.branch ?? t("ui.no_word"), person.since && t("ui.st_since", { day: format.date(person.since) }), person.left && t("ui.st_left", { day: format.date(person.left) })].filter(Boolean).join(" · ")}
        </p>
        <Spans spans={spans} />
        {data.ignores.length > 0 && <p className="quiet">{t("ui.st_person_ignores")}</p>}
      </header>
      {row ? <Score data={data} row={row} period={period} /> : <p className="explain">{t(data.months.length > 0 ? "ui.st_no_score" : "ui.st_no_role", { period })}</p>}
      {row && <PersonParts data={data} row={row} period={period} />}
      {shrinkage.length > 0 && (
        <section className="panel" aria-labelledby="person-why">
          <h2 id="person-why">{t("ui.st_why")}</h2>
          {shrinkage.map((one) => (
            <details key={one.id} className="why-part">
              <summary>{t("ui.st_why_summary", { name: metricName({ metric: one.id, by: {} }, t) })} {shrinkageSentences(one, words)[0]}</summary>
              {shrinkageSentences(one, words).slice(1).map((text) => (
                <p key={text}>{text}</p>
              ))}
            </details>
          ))}
        </section>
      )}
      {view.length > 0 && (
        <section className="staff-part" aria-labelledby="person-months">
          <h2 id="person-months">{t("ui.st_months", { n: data.months[0]?.figures.length ?? 0 })}</h2>
          <p className="explain">{t("ui.st_months_note")}</p>
          <div className="person-months">
            {view.map(({ metric, chart }, at) => (
              <Months key={metric} months={data.months[at]} chart={chart} />
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

function Months({ months, chart }: { readonly months: PersonMonths | undefined; readonly chart: PersonView[number]["chart"] }) {
  const doors = useDoors("month", (months?.figures ?? []).map((figure) => monthOf(figure.as_of)));
  return <ChartFigure {...chart} {...doors} className={months?.metric === "motivation_score" ? "wide" : ""} />;
}

function Score({ data, row, period }: { readonly data: PersonData; readonly row: NonNullable<PersonData["row"]>; readonly period: string }) {
  const { t, format } = useWords();
  const { search } = useLocation();
  const { score, band, change } = row;
  const board = new URLSearchParams([...new URLSearchParams(search)].filter(([name]) => ["as-of", "period"].includes(name)));
  return (
    <section className="panel person-score" aria-labelledby="person-score">
      <h2 id="person-score">{t("ui.st_score", { period })}</h2>
      <p className="big">
        <FigureValue figure={score} name={`${metricName(score, t)}, ${data.person.name}`} />
      </p>
      <p>
        {[score.low !== null && `${t("ui.interval")}: ${format.range(score.low, score.high, score.unit)}`, `n ${format.count(score.n)}`].filter(Boolean).join(" · ")}
        {" · "}
        {band ? t("ui.st_places", { band: band.low === band.high ? String(band.low) : `${band.low}–${band.high}`, n: data.of, of: format.count(data.of) }) : t("ui.staff_rank_none")}
      </p>
      {change && <p>{t("ui.staff_change")}: <ChangeMark change={change} to={score} since={false} /></p>}
      <p className="quiet">
        <Link to={`/staff${board.size > 0 ? `?${board}` : ""}`}>{t("ui.st_to_board")}</Link>
        {` · ${t("ui.st_open_note")}`}
      </p>
    </section>
  );
}
