import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import type { Figure } from "#app/metrics/types.ts";
import { metricName } from "./words.ts";

/** Why the bridge takes off what it does, and the people at its ends. */
export function BridgeNote({ figure }: { readonly figure: Figure }) {
  const { t, format } = useWords();
  const name = metricName(figure, t);
  if (figure.value === null) return null;
  const repeat = { ...figure, metric: "repeat_by_count_share" };
  return (
    <div className="explain">
      <p>{t("ui.bridge_note")}</p>
      <p className="facts">
        <FigureValue figure={repeat} name={metricName(repeat, t)} part="numerator" text={`${t("ui.bridge_repeat")}: ${format.count(figure.parts?.["repeat"])}`} />
        {(["discount_only", "detractor"] as const).map((part) => (
          <FigureValue key={part} figure={figure} name={t(`ui.part_${part}`)} part={part} text={`${t(part === "detractor" ? "ui.bridge_detractors" : "ui.bridge_discount_only")}: ${format.count(figure.parts?.[part])}`} />
        ))}
        <FigureValue figure={figure} name={name} part="numerator" text={t("ui.bridge_who", { count: format.number(figure.numerator, 0) })} />
        <FigureValue figure={figure} name={name} part="denominator" text={t("ui.bridge_all", { count: format.count(figure.denominator) })} />
      </p>
    </div>
  );
}
