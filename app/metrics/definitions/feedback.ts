import { metric } from "../define.ts";
import { latestAnswers } from "../populations/answers.ts";
import { clientStatus } from "../populations/client-status.ts";
import { invitations } from "../populations/invitations.ts";
import { latestSatisfaction, satisfiedBefore } from "../populations/satisfied.ts";

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
