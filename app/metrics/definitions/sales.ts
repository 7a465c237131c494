import { metric } from "../define.ts";
import { buyers } from "../populations/buyers.ts";
import { contactGaps } from "../populations/contact-gaps.ts";
import { deliveredCars } from "../populations/delivered-cars.ts";
import { paidOrders } from "../populations/orders.ts";
import { deliveries, purchases } from "../populations/sales.ts";
import { soldCars } from "../populations/sold-cars.ts";
import { tradeIns } from "../populations/trade-ins.ts";
import { watchedFor } from "../populations/watched.ts";

export const repeatSaleShare = metric({
  id: "repeat_sale_share",
  follows: "none",
  unit: "share",
  shape: "share",
  population: purchases,
  numerator: "repeat_sale",
  denominator: "sale",
  parts: ["unidentified"],
  needsFirstContact: 12,
});

export const repeatSaleAmountShare = metric({
  id: "repeat_sale_amount_share",
  follows: "none",
  definition: "repeat_sale_share",
  unit: "share",
  shape: "amount_share",
  population: purchases,
  numerator: "repeat_sale_amount",
  denominator: "sale_amount",
  parts: ["sale", "unidentified"],
  needsFirstContact: 12,
});

export const saleToService = metric({
  id: "sale_to_service",
  unit: "share",
  shape: "share",
  population: deliveries,
  numerator: "came_to_service",
  denominator: "delivery",
  parts: ["no_vin"],
});

export const serviceToSale = metric({
  id: "service_to_sale",
  unit: "share",
  shape: "share",
  population: purchases,
  numerator: "from_service",
  denominator: "sale",
  parts: ["unidentified"],
  lookBack: 24,
});

export const averageCheck = metric({
  id: "average_check",
  unit: "money",
  shape: "mean",
  population: paidOrders,
  numerator: "paid_amount",
  denominator: "paid_order",
  parts: ["unidentified"],
  margin: { sum: "margin", over: "costed" },
});

export const repurchase = metric({
  id: "repurchase",
  follows: "none",
  unit: "share",
  shape: "survival",
  population: buyers,
  numerator: "again",
  denominator: "bought",
  parts: ["observed"],
  additive: ["branch", "brand", "client_kind", "staff", "condition"],
  always: ["horizon"],
  watched: buyers,
});

/** Days by which a car that will come to service has mostly come, and a client who comes again. */
const YEAR = 365;

export const firstService = metric({
  id: "first_service",
  unit: "share",
  shape: "survival",
  population: watchedFor(deliveredCars, { event: "came", unit: "delivered" }, YEAR),
  numerator: "came",
  denominator: "delivered",
  parts: ["at_risk"],
  watched: deliveredCars,
});

export const nextContact = metric({
  id: "next_contact",
  unit: "share",
  shape: "survival",
  population: watchedFor(contactGaps, { event: "again", unit: "contact" }, YEAR),
  numerator: "again",
  denominator: "contact",
  parts: ["at_risk"],
  watched: contactGaps,
});

export const tradeInShare = metric({
  id: "trade_in_share",
  follows: "none",
  unit: "share",
  shape: "share",
  population: tradeIns,
  numerator: "traded_in",
  denominator: "sale",
  parts: ["own_car"],
});

/** How far sold cars come round the loop of sale and service; every stage is a part of each figure. */
const loop = { population: soldCars, definition: "sales_loop", parts: ["sold", "came", "could_return", "regular", "stored", "bought_again", "traded_in", "no_first", "no_return", "no_store", "no_trade_in"] } as const;

export const soldToRegular = metric({ ...loop, id: "sold_to_regular", unit: "share", shape: "share", numerator: "regular", denominator: "could_return" });
export const soldFirstYear = metric({ ...loop, id: "sold_first_year", unit: "money", shape: "mean", numerator: "first_year", denominator: "came" });
export const soldNextYear = metric({ ...loop, id: "sold_next_year", unit: "money", shape: "mean", numerator: "next_year", denominator: "regular" });
export const storageFee = metric({ ...loop, id: "storage_fee", unit: "money", shape: "mean", numerator: "fee", denominator: "fee_told" });
