import { metric } from "../define.ts";
import { latestAnswers } from "../populations/answers.ts";

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
