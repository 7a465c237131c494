import { ChartFigure } from "#app/charts/figure.tsx";
import { useDoors } from "#app/components/doors.ts";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { ServiceData } from "#app/metrics/views/service.ts";
import { TileCard } from "../tile-card.tsx";
import { valueName } from "../words.ts";
import { FirstService, Repurchase } from "./curves.tsx";
import { Loop } from "./loop.tsx";
import { Rates } from "./rates.tsx";
import type { ServiceView } from "./service-view.server.ts";

/** The page "Sales and service" of one question: a pure function of its data and drawings. */
export function Service({ data, view }: { readonly data: ServiceData; readonly view: ServiceView }) {
  const { t, format } = useWords();
  return (
    <div className="overview service">
      <header className="title">
        <h1 aria-live="polite">{view.headline.title}</h1>
        <p>
          {view.headline.lead} {t("ui.sv_standing", { date: format.date(data.asOf) })}
        </p>
        {data.ignores.length > 0 && <p className="quiet">{t("ui.sv_ignores", { names: data.ignores.map((name) => t(`ui.${name}`).toLocaleLowerCase()).join(", ") })}</p>}
      </header>
      <Loop data={data} chart={view.loop} />
      {data.kinds.sales && (
        <>
          <section className="tiles" aria-labelledby="sv-figures">
            <h2 id="sv-figures">{t("ui.sv_figures")}</h2>
            <div className="tile-grid">
              {data.tiles.map((tile) => (
                <TileCard key={tile.current.metric} tile={tile} spark={view.sparks[tile.current.metric] ?? ""} />
              ))}
            </div>
          </section>
          <Rates data={data} view={view} />
          <div className="pair even">
            <FirstService by={data.firstService.by} drawn={view.firstService} />
            <Repurchase figures={data.repurchase.figures} drawn={view.repurchase} />
          </div>
          <section className="page-part" aria-labelledby="sv-repeat">
            <h2 id="sv-repeat">{t("ui.sv_repeat")}</h2>
            <div className="pair even">
              {view.repeats.map(({ metric, chart }) => (
                <div key={metric} className="panel">
                  <ChartFigure {...chart} />
                </div>
              ))}
            </div>
          </section>
          <Moved moved={data.moved} chart={view.moved} />
        </>
      )}
    </div>
  );
}

/** What each branch brought to the change of a year. */
function Moved({ moved, chart }: { readonly moved: ServiceData["moved"]; readonly chart: ServiceView["moved"] }) {
  const { t, format } = useWords();
  const parts = moved?.parts ?? [];
  const doors = useDoors("branch", [null, ...parts.map(({ key }) => key), null]);
  return (
    <section className="panel" aria-labelledby="sv-moved">
      <h2 id="sv-moved">{t("ui.sv_moved")}</h2>
      {chart === null || moved === null ? (
        <p className="explain">{t("ui.sv_moved_none")}</p>
      ) : (
        <>
          <ChartFigure {...chart} {...doors} />
          <TableBox caption={t("ui.sv_moved")} quiet>
            <thead>
              <tr>
                <th scope="col">{t("ui.branch")}</th>
                {(["own", "mix", "total"] as const).map((name) => (
                  <th key={name} scope="col" className="number">{t(`ui.sv_${name}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {parts.map(({ key, rate, mix, total }) => (
                <tr key={key}>
                  <th scope="row">{valueName("branch", key || null, t)}</th>
                  {[rate, mix, total].map((value, at) => (
                    <td key={at} className="number">{format.change(value, "share")}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </TableBox>
          <p className="explain">{t("ui.sv_moved_note")}</p>
        </>
      )}
    </section>
  );
}
