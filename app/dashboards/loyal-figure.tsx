import { useBrushedFigure } from "#app/components/brushed-value.ts";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { brushedFigure } from "#app/metrics/brushed.ts";
import { monthOf } from "#app/metrics/period.ts";
import type { OverviewData, Tile } from "#app/metrics/types.ts";
import type { GoalPace } from "#app/metrics/views/overview.ts";
import { ChangeMark } from "./change-mark.tsx";
import { FigureFacts, Marks } from "./figure-facts.tsx";
import { GoalLine } from "./overview/goal-line.tsx";
import { metricName, metricText } from "./words.ts";

/** The loyal share, large, with what it rests on. */
export function LoyalFigure({ tile, bridge, goal }: { readonly tile: Tile; readonly bridge: OverviewData["bridge"]; readonly goal?: GoalPace | undefined }) {
  const { t, format } = useWords();
  const { current, change } = tile;
  const name = metricName(current, t);
  const brushed = useBrushedFigure({ ...tile, trend: tile.context ?? tile.trend }, brushedFigure);
  const parts = bridge.filter(({ step }) => step === "confirmed" || step === "never_asked");
  const tooNew = current.parts?.["too_new"];
  return (
    <section className={brushed ? "loyal tile-brushed" : "loyal"} aria-labelledby="loyal">
      <h2 id="loyal">{name}</h2>
      <p className="loyal-value">
        <FigureValue figure={current} name={name} {...(brushed && { text: format.value(brushed.value, brushed.unit) })} />
      </p>
      <p className="loyal-facts">
        <FigureFacts figure={current} />
      </p>
      <p>
        <ChangeMark change={change} to={current} cannot={tile.cannot} />
      </p>
      <GoalLine goal={goal} month={monthOf(current.as_of)} />
      <Marks figure={current} />
      <dl className="loyal-parts">
        {parts.map(({ step, share, clients }) => (
          <div key={step}>
            <dt>{t(`ui.bridge_${step}`)}</dt>
            <dd>
              {format.share(share)} <FigureValue className="quiet" figure={current} name={t(`ui.bridge_${step}`)} part={step} text={format.count(clients)} />
            </dd>
          </div>
        ))}
        {tooNew !== undefined && (
          <div>
            <dt>{t("ui.part_too_new")}</dt>
            <dd>
              <FigureValue className="quiet" figure={current} name={t("ui.part_too_new")} part="too_new" text={format.count(tooNew)} />
            </dd>
          </div>
        )}
      </dl>
      <p className="explain">{metricText(current.metric, "sentence", t)}</p>
    </section>
  );
}
