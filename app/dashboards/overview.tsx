import { ChartFigure } from "#app/charts/figure.tsx";
import { useBrush } from "#app/components/brushing.tsx";
import { namesOf, useDoors } from "#app/components/doors.ts";
import { useWords } from "#app/components/locale.tsx";
import type { OverviewData } from "#app/metrics/types.ts";
import { Branches } from "./branches.tsx";
import { BridgeNote } from "./bridge-note.tsx";
import { DataNote } from "./data-note.tsx";
import { LoyalFigure } from "./loyal-figure.tsx";
import type { OverviewView } from "./overview-view.server.ts";
import { TileCard } from "./tile-card.tsx";

/** The Overview of one question: a pure function of its data and drawings. */
export function Overview({ data, view }: { readonly data: OverviewData; readonly view: OverviewView }) {
  const { t, format } = useWords();
  const tooEarly = data.loyal.current.marks?.includes("history_too_short");
  return (
    <div className="overview">
      <header className="title">
        <h1 aria-live="polite">{view.headline}</h1>
        <p>{data.loyal.current.value === null ? t(tooEarly ? "ui.headline_blank_why" : "ui.headline_blank_nobody") : t("ui.standing", { date: format.date(data.asOf) })}</p>
      </header>
      <div className="lead">
        <LoyalFigure tile={data.loyal} bridge={data.bridge} />
        <ChartFigure {...view.trend} {...useBrush(data.loyal.context ?? data.loyal.trend)} />
      </div>
      <div className="pair">
        <section className="panel" aria-labelledby="bridge">
          <h2 id="bridge" className="unseen">{t("ui.bridge")}</h2>
          <ChartFigure {...view.bridge} />
          <BridgeNote figure={data.loyal.current} />
        </section>
        <section className="panel" aria-labelledby="funnel">
          <h2 id="funnel" className="unseen">{t("ui.funnel")}</h2>
          <ChartFigure {...view.funnel} {...useDoors("branch", namesOf(view.funnel))} />
        </section>
      </div>
      <section className="tiles" aria-labelledby="tiles">
        <h2 id="tiles">{t("ui.tiles")}</h2>
        <div className="tile-grid">
          {data.tiles.map((tile, at) => (
            <TileCard key={`${tile.current.metric} ${tile.current.by["origin"] ?? ""}`} tile={tile} spark={view.sparks[at] ?? ""} />
          ))}
        </div>
      </section>
      <section className="branches" aria-labelledby="branches">
        <h2 id="branches">{t("ui.branches")}</h2>
        <Branches data={data} />
      </section>
      <DataNote notes={data.dataNotes} />
    </div>
  );
}
