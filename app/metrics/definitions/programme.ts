import { metric } from "../define.ts";
import { benefitsUsed } from "../populations/benefits.ts";
import { pointEntries } from "../populations/point-entries.ts";
import { accounts, issuedPoints, oldPoints, programmeClients } from "../populations/programme.ts";
import { tierMoves } from "../populations/tier-moves.ts";
import { storedSets } from "../populations/tyres.ts";

export const programmeParticipation = metric({
  id: "programme_participation",
  unit: "share",
  shape: "share",
  population: programmeClients,
  numerator: "member",
  denominator: "active",
});

export const engagement = metric({
  id: "engagement",
  unit: "share",
  shape: "share",
  population: programmeClients,
  numerator: "engaged",
  denominator: "member",
  parts: ["active"],
});

export const pointsLiability = metric({
  id: "points_liability",
  unit: "money",
  shape: "sum",
  population: accounts,
  numerator: "liability",
  denominator: "account",
  parts: ["balance"],
});

export const redemptionRate = metric({
  id: "redemption_rate",
  unit: "share",
  shape: "ratio",
  population: issuedPoints,
  numerator: "redeemed",
  denominator: "issued",
  parts: ["expired"],
});

export const breakage = metric({
  id: "breakage",
  unit: "share",
  shape: "ratio",
  population: oldPoints,
  numerator: "unredeemed",
  denominator: "issued",
  parts: ["redeemed", "expired"],
});

/** Movements of points in the period; all four are parts of one balance. */
const moved = { population: pointEntries, definition: "points_moved", unit: "count", shape: "sum" } as const;

export const pointsIssued = metric({ ...moved, id: "points_issued", numerator: "issued", denominator: "accrual" });
export const pointsRedeemed = metric({ ...moved, id: "points_redeemed", numerator: "redeemed", denominator: "redemption" });
export const pointsExpired = metric({ ...moved, id: "points_expired", numerator: "expired", denominator: "expiry" });
export const pointsTakenBack = metric({ ...moved, id: "points_taken_back", numerator: "taken_back", denominator: "correction" });

export const accruedByPhone = metric({
  id: "accrued_by_phone",
  unit: "share",
  shape: "share",
  population: pointEntries,
  numerator: "by_phone",
  denominator: "accrual",
  parts: ["by_card", "by_code", "by_other"],
});

export const benefitsUsedCount = metric({ id: "benefits_used", unit: "count", shape: "count", population: benefitsUsed, numerator: "used", denominator: null, parts: ["costed"] });
export const benefitsCost = metric({ id: "benefits_cost", definition: "benefits_used", unit: "money", shape: "sum", population: benefitsUsed, numerator: "cost", denominator: "costed" });

/** A level's clients now, and how they came and went in the 12 months. */
export const tierMovesCount = metric({
  id: "tier_moves",
  definition: "tier_ladder",
  unit: "count",
  shape: "count",
  population: tierMoves,
  numerator: "is_now",
  denominator: null,
  parts: ["was", "up_in", "down_in", "joined_level", "up_out", "down_out", "gone"],
  lookBack: 24,
});

export const tyreStorageReturn = metric({
  id: "tyre_storage_return",
  unit: "share",
  shape: "share",
  population: storedSets,
  numerator: "fitted",
  denominator: "stored",
});
