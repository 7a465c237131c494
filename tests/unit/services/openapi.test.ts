import { describe, expect, it } from "vitest";
import { locales, translator } from "#app/i18n/index.ts";
import { catalog } from "#app/metrics/catalog.ts";
import { dimensions } from "#app/metrics/query.ts";
import { openApi } from "#app/services/api/openapi.ts";

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;
const document: Node = openApi(translator("en"));

/** Every object of the document with the way to it. */
function* nodes(value: unknown, path = "#"): Generator<readonly [string, Node]> {
  if (!isNode(value)) return;
  yield [path, value];
  for (const [key, child] of Object.entries(value)) yield* nodes(child, `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
}
const at = (pointer: string): unknown =>
  pointer.slice(2).split("/").reduce<unknown>((value, key) => (isNode(value) ? value[key.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined), document);

describe("the OpenAPI document", () => {
  it("has the structure of 3.1: paths with operations, parameters with schemas, responses with descriptions", () => {
    expect(document).toMatchObject({ openapi: "3.1.0", info: { title: expect.any(String), version: expect.stringMatching(/^\d+\.\d+\.\d+$/) } });
    const operations = Object.entries(document["paths"] as Node).map(([path, item]) => [path, (item as Node)["get"] as Node] as const);
    expect(operations.map(([path]) => path)).toEqual(["/api/metrics", "/api/catalogue", "/api/openapi.json"]);
    expect(new Set(operations.map(([, { operationId }]) => operationId)).size).toBe(operations.length);
    for (const [, { parameters, responses }] of operations) {
      const named = (parameters as Node[]).map(({ name }) => name);
      expect(new Set(named).size).toBe(named.length);
      for (const parameter of parameters as Node[]) expect(parameter).toMatchObject({ in: "query", description: expect.stringMatching(/\w/), schema: expect.anything() });
      for (const [status, response] of Object.entries(responses as Node)) {
        expect(status).toMatch(/^[2-5]\d\d$/);
        const whole = isNode(response) && typeof response["$ref"] === "string" ? at(response["$ref"]) : response;
        expect(whole).toMatchObject({ description: expect.stringMatching(/\w/), content: expect.anything() });
      }
    }
  });

  it("refers to nothing that is not there", () => {
    const references = [...nodes(document)].map(([, node]) => node["$ref"]).filter((ref) => typeof ref === "string");
    expect(references.length).toBeGreaterThan(10);
    expect(references.filter((ref) => !ref.startsWith("#/") || at(ref) === undefined)).toEqual([]);
  });

  it("has every metric, every dimension and every filter", () => {
    expect(at("#/components/schemas/MetricId/enum")).toEqual(catalog.map(({ id }) => id));
    expect(at("#/components/schemas/Dimension/enum")).toEqual([...dimensions]);
    const parameters = (at("#/paths/~1api~1metrics/get/parameters") as Node[]).map(({ name }) => name);
    expect(parameters).toEqual(expect.arrayContaining(["metrics", "by", "as-of", "period", ...dimensions.filter((name) => name !== "month")]));
    expect(parameters).not.toContain("month");
  });

  it("requires of a figure only what it describes", () => {
    for (const [path, { required, properties }] of nodes(document)) {
      if (!Array.isArray(required)) continue;
      expect(required.filter((name: string) => !Object.hasOwn(properties as Node, name)), path).toEqual([]);
    }
  });

  it("is written in every language alike", () => {
    const bones = (text: string) => text.replace(/"(description|summary|title)":"(?:[^"\\]|\\.)*"|"x-enum-descriptions":\[.*?\]/g, "");
    const [first, ...others] = locales.map((locale) => bones(JSON.stringify(openApi(translator(locale)))));
    for (const other of others) expect(other).toBe(first);
  });
});
