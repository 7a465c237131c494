import { Link } from "react-router";
import { ChartFigure } from "#app/charts/figure.tsx";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { CostsData } from "#app/metrics/views/costs.ts";
import { MarketingParts } from "../marketing/main.tsx";
import { TileCard } from "../tile-card.tsx";
import { metricName } from "../words.ts";
import type { CostsView } from "./costs-view.server.ts";
import { Steps } from "./steps.tsx";

/** The page "Acquire against retain" of one question: a pure function of its data and drawings. */
export function Costs({ data, view }: { readonly data: CostsData; readonly view: CostsView }) {
  const { t, format } = useWords();
  return (
    <div className="overview costs marketing">
      <MarketingParts />
      <header className="title">
        <h1 aria-live="polite">{view.headline}</h1>
        <p>
          {view.against} {t("costs.standing", { from: format.date(data.from), to: format.date(data.to) })}
        </p>
      </header>
      {data.known ? (
        <>
          {data.missing.length > 0 && <p className="explain" role="note">{t("costs.missing", { months: data.missing.map(format.month).join(", ") })}</p>}
          <section className="tiles" aria-labelledby="costs-figures">
            <h2 id="costs-figures">{t("costs.figures")}</h2>
            <div className="tile-grid">
              {data.tiles.map((tile) => (
                <TileCard key={tile.current.metric} tile={tile} spark={view.sparks[tile.current.metric] ?? ""} />
              ))}
            </div>
            <p className="explain">{t("costs.not_by_branch")}</p>
          </section>
          <Steps data={data} chart={view.steps} />
          <Channels data={data} view={view} />
        </>
      ) : (
        <div className="empty-kind">
          <p>{t("costs.need")}</p>
          <p>
            <Link to="/data/kinds/marketing_costs">{t("costs.template")}</Link> · <Link to="/data">{t("ui.empty_upload")}</Link>
          </p>
        </div>
      )}
      <LoyalAgainstNew data={data} />
    </div>
  );
}

function Channels({ data: { channels }, view }: { readonly data: CostsData; readonly view: CostsView }) {
  const { t, format } = useWords();
  return (
    <section className="panel" aria-labelledby="costs-channels">
      <h2 id="costs-channels">{t("costs.channels")}</h2>
      {view.channels === null ? (
        <p className="explain">{t("costs.channels_none")}</p>
      ) : (
        <div className="pair even">
          <ChartFigure {...view.channels} />
          <div>
            <TableBox caption={t("costs.channels")} quiet>
              <thead>
                <tr>
                  <th scope="col">{t("costs.channel")}</th>
                  {(["acquire_spend", "retain_spend", "share"] as const).map((key) => (
                    <th key={key} scope="col" className="number">{t(`costs.${key}`)}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {channels.map(({ channel, acquire, retain, share }) => (
                  <tr key={channel}>
                    <th scope="row">{channel}</th>
                    {[acquire, retain].map((figure, at) => (
                      <td key={at} className="number">{figure === null ? "—" : <FigureValue figure={figure} name={`${metricName(figure, t)}, ${channel}`} />}</td>
                    ))}
                    <td className="number">{format.share(share, 0)}</td>
                  </tr>
                ))}
              </tbody>
            </TableBox>
            <p className="explain">{t("costs.channels_note")}</p>
          </div>
        </div>
      )}
    </section>
  );
}

const measures = ["frequency", "revenue", "margin"] as const;

function LoyalAgainstNew({ data: { value, loyalOverNew } }: { readonly data: CostsData }) {
  const { t, format } = useWords();
  return (
    <section className="panel" aria-labelledby="costs-value">
      <h2 id="costs-value">{t("costs.value")}</h2>
      <p className={loyalOverNew === null ? "explain" : "chart-title"}>{loyalOverNew === null ? t("costs.value_none") : t("costs.value_title", { times: format.number(loyalOverNew, 1) })}</p>
      <TableBox caption={t("costs.value")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("costs.value_group")}</th>
            {measures.map((name) => {
              const figure = value[0]?.[name];
              return <th key={name} scope="col" className="number">{figure ? metricName({ metric: figure.metric, by: {} }, t) : ""}</th>;
            })}
          </tr>
        </thead>
        <tbody>
          {value.filter(({ status, revenue }) => revenue !== null && (status === null || status === "loyal" || status === "too_new")).map((row) => (
            <tr key={row.status ?? ""} className={row.status === null ? "total" : undefined}>
              <th scope="row">{row.status === null ? t("costs.value_all") : t(`ui.status_${row.status}`)}</th>
              {measures.map((name) => {
                const figure = row[name];
                return <td key={name} className="number">{figure === null ? "—" : <FigureValue figure={figure} name={metricName(figure, t)} />}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </TableBox>
      <p className="explain">{t("costs.value_note")}</p>
    </section>
  );
}
