import type { Metric } from "../define.ts";
import { acquireCost, acquireVsRetainCost, receivableOverdue, receivableOverdueAge, retainCost } from "./balances.ts";
import { acquireSpend, retainSpend } from "./costs.ts";
import { decisionMakerMetDays, fleetDecisionMakerKnown, fleetDriverKnown, fleetRetention, fleetRevenue, fleetUserChooserKnown } from "./fleet.ts";
import {
  accruedByPhone, benefitsCost, benefitsUsedCount, breakage, engagement, pointsExpired, pointsIssued, pointsLiability, pointsRedeemed, pointsTakenBack, programmeParticipation,
  redemptionRate, tierMovesCount, tyreStorageReturn,
} from "./programme.ts";
import { bookingKept, noShowShare, partsFill, partsNotNotified, partsWait } from "./workshop.ts";

/** Metrics of the kinds of export around visits, sales and surveys. */
export const around: readonly Metric[] = [
  programmeParticipation,
  engagement,
  pointsLiability,
  redemptionRate,
  breakage,
  pointsIssued,
  pointsRedeemed,
  pointsExpired,
  pointsTakenBack,
  accruedByPhone,
  benefitsUsedCount,
  benefitsCost,
  tierMovesCount,
  tyreStorageReturn,
  fleetRetention,
  fleetRevenue,
  fleetDecisionMakerKnown,
  fleetUserChooserKnown,
  fleetDriverKnown,
  decisionMakerMetDays,
  partsFill,
  partsWait,
  partsNotNotified,
  bookingKept,
  noShowShare,
  receivableOverdue,
  receivableOverdueAge,
  acquireCost,
  retainCost,
  acquireVsRetainCost,
  acquireSpend,
  retainSpend,
];
