import type { ReactNode } from "react";
import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { hasMessage } from "#app/i18n/translate.ts";
import type { Dimension } from "#app/metrics/types.ts";
import type { MetricView, UsedOn } from "#app/metrics/views/definitions.ts";
import { metricName, valueName } from "../words.ts";

interface Props {
  readonly metric: MetricView;
  readonly usedOn: readonly UsedOn[];
  readonly dimensionName: (dimension: Dimension) => string;
}

/** What a metric's declaration says, a fact a line. */
export function MetricFacts({ metric, usedOn, dimensionName }: Props) {
  const { t, format } = useWords();
  const rowKey = `ui.row_${metric.rows}`;
  const history = [
    ...(metric.lookBack === null ? [] : [t("ui.def_page_look_back_months", { months: metric.lookBack })]),
    ...(metric.needsFirstContact === null ? [] : [t("ui.def_page_first_contact", { months: metric.needsFirstContact + 12 })]),
  ];
  const named = (ids: readonly string[]): ReactNode =>
    ids.map((id, i) => (
      <span key={id}>
        {i > 0 && "; "}
        <Link to={`/definitions/${id}`}>{metricName({ metric: id, by: {} }, t)}</Link>
      </span>
    ));
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t("ui.def_version"), <code key="v">{metric.definition}</code>],
    [t("ui.def_unit"), t(`ui.def_unit_${metric.unit}`)],
    [t("ui.def_page_window"), t(`ui.def_page_window_${metric.window}`, { months: metric.months })],
    [t("ui.def_page_look_back"), history.length ? history.join("; ") : t("ui.def_page_no_look_back")],
    [t("ui.def_page_rows"), hasMessage(rowKey) ? t(rowKey) : metric.rows],
    [
      t("ui.def_page_dimensions"),
      metric.dimensions.length === 0 ? t("ui.def_page_no_dimensions") : metric.dimensions.map(({ name, additive }) => `${dimensionName(name)} (${t(additive ? "ui.def_page_additive" : "ui.def_page_not_additive")})`).join("; "),
    ],
    ...(metric.corridor ? [[t("ui.def_page_corridor"), format.range(metric.corridor[0], metric.corridor[1], "share")] as const] : []),
    ...(metric.parts.length ? [[t("ui.def_page_parts"), metric.parts.map((part) => valueName("part", part, t)).join("; ")] as const] : []),
    ...(metric.kin.length ? [[t("ui.def_page_kin"), named(metric.kin)] as const] : []),
    [
      t("ui.def_page_used"),
      <span key="u">
        {usedOn.map(({ path, title }) => (
          <span key={path}>
            <Link to={path}>{hasMessage(title) ? t(title) : path}</Link>;{" "}
          </span>
        ))}
        {t("ui.def_page_used_api")}
      </span>,
    ],
    [t("ui.def_page_id"), <code key="i">{metric.id}</code>],
    [t("ui.def_page_shell"), <code key="s">npm run -s loyalty -- metrics --metrics {metric.id}</code>],
  ];
  return (
    <dl className="def-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
