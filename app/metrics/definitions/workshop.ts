import { metric } from "../define.ts";
import { bookings } from "../populations/bookings.ts";
import { arrivedParts, orderedParts, partsSoFar } from "../populations/parts.ts";

export const partsFill = metric({
  id: "parts_fill",
  unit: "share",
  shape: "share",
  population: orderedParts,
  numerator: "arrived",
  denominator: "ordered",
});

export const partsWait = metric({
  id: "parts_wait",
  unit: "days",
  shape: "mean",
  population: arrivedParts,
  numerator: "days",
  denominator: "arrived",
  median: true,
});

export const partsNotNotified = metric({
  id: "parts_not_notified",
  unit: "count",
  shape: "sum",
  population: partsSoFar,
  numerator: "untold",
  denominator: "untold",
});

export const bookingKept = metric({
  id: "booking_kept",
  unit: "share",
  shape: "share",
  population: bookings,
  numerator: "kept",
  denominator: "booked",
  parts: ["cancelled"],
});

export const noShowShare = metric({
  id: "no_show_share",
  unit: "share",
  shape: "share",
  population: bookings,
  numerator: "no_show",
  denominator: "booked",
  parts: ["cancelled"],
});
