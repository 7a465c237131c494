import { metric } from "../define.ts";
import { clientFlow } from "../populations/client-flow.ts";
import { clientOfMonthVisits } from "../populations/client-of-month.ts";
import { clientStatus } from "../populations/client-status.ts";
import { clientValue } from "../populations/client-value.ts";
import { cohorts } from "../populations/cohorts.ts";
import { lostClients } from "../populations/lost-clients.ts";
import { rfm } from "../populations/rfm.ts";
import { tierLadder } from "../populations/tier-ladder.ts";

export const activeClients = metric({
  id: "active_clients",
  definition: "loyal_client",
  unit: "count",
  shape: "count",
  population: clientStatus,
  numerator: "active",
  denominator: null,
  parts: ["too_new", "repeat", "loyal"],
  lookBack: 12,
});

export const discountOnlyShare = metric({
  id: "discount_only_share",
  definition: "loyal_client",
  unit: "share",
  shape: "share",
  population: clientStatus,
  numerator: "discount_only",
  denominator: "repeat",
  lookBack: 12,
});

/** The flow of clients through a period; all its counts are parts of each figure. */
const flow = { population: clientFlow, definition: "client_flow", lookBack: 12, needsFirstContact: 12 } as const;
const flowParts = ["was_active", "is_active", "gained", "new_client", "returned_client", "kept", "leaked", "came_again"];

export const clientLeak = metric({ ...flow, id: "client_leak", unit: "share", shape: "share", numerator: "leaked", denominator: "was_active", parts: flowParts });
export const returnRate = metric({ ...flow, id: "return_rate", unit: "share", shape: "share", numerator: "came_again", denominator: "was_active", parts: ["stayed_away"] });
export const newClients = metric({ ...flow, id: "new_clients", unit: "count", shape: "count", numerator: "new_client", denominator: null });
export const returnedClients = metric({ ...flow, id: "returned_clients", unit: "count", shape: "count", numerator: "returned_client", denominator: null });
export const leakedClients = metric({ ...flow, id: "leaked_clients", unit: "count", shape: "count", numerator: "leaked", denominator: null });

const lost = { population: lostClients, definition: "lost_clients", lookBack: 24, needsFirstContact: 24 } as const;

export const lostClientCount = metric({ ...lost, id: "lost_clients", unit: "count", shape: "count", numerator: "lost", denominator: null, parts: ["known", "by_revenue"] });
export const lostClientShare = metric({ ...lost, id: "lost_client_share", unit: "share", shape: "share", numerator: "lost", denominator: "known" });
export const lostMoney = metric({ ...lost, id: "lost_money", unit: "money", shape: "sum", numerator: "at_stake", denominator: "lost", parts: ["by_revenue"] });

export const cohortRetention = metric({
  id: "cohort_retention",
  unit: "share",
  shape: "share",
  population: cohorts,
  numerator: "seen",
  denominator: "in_cohort",
  always: ["cohort", "quarters_since"],
});

const value = { population: clientValue, definition: "client_value", lookBack: 12, denominator: "active" } as const;

export const visitFrequency = metric({ ...value, id: "visit_frequency", unit: "score", shape: "mean", numerator: "visits" });
export const revenuePerClient = metric({ ...value, id: "revenue_per_client", unit: "money", shape: "mean", numerator: "revenue" });
export const marginPerClient = metric({ ...value, id: "margin_per_client", unit: "money", shape: "mean", numerator: "margin", denominator: "margin_known" });

export const tierLadderCount = metric({
  id: "tier_ladder",
  unit: "count",
  shape: "count",
  population: tierLadder,
  numerator: "active",
  denominator: null,
  parts: ["member", "moved_up", "moved_down"],
  lookBack: 12,
});

export const clientOfMonth = metric({
  id: "client_of_month",
  unit: "count",
  shape: "count",
  population: clientOfMonthVisits,
  numerator: "visit",
  denominator: null,
  additive: [],
});

export const rfmClients = metric({ id: "rfm_clients", unit: "count", shape: "count", population: rfm, numerator: "client", denominator: null, lookBack: 24 });
