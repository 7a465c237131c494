import { Sparkline } from "#app/charts/figure.tsx";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import type { Tile } from "#app/metrics/types.ts";
import { ChangeMark } from "./change-mark.tsx";
import { FigureFacts, Marks } from "./figure-facts.tsx";
import { metricName } from "./words.ts";

/** One figure of the Overview: value, interval, n, change and its small trend. */
export function TileCard({ tile, spark }: { readonly tile: Tile; readonly spark: string }) {
  const { t } = useWords();
  const { current, change, ignores } = tile;
  const name = metricName(current, t);
  return (
    <article className="tile">
      <h3>{name}</h3>
      <p className="tile-value">
        <FigureValue figure={current} name={name} />
        <Sparkline svg={spark} />
      </p>
      <p>
        <FigureFacts figure={current} />
      </p>
      {current.value !== null && (
        <p>
          <ChangeMark change={change} to={current} cannot={tile.cannot} />
        </p>
      )}
      <Marks figure={current} />
      {ignores.length > 0 && <p className="quiet">{t("ui.ignores", { names: ignores.map((name) => t(`ui.${name}`).toLocaleLowerCase()).join(", ") })}</p>}
    </article>
  );
}
