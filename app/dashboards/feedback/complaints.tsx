import { ChartFigure } from "#app/charts/figure.tsx";
import { useBrush } from "#app/components/brushing.tsx";
import { useDoors } from "#app/components/doors.ts";
import { useWords } from "#app/components/locale.tsx";
import type { FeedbackData } from "#app/metrics/views/feedback.ts";
import { TileCard } from "../tile-card.tsx";
import { EmptyPart } from "./empty-part.tsx";
import type { FeedbackView } from "./feedback-view.server.ts";
import { GroupTable } from "./group-table.tsx";
import { OpenComplaints } from "./open-complaints.tsx";

const columns = ["complaints_opened", "complaint_rate", "open_complaints", "time_to_close", "recovered_share"] as const;

/** Complaints: how many, whether chance explains them, where, about whom, which still wait. */
export function Complaints({ data: { complaints, kinds }, view }: { readonly data: FeedbackData; readonly view: FeedbackView }) {
  const { t, format } = useWords();
  const months = useBrush(complaints.control?.points.map(({ figure }) => figure) ?? []);
  const topics = useDoors("topic", complaints.topics.map(({ value }) => value));
  if (!kinds.complaints) {
    return (
      <section aria-labelledby="fb-complaints">
        <h2 id="fb-complaints">{t("ui.fb_complaints")}</h2>
        <EmptyPart kind="complaints" />
      </section>
    );
  }
  return (
    <section aria-labelledby="fb-complaints" className="tiles">
      <h2 id="fb-complaints">{t("ui.fb_complaints")}</h2>
      <div className="tile-grid">
        {complaints.tiles.map((tile) => (
          <TileCard key={tile.current.metric} tile={tile} spark={view.sparks[`${tile.current.metric} `] ?? ""} />
        ))}
      </div>
      {view.control && (
        <div className="panel">
          <ChartFigure {...view.control} {...months} />
          {complaints.control?.runs.map(({ from, to, side }) => (
            <p key={from} className="explain">{t("ui.fb_run", { from: format.month(from), to: format.month(to), side: t(`ui.fb_${side}`) })}</p>
          ))}
        </div>
      )}
      <GroupTable caption={t("ui.fb_by_branch")} head={t("ui.branch")} dimension="branch" rows={complaints.branches} columns={columns} empty={t("ui.no_word")} />
      <div className="panel">
        <ChartFigure {...view.topics} {...topics} />
      </div>
      <GroupTable caption={t("ui.fb_topics")} head={t("ui.topic")} dimension="topic" rows={complaints.topics} columns={columns} empty={t("ui.fb_no_topic")} />
      {complaints.people.length > 0 && <p className="explain">{t("ui.fb_people_text")}</p>}
      {complaints.people.length > 0 && <GroupTable
        caption={t("ui.fb_people")}
        head={t("ui.fb_person")}
        dimension="staff"
        rows={complaints.people}
        columns={columns}
        empty={t("ui.no_word")}
        judged={{ head: t("ui.fb_judgement"), text: (row) => (row.more ? `▲ ${t("ui.fb_more")}` : "") }}
      />}
      <OpenComplaints open={complaints.open} />
    </section>
  );
}
