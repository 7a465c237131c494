import { useWords } from "#app/components/locale.tsx";
import type { ClientsData } from "#app/metrics/views/clients.ts";
import { TileCard } from "../tile-card.tsx";
import type { ClientsView } from "./clients-view.server.ts";
import { Cohorts } from "./cohorts.tsx";
import { LostClients } from "./lost.tsx";
import { Returns } from "./returns.tsx";
import { Segments } from "./segments.tsx";
import { States } from "./states.tsx";
import { Survival } from "./survival.tsx";
import { TopClients } from "./top.tsx";
import { Levels, Value } from "./value.tsx";

/** The page "Clients" of one question: a pure function of its data and drawings. */
export function Clients({ data, view, asShares }: { readonly data: ClientsData; readonly view: ClientsView; readonly asShares: boolean }) {
  const { t, format } = useWords();
  return (
    <div className="overview clients">
      <header className="title">
        <h1 aria-live="polite">{view.headline.title}</h1>
        <p>
          {view.headline.lead} {t("ui.clients_standing", { date: format.date(data.asOf) })}
        </p>
        {data.ignores.length > 0 && <p className="quiet">{t("ui.clients_ignores", { names: data.ignores.map((name) => t(`ui.${name}`).toLocaleLowerCase()).join(", ") })}</p>}
      </header>
      <Returns returns={data.returns} charts={view.returns} />
      <section className="tiles" aria-labelledby="clients-figures">
        <h2 id="clients-figures">{t("ui.clients_figures")}</h2>
        <div className="tile-grid">
          {data.tiles.map((tile) => (
            <TileCard key={tile.current.metric} tile={tile} spark="" />
          ))}
        </div>
      </section>
      <States data={data} chart={view.states} asShares={asShares} />
      <Cohorts cohorts={data.cohorts} chart={view.cohorts} />
      <div className="pair">
        <Survival drawn={view.survival} lostAfterDays={data.curves.lostAfterDays} />
        <Value rows={data.value} />
      </div>
      <Segments rfm={data.rfm} chart={view.rfm} />
      <LostClients lost={data.lost} tiles={data.tiles} lostAfterDays={data.curves.lostAfterDays} />
      <div className="pair">
        <Levels tiers={data.tiers} />
        <TopClients clients={data.top} asOf={data.asOf} />
      </div>
    </div>
  );
}
