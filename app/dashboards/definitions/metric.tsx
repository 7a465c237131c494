import { Link } from "react-router";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { hasMessage } from "#app/i18n/translate.ts";
import { parameters } from "#app/metrics/policy-steps.ts";
import type { MetricView, UsedOn } from "#app/metrics/views/definitions.ts";
import { FigureFacts, Marks } from "../figure-facts.tsx";
import { metricName, metricText, valueName } from "../words.ts";
import { MetricFacts } from "./metric-facts.tsx";
import { PolicyTable } from "./policy-table.tsx";
import { whoText } from "./versions.tsx";

const ofVisits = ["payers", "kinds", "discount_threshold"] as const;

/** One metric: what it means, what it comes to now, how it is made, and since when. */
export function MetricPage({ metric, usedOn }: { readonly metric: MetricView; readonly usedOn: readonly UsedOn[] }) {
  const words = useWords();
  const { t } = words;
  const name = metricName({ metric: metric.id, by: {} }, t);
  return (
    <div className="definitions">
      <header className="title">
        <p>
          <Link to="/definitions">{t("ui.def_page_all")}</Link>
        </p>
        <h1>{name}</h1>
        <p>{metricText(metric.id, "sentence", t)}</p>
      </header>
      <section aria-labelledby="def-now">
        <h2 id="def-now">{t("ui.def_page_value")}</h2>
        {metric.figures.length === 0 && <p>{t("ui.def_page_value_staff")}</p>}
        <div className="def-sides">
          {metric.figures.map((figure) => (
            <div key={JSON.stringify(figure.by)} className="def-side">
              {Object.keys(figure.by).length > 0 && <h3>{Object.entries(figure.by).map(([dimension, value]) => valueName(dimension, value, t)).join(", ")}</h3>}
              <p className="def-value">
                <FigureValue figure={figure} name={metricName(figure, t)} />
              </p>
              <FigureFacts figure={figure} />
              <Marks figure={figure} />
            </div>
          ))}
        </div>
        <p className="def-formula">
          <span>{metricText(metric.id, "numerator", t)}</span> {metricText(metric.id, "denominator", t) !== "—" && <span>÷ {metricText(metric.id, "denominator", t)}</span>}
        </p>
      </section>
      <section aria-labelledby="def-facts">
        <h2 id="def-facts">{t("ui.def_page_facts")}</h2>
        <MetricFacts metric={metric} usedOn={usedOn} dimensionName={(dimension) => (hasMessage(`ui.${dimension}`) ? t(`ui.${dimension}` as "ui.branch") : dimension)} />
      </section>
      <section aria-labelledby="def-params">
        <h2 id="def-params">{t("ui.def_page_policy")}</h2>
        <p>
          {t(`ui.def_page_policy_${metric.follows}`)} {metric.policy && <Link to="/definitions/loyal-client">{t("ui.def_policy_link")}</Link>}
        </p>
        {metric.policy && <PolicyTable sides={[{ version: metric.versions[0]?.version ?? 1, policy: metric.policy }]} only={metric.follows === "visits" ? ofVisits : parameters} />}
      </section>
      <section aria-labelledby="def-since">
        <h2 id="def-since">{t("ui.def_page_since")}</h2>
        <TableBox caption={t("ui.def_page_since")} quiet>
          <thead>
            <tr>
              <th scope="col">{t("ui.def_version")}</th>
              <th scope="col">{t("ui.def_versions_who")}</th>
              <th scope="col">{t("ui.def_versions_why")}</th>
            </tr>
          </thead>
          <tbody>
            {metric.versions.map((one) => (
              <tr key={one.version}>
                <th scope="row">{one.version}</th>
                <td>{one.version === 1 ? t("ui.def_page_since_start") : whoText(one, words)}</td>
                <td className="def-sentence">{one.reason}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      </section>
    </div>
  );
}
