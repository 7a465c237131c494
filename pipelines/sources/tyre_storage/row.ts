import { z } from "zod";
import { clientRow } from "../client.ts";
import { key, optional, required } from "../define.ts";
import { codeText, money, pastDate, text, vin, words } from "../fields/index.ts";

const season = words("season", {
  summer: ["лето", "летние", "летняя", "летний", "летние шины", "летняя резина", "летний комплект", "жаз", "жазғы", "жаздық", "жазғы шиналар", "summer tyres", "summer tires", "summer set", "s"],
  winter: ["зима", "зимние", "зимняя", "зимний", "зимние шины", "зимняя резина", "зимний комплект", "шипованные", "қыс", "қысқы", "қыстық", "қысқы шиналар", "winter tyres", "winter tires", "winter set", "studded", "w"],
});

/** A set of wheels in seasonal storage. Columns in the order of the contract. */
export const row = z.object({
  storage_no: key(codeText),
  ...clientRow,
  vin: required(vin),
  season: required(season),
  stored_on: required(pastDate),
  returned_on: optional(pastDate),
  fee_amount: optional(money),
  branch: required(text),
});
