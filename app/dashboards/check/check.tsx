import { ChartFigure, type ChartDoors } from "#app/charts/figure.tsx";
import { useDoors } from "#app/components/doors.ts";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useLinks } from "#app/components/links.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { Figure } from "#app/metrics/types.ts";
import type { CheckData } from "#app/metrics/views/check.ts";
import { EmptyKind } from "../empty-kind.tsx";
import { TileCard } from "../tile-card.tsx";
import { countText, metricName } from "../words.ts";
import type { CheckView } from "./check-view.server.ts";
import { Items } from "./items.tsx";
import { Splits } from "./splits.tsx";

/** The page "Average check" of one question: a pure function of its data and drawings. */
export function Check({ data, view }: { readonly data: CheckData; readonly view: CheckView }) {
  const { t, format } = useWords();
  return (
    <div className="overview checks">
      <header className="title">
        <h1 aria-live="polite">{view.headline.title}</h1>
        <p>
          {view.headline.lead} {t("ui.standing", { date: format.date(data.asOf) })}
        </p>
        {data.ignores.length > 0 && <p className="quiet">{t("ui.sv_ignores", { names: data.ignores.map((name) => t(`ui.${name}`).toLocaleLowerCase()).join(", ") })}</p>}
      </header>
      {data.kinds.visits ? <Parts data={data} view={view} /> : <EmptyKind kind="visits" />}
    </div>
  );
}

function Parts({ data, view }: { readonly data: CheckData; readonly view: CheckView }) {
  const { t, format } = useWords();
  const { current } = data.check;
  return (
    <>
      <div className="pair even">
        <section className="panel" aria-labelledby="ck-distribution">
          <h2 id="ck-distribution">{t("ui.ck_distribution")}</h2>
          <ChartFigure {...view.distribution} {...useBins(data)} />
          <p className="explain">
            <FigureValue figure={current} name={metricName(current, t)} /> {t("ui.ck_distribution_note", { count: `${countText(current, { t, format })}.` })}
          </p>
        </section>
        <section className="panel" aria-labelledby="ck-trend">
          <h2 id="ck-trend">{t("ui.ck_trend")}</h2>
          <ChartFigure {...view.trend} />
        </section>
      </div>
      <Splits splits={view.splits} />
      <section className="tiles" aria-labelledby="ck-figures">
        <h2 id="ck-figures">{t("ui.ck_figures")}</h2>
        <div className="tile-grid">
          {data.tiles.map((tile) => (
            <TileCard key={tile.current.metric} tile={tile} spark={view.sparks[tile.current.metric] ?? ""} />
          ))}
        </div>
      </section>
      <div className="pair even">
        <Margins data={data} />
        <Discounts data={data} chart={view.bands} />
      </div>
      <Items data={data} />
      <Status figures={data.status} chart={view.status} />
    </>
  );
}

/** Each bar opens to the orders in it; its count in the table does too. */
function useBins({ asOf, bins }: CheckData): ChartDoors {
  const { figure } = useLinks();
  const { t } = useWords();
  const doors = bins.some(({ count }) => count > 0) ? bins.map(({ from, to }) => figure({ metric: "paid_orders", by: {}, as_of: asOf, narrow: { from, to } })) : [];
  return { doors, opens: doors.map((to) => [null, to]), doorHint: t("ui.drawer_door_hint") };
}

const columns = ["margin", "known", "depth", "discounted"] as const;

/** Margin, where the cost is known and for what share, and discounts by branch. */
function Margins({ data: { branches, check, tiles } }: { readonly data: CheckData }) {
  const { t, format } = useWords();
  const known = tiles.find(({ current }) => current.metric === "cost_known_share")?.current.value ?? null;
  const heads = { margin: "check_margin_share", known: "cost_known_share", depth: "discount_depth", discounted: "discounted_share" } as const;
  return (
    <section className="panel" aria-labelledby="ck-margin">
      <h2 id="ck-margin">{t("ui.ck_margin")}</h2>
      <p>{Number(known) > 0 ? t("ui.ck_margin_known", { share: format.share(known), margin: format.money(check.current.margin ?? null, 0) }) : t("ui.ck_margin_none")}</p>
      <TableBox caption={t("ui.ck_margin")} quiet>
        <thead>
          <tr>
            <th scope="col">{t("ui.branch")}</th>
            {columns.map((name) => (
              <th key={name} scope="col" className="number">{t(`metrics.${heads[name]}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {branches.map((row) => (
            <tr key={row.branch}>
              <th scope="row">{row.branch}</th>
              {columns.map((name) => {
                const figure = row[name];
                return <td key={name} className="number">{figure === null || figure.value === null ? "—" : <FigureValue figure={figure} name={`${metricName(figure, t)}, ${row.branch}`} />}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </TableBox>
    </section>
  );
}

function Discounts({ data: { bands }, chart }: { readonly data: CheckData; readonly chart: CheckView["bands"] }) {
  const { t } = useWords();
  const shown = bands.filter(({ by }) => by["discount_band"] !== null);
  const doors = useDoors("discount_band", shown.map(({ by }) => by["discount_band"]));
  return (
    <section className="panel" aria-labelledby="ck-discounts">
      <h2 id="ck-discounts">{t("ui.ck_discounts")}</h2>
      {shown.length === 0 ? <p className="explain">{t("ui.ck_discounts_none")}</p> : <ChartFigure {...chart} {...doors} />}
      <p className="explain">{t("ui.ck_discounts_note")}</p>
    </section>
  );
}

function Status({ figures, chart }: { readonly figures: readonly Figure[]; readonly chart: CheckView["status"] }) {
  const { t } = useWords();
  const links = useLinks();
  return (
    <section className="panel" aria-labelledby="ck-status">
      <h2 id="ck-status">{t("ui.ck_status")}</h2>
      <ChartFigure {...chart} doors={figures.map((figure) => links.figure(figure))} doorHint={t("ui.sv_door_hint")} />
      <p className="explain">{t("ui.ck_status_note")}</p>
    </section>
  );
}
