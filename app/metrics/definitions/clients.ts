import { metric } from "../define.ts";
import { clientStatus } from "../populations/client-status.ts";
import { firstVisitors, visitedBefore } from "../populations/visit-clients.ts";

export const loyalClientShare = metric({
  id: "loyal_client_share",
  definition: "loyal_client",
  unit: "share",
  shape: "share",
  population: clientStatus,
  numerator: "loyal",
  denominator: "eligible",
  parts: ["active", "too_new", "repeat", "discount_only", "detractor", "loyal", "confirmed", "never_asked"],
  leftOut: ["too_new"],
  lookBack: 12,
  corridor: [0.35, 0.45],
});

export const repeatByCountShare = metric({
  id: "repeat_by_count_share",
  definition: "loyal_client",
  unit: "share",
  shape: "share",
  population: clientStatus,
  numerator: "repeat",
  denominator: "eligible",
  parts: ["active", "too_new"],
  leftOut: ["too_new"],
  lookBack: 12,
});

export const confirmedLoyalShare = metric({
  id: "confirmed_loyal_share",
  definition: "loyal_client",
  unit: "share",
  shape: "share",
  population: clientStatus,
  numerator: "confirmed",
  denominator: "repeat_asked",
  parts: ["repeat", "never_asked"],
  lookBack: 12,
});

export const serviceRetention = metric({
  id: "service_retention",
  unit: "share",
  shape: "share",
  population: visitedBefore,
  numerator: "retained",
  denominator: "visited_before",
  lookBack: 24,
});

export const regularConversion = metric({
  id: "regular_conversion",
  unit: "share",
  shape: "share",
  population: firstVisitors,
  numerator: "regular",
  denominator: "first_visitor",
  needsFirstContact: 24,
});
