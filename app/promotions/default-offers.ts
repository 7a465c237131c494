import defaultFile from "./default-offers.json" with { type: "json" };
import { offerRulesSchema, type OfferRules } from "./offers.ts";

/** The rules of a home that has saved none: version 1. */
export const defaultOffers: OfferRules = offerRulesSchema.parse(defaultFile);
