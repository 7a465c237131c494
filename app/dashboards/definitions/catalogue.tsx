import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { MetricEntry } from "#app/metrics/views/definitions.ts";
import { metricName, metricText } from "../words.ts";

/** Every metric with its sentence and version, to be searched. */
export function Catalogue({ query, metrics }: { readonly query: string; readonly metrics: readonly MetricEntry[] }) {
  const { t, format } = useWords();
  return (
    <>
      <header className="title">
        <h1>{t("ui.def_title")}</h1>
        <p>{t("ui.def_lead")}</p>
        <p>
          <Link to="/definitions/loyal-client">{t("ui.def_policy_link")}</Link> · <Link to="/tokens">{t("ui.def_tokens_link")}</Link>
        </p>
      </header>
      <Form method="get" action="/definitions" role="search" className="def-search" preventScrollReset>
        <label>
          <span className="unseen">{t("ui.def_search")}</span>
          <input key={query} type="search" name="q" defaultValue={query} placeholder={t("ui.def_search")} maxLength={100} />
        </label>
        <button className="button">{t("ui.def_search_button")}</button>
        <span className="quiet" role="status">
          {t("ui.def_found", { n: metrics.length, count: format.count(metrics.length) })}
        </span>
        {query !== "" && <Link to="/definitions">{t("ui.def_search_all")}</Link>}
      </Form>
      {metrics.length === 0 ? (
        <p>{t("ui.def_none", { query })}</p>
      ) : (
        <TableBox caption={t("ui.def_title")} quiet className="def-catalogue">
          <thead>
            <tr>
              <th scope="col">{t("ui.def_metric")}</th>
              <th scope="col">{t("ui.def_sentence")}</th>
              <th scope="col">{t("ui.def_unit")}</th>
              <th scope="col">{t("ui.def_version")}</th>
            </tr>
          </thead>
          <tbody>
            {metrics.map(({ id, definition, unit }) => (
              <tr key={id} id={id}>
                <th scope="row">
                  <Link to={`/definitions/${id}`}>{metricName({ metric: id, by: {} }, t)}</Link>
                </th>
                <td className="def-sentence">{metricText(id, "sentence", t)}</td>
                <td className="nowrap">{t(`ui.def_unit_${unit}`)}</td>
                <td>
                  <code>{definition}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
    </>
  );
}
