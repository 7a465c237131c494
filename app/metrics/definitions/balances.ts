import { metric } from "../define.ts";
import { costsAndClients } from "../populations/marketing.ts";
import { debts } from "../populations/receivables.ts";

export const receivableOverdue = metric({
  id: "receivable_overdue",
  unit: "money",
  shape: "sum",
  population: debts,
  numerator: "overdue_amount",
  denominator: "overdue",
});

export const receivableOverdueAge = metric({
  id: "receivable_overdue_age",
  definition: "receivable_overdue",
  unit: "days",
  shape: "mean",
  population: debts,
  numerator: "overdue_days",
  denominator: "overdue",
  median: true,
});

export const acquireCost = metric({
  id: "acquire_cost",
  definition: "acquire_vs_retain_cost",
  unit: "money",
  shape: "ratio",
  population: costsAndClients,
  numerator: "acquire_amount",
  denominator: "new_client",
  needsFirstContact: 12,
});

export const retainCost = metric({
  id: "retain_cost",
  definition: "acquire_vs_retain_cost",
  unit: "money",
  shape: "ratio",
  population: costsAndClients,
  numerator: "retain_amount",
  denominator: "retained_client",
  lookBack: 24,
});

/** (spent on winning ÷ clients won) ÷ (spent on keeping ÷ clients kept). */
export const acquireVsRetainCost = metric({
  id: "acquire_vs_retain_cost",
  unit: "score",
  shape: "cross_ratio",
  population: costsAndClients,
  numerator: "acquire_amount",
  denominator: "retain_amount",
  parts: ["new_client", "retained_client"],
  lookBack: 24,
  needsFirstContact: 12,
});
