/** Who may pay for an order, and what an order may be: the words of the visits export. */
export const payers = ["customer", "warranty", "insurer", "internal"] as const;
export const visitKinds = ["maintenance", "repair", "warranty", "body", "tyres", "parts", "wash", "accessories", "other"] as const;
export type Payer = (typeof payers)[number];
export type VisitKind = (typeof visitKinds)[number];

/** The definition of metrics.md, version 1 of every home, apart from the schema that checks one: a browser compares with it and checks nothing. */
export const defaultPolicy = {
  window_months: 12,
  too_new_months: 6,
  min_visits: 2,
  discount_threshold: 0.15,
  detractor_max: 6,
  payers: ["customer", "warranty", "insurer"] satisfies Payer[] as Payer[],
  kinds: ["maintenance", "repair", "warranty", "body", "tyres", "wash", "accessories", "other"] satisfies VisitKind[] as VisitKind[],
  sold_cars: true,
  counting: "client" as "client" | "vin",
};
