import { metric } from "../define.ts";
import { companies, fleetBefore, fleetOrders } from "../populations/fleet.ts";

export const fleetRetention = metric({
  id: "fleet_retention",
  unit: "share",
  shape: "share",
  population: fleetBefore,
  numerator: "retained",
  denominator: "visited_before",
  lookBack: 24,
});

export const fleetRevenue = metric({
  id: "fleet_revenue",
  unit: "money",
  shape: "sum",
  population: fleetOrders,
  numerator: "paid_amount",
  denominator: "paid_order",
});

/** Share of companies of which somebody in the role is known. */
const known = (id: string, role: "decision_maker" | "user_chooser" | "driver", parts: readonly string[]) =>
  metric({ id, definition: "fleet_contacts", unit: "share", shape: "share", population: companies, numerator: role, denominator: "company", parts });

export const fleetDecisionMakerKnown = known("fleet_decision_maker_known", "decision_maker", ["nobody_decides"]);
export const fleetUserChooserKnown = known("fleet_user_chooser_known", "user_chooser", []);
export const fleetDriverKnown = known("fleet_driver_known", "driver", []);

export const decisionMakerMetDays = metric({
  id: "decision_maker_met_days",
  unit: "days",
  shape: "mean",
  population: companies,
  numerator: "days_since",
  denominator: "met",
  parts: ["company", "nobody_decides"],
  median: true,
});
