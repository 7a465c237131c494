import { Link } from "react-router";
import { ChartFigure } from "#app/charts/figure.tsx";
import { useBrush } from "#app/components/brushing.tsx";
import { namesOf, useDoors } from "#app/components/doors.ts";
import { useWords } from "#app/components/locale.tsx";
import type { OverviewData } from "#app/metrics/types.ts";
import type { OverviewAround } from "#app/metrics/views/overview.ts";
import { Branches } from "./branches.tsx";
import { BridgeNote } from "./bridge-note.tsx";
import { DataNote } from "./data-note.tsx";
import { LoyalFigure } from "./loyal-figure.tsx";
import { CountChips } from "./overview/count-chips.tsx";
import { goalOf } from "./overview/goal-line.tsx";
import { WhatChanged } from "./overview/what-changed.tsx";
import type { OverviewView } from "./overview-view.server.ts";
import { TileCard } from "./tile-card.tsx";

/** The Overview of one question: a pure function of its data and drawings. */
export function Overview({ data, around, view }: { readonly data: OverviewData; readonly around: OverviewAround; readonly view: OverviewView }) {
  const { t, format } = useWords();
  const tooEarly = data.loyal.current.marks?.includes("history_too_short");
  return (
    <div className="overview">
      <header className="title">
        <h1 aria-live="polite">{view.headline}</h1>
        <p>{data.loyal.current.value === null ? t(tooEarly ? "ui.headline_blank_why" : "ui.headline_blank_nobody") : t("ui.standing", { date: format.date(data.asOf) })}</p>
      </header>
      <CountChips chips={around.chips} />
      <WhatChanged data={around.changed} instead={around.instead} />
      <div className="lead">
        <LoyalFigure tile={data.loyal} bridge={data.bridge} goal={goalOf(around.goals, data.loyal.current)} />
        <div className="lead-trend">
          <ChartFigure {...view.trend} {...useBrush(data.loyal.context ?? data.loyal.trend)} />
          <p className="facts">
            <Link to="/events">{t("ui.events_edit")}</Link>
          </p>
        </div>
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
            <TileCard key={`${tile.current.metric} ${tile.current.by["origin"] ?? ""}`} tile={tile} spark={view.sparks[at] ?? ""} goal={goalOf(around.goals, tile.current)} />
          ))}
        </div>
        {around.goals.length > 0 && <p className="explain">{t("ui.ov_goal_rule")}</p>}
      </section>
      <section className="branches" aria-labelledby="branches">
        <h2 id="branches">{t("ui.branches")}</h2>
        <Branches data={data} mix={around.mix} />
        {around.mix.length > 0 && <p className="explain">{t("ui.ov_adjusted_note")}</p>}
      </section>
      {data.dataNotes && <DataNote notes={data.dataNotes} />}
    </div>
  );
}
