import { drawChart } from "#app/charts/draw.server.ts";
import { waterfall } from "#app/charts/plots/waterfall.ts";
import type { DrawnChart } from "#app/charts/types.ts";
import type { EffectView } from "#app/metrics/views/definitions.ts";
import type { Wording } from "../words.ts";
import { sideText, stepText } from "./policy-words.ts";

/** The bridge from one definition to another, drawn; null where it has no steps or no value at some point. */
export function effectChart(effect: EffectView, words: Wording): DrawnChart | null {
  const { points, steps, from, to } = effect;
  if (points.from === null || points.to === null || steps.length === 0 || steps.some((step) => step.points === null)) return null;
  const { t } = words;
  return drawChart(
    waterfall,
    {
      name: t("ui.def_chart"),
      unit: "share",
      from: { label: sideText(from, t), value: points.from / 1000 },
      steps: steps.map((step) => ({ label: stepText(step, words), delta: (step.points ?? 0) / 1000, n: step.numerator })),
      to: { label: sideText(to, t), value: points.to / 1000 },
    },
    words,
    { wide: 640 },
  );
}
