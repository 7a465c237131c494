import { z } from "zod";
import { clientRow } from "../client.ts";
import { key, optional } from "../define.ts";
import { integer, modelYear, plate, text, vin } from "../fields/index.ts";
import { usage } from "../vehicle.ts";

const intervalMonths = integer("interval_months", { min: 1, max: 120, units: ["мес", "месяц", "месяца", "месяцев", "ай", "m", "mth", "month", "months"] });
const intervalKm = integer("interval_km", { min: 100, max: 200_000, units: ["км", "km"] });

/** A car's master record. Columns in the order of the contract. */
export const row = z.object({
  vin: key(vin),
  plate: optional(plate),
  make: optional(text),
  model: optional(text),
  model_year: optional(modelYear),
  usage: optional(usage),
  interval_months: optional(intervalMonths),
  interval_km: optional(intervalKm),
  ...clientRow,
});
