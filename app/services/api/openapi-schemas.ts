import type { Translate } from "#app/i18n/index.ts";

const text = { type: "string" } as const;
const count = { type: "integer", minimum: 0 } as const;
/** Money is text, so that no digit is lost; null is blank. */
const amount = { oneOf: [{ type: "number" }, { type: "string", pattern: "^-?\\d+\\.\\d{2}$" }, { type: "null" }] } as const;
const names = { type: "array", items: { $ref: "#/components/schemas/Dimension" } } as const;
const units = ["share", "money", "points", "days", "count"] as const;

/** JSON Schema of a figure, as `metrics --json` and the API give it. */
export const figureSchema = (t: Translate) =>
  ({
    type: "object",
    description: t("api.doc_figure"),
    required: ["metric", "as_of", "definition", "by", "value", "numerator", "denominator", "n", "low", "high", "unit"],
    properties: {
      metric: { $ref: "#/components/schemas/MetricId" },
      as_of: { type: "string", format: "date" },
      definition: { type: "string", pattern: "^[a-z0-9_]+@\\d+$", description: t("api.doc_definition") },
      by: { type: "object", propertyNames: { $ref: "#/components/schemas/Dimension" }, additionalProperties: { type: ["string", "null"] } },
      value: { ...amount, description: t("api.doc_value") },
      numerator: amount,
      denominator: amount,
      n: { ...count, description: t("api.doc_n") },
      low: { ...amount, description: t("api.doc_interval") },
      high: amount,
      unit: { type: "string", enum: units },
      label: { type: "string", description: t("api.doc_label") },
      parts: { type: "object", additionalProperties: count, description: t("api.doc_parts") },
      median: amount,
      p90: amount,
      margin: amount,
      marks: { type: "array", items: text, description: t("api.doc_marks") },
    },
  }) as const;

/** JSON Schema of a metric of the catalogue. */
export const catalogueEntrySchema = (t: Translate) =>
  ({
    type: "object",
    required: ["id", "name", "sentence", "formula", "unit", "definition", "version", "dimensions", "filters", "additive", "parts", "rows"],
    properties: {
      id: { $ref: "#/components/schemas/MetricId" },
      name: text,
      sentence: text,
      formula: text,
      unit: { type: "string", enum: units },
      definition: { type: "string", description: t("api.doc_definition") },
      version: { type: "integer", minimum: 1 },
      dimensions: names,
      filters: names,
      additive: names,
      parts: { type: "array", items: text },
      rows: text,
    },
  }) as const;

/** JSON Schema of problem details, RFC 9457. */
export const problemSchema = (t: Translate) =>
  ({
    type: "object",
    required: ["type", "title", "status", "detail", "code"],
    properties: { type: text, title: text, status: { type: "integer" }, detail: { type: "string", description: t("api.doc_detail") }, code: text },
  }) as const;
