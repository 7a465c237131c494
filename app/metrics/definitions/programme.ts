import { metric } from "../define.ts";
import { accounts, issuedPoints, oldPoints, programmeClients } from "../populations/programme.ts";
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

export const tyreStorageReturn = metric({
  id: "tyre_storage_return",
  unit: "share",
  shape: "share",
  population: storedSets,
  numerator: "fitted",
  denominator: "stored",
});
