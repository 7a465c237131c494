import { describe, expect, test } from "vitest";
import { catalog } from "#app/metrics/catalog.ts";
import { serviceRetention } from "#app/metrics/definitions/clients.ts";
import { RequestError, resolveRequest, spansFor, type MetricRequest } from "#app/metrics/query.ts";

const refused = (request: MetricRequest) => {
  try {
    resolveRequest(request, "2026-05-31");
  } catch (error) {
    if (error instanceof RequestError) return [error.code, error.params["dimension"] ?? error.params["metric"], error.params["known"]];
    throw error;
  }
  return null;
};

describe("what a metric cannot tell is refused, never answered more widely", () => {
  test("a snapshot is split by month, and not selected by it", () => {
    expect(refused({ metrics: ["loyal_client_share"], by: ["month"] })).toBeNull();
    expect(refused({ metrics: ["loyal_client_share"], where: { month: ["2026-04"] } })).toEqual(["metric_not_by", "month", "branch, brand, client_kind"]);
    expect(refused({ metrics: ["average_check"], where: { month: ["2026-04"] } })).toBeNull();
  });

  test("without names, those that cannot answer are left out", () => {
    const { metrics } = resolveRequest({ where: { month: ["2026-04"] } }, "2026-05-31");
    const ids = metrics.map((m) => m.id);
    expect(ids).toEqual(expect.arrayContaining(["regular_conversion", "repeat_sale_share", "repeat_sale_amount_share", "sale_to_service", "service_to_sale", "average_check"]));
    expect(ids.filter((id) => ["loyal_client_share", "service_retention", "nps"].includes(id))).toEqual([]);
  });

  test("a period of thousands of years is refused", () => expect(refused({ metrics: ["nps"], by: ["month"], period: "0001-01..9999-12" })?.[0]).toBe("long_period"));

  test("a motivation score is of a person in one period", () => {
    expect(refused({ metrics: ["motivation_score"], by: ["staff", "branch"], where: { branch: ["Юг"] } })).toBeNull();
    expect(refused({ metrics: ["motivation_score"], by: ["month"] })).toEqual(["metric_not_by", "month", "branch, staff"]);
  });

  test("an unknown name among known ones is said with every name there is", () =>
    expect(refused({ metrics: ["nps", "csat"] })).toEqual(["unknown_metric", "csat", catalog.map((m) => m.id).join(", ")]));
});

describe("spans", () => {
  const ends = (request: MetricRequest) => spansFor(serviceRetention, resolveRequest({ ...request, by: ["month"] }, "2026-05-31")).map((span) => span.asOf);

  test("snapshots stand at the months' ends, the last no later than the day asked for", () => {
    expect(ends({ asOf: "2026-03-14" }).slice(-2)).toEqual(["2026-02-28", "2026-03-14"]);
    expect(ends({ period: "2026-01..2026-03" })).toEqual(["2026-01-31", "2026-02-28", "2026-03-31"]);
  });
});
