import type { LostSort } from "#app/metrics/views/clients.ts";

/** What the page "Clients" is asked beside its filters, as its address says; what is not understood takes its default. */
export interface ClientsRequest {
  readonly sort: LostSort;
  /** From 1. */
  readonly page: number;
  /** Every cohort, not only the latest. */
  readonly allCohorts: boolean;
  /** States as parts of each month's whole. */
  readonly asShares: boolean;
}

export function readClientsRequest(params: URLSearchParams): ClientsRequest {
  const sort = params.get("lost-sort");
  const page = Number(params.get("lost-page"));
  return {
    sort: sort === "silence" || sort === "name" || sort === "chance" ? sort : "money",
    page: Number.isInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1,
    allCohorts: params.get("cohorts") === "all",
    asShares: params.get("states") === "share",
  };
}
