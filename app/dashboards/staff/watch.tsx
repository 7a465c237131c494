import { ChartFigure } from "#app/charts/figure.tsx";
import { useLinks } from "#app/components/links.tsx";
import { useWords } from "#app/components/locale.tsx";
import { watched, type WatchData } from "#app/metrics/views/staff.ts";
import { EmptyKind } from "../empty-kind.tsx";
import { EmptyPart } from "../feedback/empty-part.tsx";
import { metricName, metricText } from "../words.ts";
import { Spans, type Span } from "./spans.tsx";
import { Moves, WatchTable } from "./watch-table.tsx";
import type { WatchView } from "./watch-view.server.ts";

interface Props {
  readonly data: WatchData;
  readonly view: WatchView;
  readonly spans: readonly Span[];
}

/** Hints that a figure people are paid by may have been helped along: who stands out, the rows, and what innocent causes there are. Never a verdict. */
export function Watch({ data, view, spans }: Props) {
  const { t, format } = useWords();
  const period = format.period(data.period.id);
  const hinted = data.parts.reduce((sum, { people }) => sum + people.filter(({ says }) => says === "hint").length, 0);
  return (
    <div className="staff watch">
      <header className="title">
        <h1 aria-live="polite">{t("ui.st_watch_title", { period })}</h1>
        <p>{hinted === 0 ? t("ui.st_watch_none") : t("ui.st_watch_some", { n: hinted, count: format.count(hinted) })} {t("ui.st_watch_lead")}</p>
        <Spans spans={spans} />
      </header>
      {!data.kinds.visits && <EmptyKind kind="visits" />}
      {watched.map((metric) => (
        <Hint key={metric} metric={metric} data={data} view={view} />
      ))}
    </div>
  );
}

function Hint({ metric, data, view }: { readonly metric: (typeof watched)[number]; readonly data: WatchData; readonly view: WatchView }) {
  const { t, format } = useWords();
  const links = useLinks();
  const parts = data.parts.flatMap((part, at) => (part.metric === metric ? [{ part, chart: view[at] }] : []));
  const asks = metric === "asked_share" || metric === "response_rate";
  if (parts.length === 0 && !(asks && !data.kinds.invitations)) return null;
  return (
    <section className="panel" aria-labelledby={`watch-${metric}`}>
      <h2 id={`watch-${metric}`}>{metricName({ metric, by: {} }, t)}</h2>
      <p>{metricText(metric, "sentence", t)}</p>
      {asks && !data.kinds.invitations ? (
        <EmptyPart kind="survey_invitations" />
      ) : (
        <>
          {metric === "moved_order_share" && <p>{data.toldTwice === 0 ? t("ui.st_moved_unknown") : t("ui.st_moved_known", { n: data.toldTwice, count: format.count(data.toldTwice) })}</p>}
          {parts.map(({ part, chart }) => (
            <div key={part.role} className="staff-part">
              {chart && <ChartFigure {...chart} doors={part.people.map(({ figure }) => links.figure(figure, undefined, data.period))} doorHint={t("ui.sv_door_hint")} />}
              <WatchTable part={part} period={data.period} />
            </div>
          ))}
          {metric === "moved_order_share" && data.moves.length > 0 && <Moves moves={data.moves} />}
        </>
      )}
      <p className="explain">
        <strong>{t("ui.st_innocent")}</strong> {t(`ui.st_innocent_${metric}`)}
      </p>
    </section>
  );
}
