import { metric } from "../define.ts";
import { closedComplaints, complaintsAndVisits, complaintsSoFar, openedComplaints, upheldComplaints } from "../populations/complaints.ts";

/** Complaints that the group has heard, in 1000 visits. The component of the motivation score counts upheld ones only, in 100. */
export const complaintRate = metric({
  id: "complaint_rate",
  unit: "score",
  shape: "per_1000",
  population: complaintsAndVisits,
  numerator: "complaint",
  denominator: "visit",
});

export const complaintsOpened = metric({
  id: "complaints_opened",
  unit: "count",
  shape: "sum",
  population: openedComplaints,
  numerator: "complaint",
  denominator: "complaint",
  parts: ["upheld", "open", "unnamed"],
});

export const openComplaints = metric({
  id: "open_complaints",
  unit: "count",
  shape: "sum",
  population: complaintsSoFar,
  numerator: "open",
  denominator: "open",
});

export const openComplaintAge = metric({
  id: "open_complaint_age",
  unit: "days",
  shape: "mean",
  population: complaintsSoFar,
  numerator: "open_days",
  denominator: "open",
  median: true,
});

export const timeToClose = metric({
  id: "time_to_close",
  unit: "days",
  shape: "mean",
  population: closedComplaints,
  numerator: "days",
  denominator: "closed",
  median: true,
});

export const recoveredShare = metric({
  id: "recovered_share",
  unit: "share",
  shape: "share",
  population: upheldComplaints,
  numerator: "recovered",
  denominator: "upheld",
});
