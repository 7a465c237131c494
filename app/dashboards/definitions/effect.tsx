import { Form } from "react-router";
import { ChartFigure } from "#app/charts/figure.tsx";
import type { DrawnChart } from "#app/charts/types.ts";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { writePolicy } from "#app/metrics/policy-form.ts";
import type { Figure } from "#app/metrics/types.ts";
import type { EffectView } from "#app/metrics/views/definitions.ts";
import { FigureFacts, Marks } from "../figure-facts.tsx";
import { metricName } from "../words.ts";
import { effectText, sideText, stepText, tenthsChange, tenthsText } from "./policy-words.ts";
import { SideFigure } from "./side-figure.tsx";

interface Props {
  readonly effect: EffectView;
  readonly chart: DrawnChart | null;
}

/** What another definition does to the loyal share, step by step, and to other metrics. */
export function Effect({ effect, chart }: Props) {
  const words = useWords();
  const { t, format } = words;
  const { before, after, steps, from, to, points, also } = effect;
  if (steps.length === 0) return <p className="explain">{t("ui.def_effect_none")}</p>;
  return (
    <>
      <p className="def-line" role="status">{effectText(effect, words)}</p>
      <div className="def-sides">
        {([["from", from, before], ["to", to, after]] as const).map(([side, one, figure]) => (
          <div key={side} className="def-side">
            <h3>{sideText(one, t)}</h3>
            <p className="def-value">
              <SideFigure figure={figure} side={side} />
            </p>
            <FigureFacts figure={figure} />
            <Marks figure={figure} />
          </div>
        ))}
      </div>
      {chart && <ChartFigure {...chart} />}
      <TableBox caption={t("ui.def_step_note")}>
        <thead>
          <tr>
            <th scope="col">{t("ui.def_step")}</th>
            <th scope="col" className="number">{t("ui.def_step_points")}</th>
            <th scope="col" className="number">{t("ui.def_step_loyal")}</th>
            <th scope="col" className="number">{t("ui.def_step_of")}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{sideText(from, t)}</th>
            <td className="number">{tenthsText(points.from, words)}</td>
            <td className="number">{format.number(before.numerator)}</td>
            <td className="number">{format.number(before.denominator)}</td>
          </tr>
          {steps.map((step) => (
            <tr key={stepText(step, words)}>
              <th scope="row">{stepText(step, words)}</th>
              <td className="number">{tenthsChange(step.points, words)}</td>
              <td className="number">{format.change(step.numerator, "count")}</td>
              <td className="number">{format.change(step.denominator, "count")}</td>
            </tr>
          ))}
          <tr className="def-total">
            <th scope="row">{sideText(to, t)}</th>
            <td className="number">{tenthsText(points.to, words)}</td>
            <td className="number">{format.number(after.numerator)}</td>
            <td className="number">{format.number(after.denominator)}</td>
          </tr>
        </tbody>
      </TableBox>
      <h3>{t("ui.def_also_title")}</h3>
      <Also also={also} />
      <details>
        <summary>{t("ui.def_also_count", { n: effect.moves.length, count: format.count(effect.moves.length) })}</summary>
        <p className="explain">{effect.moves.map((metric) => metricName({ metric, by: {} }, t)).join("; ")}</p>
      </details>
    </>
  );
}

function Also({ also }: { readonly also: EffectView["also"] }) {
  const { t, format } = useWords();
  const difference = (before: Figure, after: Figure): string =>
    typeof before.value === "number" && typeof after.value === "number" ? format.change(after.value - before.value, before.unit) : "—";
  return (
    <TableBox caption={t("ui.def_also_title")} quiet>
      <thead>
        <tr>
          <th scope="col">{t("ui.def_metric")}</th>
          <th scope="col" className="number">{t("ui.def_before")}</th>
          <th scope="col" className="number">{t("ui.def_after")}</th>
          <th scope="col" className="number">{t("ui.def_difference")}</th>
        </tr>
      </thead>
      <tbody>
        {also.map(({ before, after }) => (
          <tr key={before.metric}>
            <th scope="row">{metricName(before, t)}</th>
            {([["from", before], ["to", after]] as const).map(([side, figure]) => (
              <td key={side} className="number">
                <SideFigure figure={figure} side={side} /> <FigureFacts figure={figure} />
              </td>
            ))}
            <td className="number">{difference(before, after)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

/** Publishes what was looked at as the next version. */
export function Publish({ effect, next, over }: { readonly effect: EffectView; readonly next: number; readonly over: number }) {
  const { t } = useWords();
  if (effect.steps.length === 0) return null;
  return (
    <Form method="post" action="/definitions/loyal-client" className="def-publish" preventScrollReset>
      <h3>{t("ui.def_publish_title", { version: next })}</h3>
      <p className="explain">{t("ui.def_publish_lead")}</p>
      {[...writePolicy(effect.to.policy), ["over", String(over)] as const].map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <label>
        <span>{t("ui.def_publish_reason")}</span>
        <textarea name="reason" rows={2} required maxLength={500} aria-describedby="def-reason-hint" />
      </label>
      <p id="def-reason-hint" className="quiet">{t("ui.def_publish_reason_hint")}</p>
      <p>
        <button className="button button-main">{t("ui.def_publish")}</button>
      </p>
    </Form>
  );
}
