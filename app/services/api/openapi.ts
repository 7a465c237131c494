import { metricName, metricText } from "#app/dashboards/words.ts";
import { hasMessage, type Translate } from "#app/i18n/index.ts";
import { catalog } from "#app/metrics/catalog.ts";
import type { Metric } from "#app/metrics/define.ts";
import { dimensions } from "#app/metrics/query.ts";
import { catalogueEntrySchema, figureSchema, problemSchema } from "./openapi-schemas.ts";
import { formats } from "./negotiate.ts";
import { most } from "./request.ts";

/** The OpenAPI 3.1 document of the API, made from the catalogue and its dimensions, in the language of `t`. */
export function openApi(t: Translate) {
  const metrics: readonly Metric[] = catalog;
  const say = (key: Parameters<Translate>[0]) => ({ description: t(key) });
  const problems = (...statuses: readonly number[]) => Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]));
  const text = { type: "string" } as const;
  const lang = { name: "lang", in: "query", ...say("api.doc_lang"), schema: { type: "string", enum: ["ru", "kk", "en"] } } as const;
  const list = (name: string, key: Parameters<Translate>[0], items: object, maxItems: number) => ({ name, in: "query", ...say(key), style: "form", explode: false, schema: { type: "array", items, maxItems } });
  return {
    openapi: "3.1.0",
    info: { title: t("ui.app_name"), version: "1.0.0", ...say("api.doc_about") },
    servers: [{ url: "/" }],
    security: [{ token: [] }],
    paths: {
      "/api/metrics": {
        get: {
          operationId: "metrics",
          summary: t("api.doc_metrics"),
          parameters: [
            list("metrics", "api.doc_which", { $ref: "#/components/schemas/MetricId" }, most.metrics),
            list("by", "api.doc_by", { $ref: "#/components/schemas/Dimension" }, most.by),
            { name: "as-of", in: "query", ...say("api.doc_as_of"), schema: { type: "string", format: "date" }, example: "2026-05-31" },
            { name: "period", in: "query", ...say("api.doc_period"), schema: text, example: "2025-06..2026-05" },
            ...dimensions.filter((name) => name !== "month").map((name) => ({ name, in: "query", description: filterText(name, metrics, t), style: "form", explode: true, schema: { type: "array", items: text, maxItems: most.values } })),
            { name: "format", in: "query", ...say("api.doc_format"), schema: { type: "string", enum: Object.keys(formats) } },
            lang,
          ],
          responses: {
            "200": {
              ...say("api.doc_figures"),
              content: {
                [formats.json]: { schema: { type: "array", items: { $ref: "#/components/schemas/Figure" } } },
                [formats.csv]: { schema: text },
                [formats.arrow]: { schema: { type: "string", contentMediaType: formats.arrow, contentEncoding: "binary" } },
              },
            },
            ...problems(400, 401, 404, 406),
          },
        },
      },
      "/api/catalogue": {
        get: {
          operationId: "catalogue",
          summary: t("api.doc_catalogue"),
          parameters: [lang],
          responses: { "200": { ...say("api.doc_catalogue"), content: { [formats.json]: { schema: { type: "array", items: { $ref: "#/components/schemas/Metric" } } } } }, ...problems(400, 401, 404) },
        },
      },
      "/api/openapi.json": {
        get: { operationId: "openapi", summary: t("api.doc_openapi"), security: [], parameters: [lang], responses: { "200": { ...say("api.doc_openapi"), content: { [formats.json]: { schema: { type: "object" } } } } } },
      },
    },
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", ...say("api.doc_token") } },
      schemas: {
        MetricId: { type: "string", enum: metrics.map(({ id }) => id), "x-enum-descriptions": metrics.map(({ id }) => `${metricName({ metric: id, by: {} }, t)}. ${metricText(id, "sentence", t)}`) },
        Dimension: { type: "string", enum: [...dimensions] },
        Figure: figureSchema(t),
        Metric: catalogueEntrySchema(t),
        Problem: problemSchema(t),
      },
      responses: Object.fromEntries(([400, 401, 404, 406] as const).map((status) => [`Problem${status}`, { ...say(`api.doc_${status}`), content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } }])),
    },
  };
}

/** What a filter is called, and which metrics follow it: all of them, or the few by their names. */
function filterText(name: Exclude<(typeof dimensions)[number], "month">, metrics: readonly Metric[], t: Translate): string {
  const key = `ui.${name}`;
  const title = hasMessage(key) ? t(key) : name;
  const known = metrics.filter(({ population }) => population.dimensions.includes(name));
  return t("api.doc_filter", { name: title, metrics: known.map(({ id }) => id).join(", ") });
}
