import type { Drawing } from "#app/charts/drawing.ts";
import { Sparkline } from "#app/charts/figure.tsx";
import { useBrushedFigure } from "#app/components/brushed-value.ts";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { brushedFigure } from "#app/metrics/brushed.ts";
import { monthOf } from "#app/metrics/period.ts";
import type { Tile } from "#app/metrics/types.ts";
import type { GoalPace } from "#app/metrics/views/overview.ts";
import { ChangeMark } from "./change-mark.tsx";
import { FigureFacts, Marks } from "./figure-facts.tsx";
import { GoalLine } from "./overview/goal-line.tsx";
import { metricName } from "./words.ts";

/** One figure of the Overview: value, interval, n, change and its small trend. */
export function TileCard({ tile, spark, goal }: { readonly tile: Tile; readonly spark: Drawing; readonly goal?: GoalPace | undefined }) {
  const { t, format } = useWords();
  const { current, change, ignores } = tile;
  const name = metricName(current, t);
  const brushed = useBrushedFigure(tile, brushedFigure);
  return (
    <article className={brushed ? "tile tile-brushed" : "tile"}>
      <h3>{name}</h3>
      <p className="tile-value">
        <FigureValue figure={current} name={name} {...(brushed && { text: format.value(brushed.value, brushed.unit) })} />
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
      <GoalLine goal={goal} month={monthOf(current.as_of)} />
      <Marks figure={current} />
      {ignores.length > 0 && <p className="quiet">{t("ui.ignores", { names: ignores.map((name) => t(`ui.${name}`).toLocaleLowerCase()).join(", ") })}</p>}
    </article>
  );
}
