import { ChartFigure } from "#app/charts/figure.tsx";
import { useBrush } from "#app/components/brushing.tsx";
import { useDoors } from "#app/components/doors.ts";
import { useWords } from "#app/components/locale.tsx";
import type { FeedbackData } from "#app/metrics/views/feedback.ts";
import { TileCard } from "../tile-card.tsx";
import { Asked } from "./asked.tsx";
import { Comments } from "./comments.tsx";
import { Complaints } from "./complaints.tsx";
import { Drivers } from "./drivers.tsx";
import { EmptyPart } from "./empty-part.tsx";
import type { FeedbackView } from "./feedback-view.server.ts";
import { GroupTable } from "./group-table.tsx";
import { People } from "./people.tsx";

const scores = ["nps internal", "nps importer", "csi internal", "csi importer"] as const;

/** The Feedback page of one question: a pure function of its data and drawings. */
export function Feedback({ data, view }: { readonly data: FeedbackData; readonly view: FeedbackView }) {
  const { t, format } = useWords();
  return (
    <div className="overview feedback">
      <header className="title">
        <h1 aria-live="polite">{view.headline}</h1>
        <p>{t("ui.standing", { date: format.date(data.asOf) })}</p>
      </header>
      <Answers data={data} view={view} />
      <Asked data={data} />
      {data.kinds.surveys && <Drivers data={data} view={view} />}
      <Complaints data={data} view={view} />
      {data.kinds.surveys && <People data={data} />}
      {data.kinds.surveys && <Comments comments={data.comments} />}
    </div>
  );
}

function Answers({ data, view }: { readonly data: FeedbackData; readonly view: FeedbackView }) {
  const { t } = useWords();
  const origins = useDoors("origin", data.origins.map(({ by }) => by["origin"]));
  const caption = (by: string) => t("ui.fb_group_caption", { by: by.toLocaleLowerCase() });
  const tiles = [...data.nps, ...data.csi, ...(data.kinds.survey_invitations ? data.response : [])];
  if (!data.kinds.surveys) {
    return (
      <section aria-labelledby="fb-answers">
        <h2 id="fb-answers">{t("ui.fb_answers")}</h2>
        <EmptyPart kind="surveys" />
      </section>
    );
  }
  return (
    <section aria-labelledby="fb-answers" className="tiles">
      <h2 id="fb-answers">{t("ui.fb_answers")}</h2>
      <div className="tile-grid">
        {tiles.map((tile) => {
          const key = `${tile.current.metric} ${tile.current.by["origin"] ?? ""}`;
          return <TileCard key={key} tile={tile} spark={view.sparks[key] ?? ""} />;
        })}
      </div>
      <div className="panel">
        <ChartFigure {...view.nps} {...origins} />
      </div>
      <div className="pair">
        {view.trends.map(({ key, chart, figures }) => (
          <div key={key} className="panel">
            <Line chart={chart} figures={figures} />
          </div>
        ))}
      </div>
      <GroupTable caption={caption(t("ui.fb_by_touchpoint"))} head={t("ui.touchpoint")} dimension="touchpoint" rows={data.touchpoints} columns={[...scores, "response_rate"]} empty={t("ui.no_word")} />
      <GroupTable caption={caption(t("ui.fb_by_branch"))} head={t("ui.branch")} dimension="branch" rows={data.branches} columns={[...scores, "asked_share", "response_rate"]} empty={t("ui.no_word")} />
    </section>
  );
}

const Line = ({ chart, figures }: Pick<FeedbackView["trends"][number], "chart" | "figures">) => <ChartFigure {...chart} {...useBrush(figures)} />;
