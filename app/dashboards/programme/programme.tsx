import { useWords } from "#app/components/locale.tsx";
import type { ProgrammeData } from "#app/metrics/views/programme.ts";
import { TopClients } from "../clients/top.tsx";
import { MarketingParts } from "../marketing/main.tsx";
import { TileCard } from "../tile-card.tsx";
import { BelongingPanel } from "./belonging.tsx";
import { Benefits, Events } from "./benefits.tsx";
import { NeedsKind } from "./empty.tsx";
import { Levels } from "./levels.tsx";
import { Points } from "./points.tsx";
import type { ProgrammeView } from "./programme-view.server.ts";

/** The page "Programme" of one question: a pure function of its data and drawings. */
export function Programme({ data, view }: { readonly data: ProgrammeData; readonly view: ProgrammeView }) {
  const { t, format } = useWords();
  return (
    <div className="overview programme marketing">
      <MarketingParts />
      <header className="title">
        <h1 aria-live="polite">{view.headline}</h1>
        <p>{t("programme.standing", { date: format.date(data.asOf), from: format.date(data.from), to: format.date(data.to) })}</p>
        {data.ignores.length > 0 && <p className="quiet">{t("programme.ignores", { names: data.ignores.map((name) => t(`ui.${name}`).toLocaleLowerCase()).join(", ") })}</p>}
      </header>
      <section className="tiles" aria-labelledby="programme-figures">
        <h2 id="programme-figures">{t("programme.figures")}</h2>
        <div className="tile-grid">
          {data.tiles.map((tile) => (
            <TileCard key={tile.current.metric} tile={tile} spark={view.sparks[tile.current.metric] ?? ""} />
          ))}
        </div>
      </section>
      <Levels data={data} />
      {data.kinds.points ? <Points data={data} view={view} /> : <NeedsKind kind="points" />}
      <div className="pair even">
        <Benefits benefits={data.benefits} known={data.kinds.benefits} />
        <BelongingPanel found={data.belonging} />
      </div>
      <Events events={data.events} known={data.kinds.events} />
      <TopClients clients={data.top} asOf={data.asOf} />
    </div>
  );
}
