import { metric } from "../define.ts";
import { latestAnswers } from "../populations/answers.ts";
import { clientStatus } from "../populations/client-status.ts";
import { askedVisits, invitations } from "../populations/invitations.ts";
import { drivers, latestDrivers, latestSatisfaction, satisfiedBefore, type Driver } from "../populations/satisfied.ts";

export const nps = metric({
  id: "nps",
  unit: "points",
  shape: "nps",
  population: latestAnswers,
  numerator: "balance",
  denominator: "answer",
  additive: ["branch", "brand", "client_kind", "staff", "origin"],
  parts: ["promoter", "passive", "detractor"],
  always: ["origin"],
});

export const csi = metric({
  id: "csi",
  unit: "score",
  shape: "mean",
  population: latestSatisfaction,
  numerator: "csi",
  denominator: "answer",
  additive: ["branch", "brand", "client_kind", "staff", "origin"],
  parts: ["top_two"],
  always: ["origin"],
});

export const responseRate = metric({
  id: "response_rate",
  unit: "share",
  shape: "share",
  population: invitations,
  numerator: "answered",
  denominator: "invited",
});

export const satisfiedButGone = metric({
  id: "satisfied_but_gone",
  unit: "share",
  shape: "share",
  population: satisfiedBefore,
  numerator: "gone",
  denominator: "satisfied",
  lookBack: 24,
});

export const loyalNeverAsked = metric({
  id: "loyal_never_asked",
  definition: "loyal_client",
  unit: "share",
  shape: "share",
  population: clientStatus,
  numerator: "never_asked",
  denominator: "loyal",
  parts: ["confirmed"],
  lookBack: 12,
});

export const askedShare = metric({
  id: "asked_share",
  unit: "share",
  shape: "share",
  population: askedVisits,
  numerator: "asked",
  denominator: "visit",
});

/** What clients say of one of the things that may move the recommendation, 0–100. */
const driver = (name: Driver) =>
  metric({
    id: `csi_${name}`,
    definition: "csi",
    unit: "score",
    shape: "mean",
    population: latestDrivers,
    numerator: name,
    denominator: `${name}_said`,
    additive: ["branch", "brand", "client_kind", "staff", "origin"],
    always: ["origin"],
  });

export const driverMetrics = drivers.map(driver);
