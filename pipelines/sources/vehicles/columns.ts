import { clientAliases, vehicleAliases } from "../client.ts";
import type { HeaderAliases } from "../define.ts";
import { plateAliases, usageAliases } from "../vehicle.ts";

/** Header texts of a list of cars, by canonical column; compared folded. */
export const columns: HeaderAliases = {
  ...vehicleAliases,
  plate: plateAliases,
  usage: usageAliases,
  interval_months: [
    "межсервисный интервал мес", "интервал то мес", "интервал мес", "интервал то месяцев", "интервал в месяцах", "межсервисный интервал месяцев", "периодичность то мес", "то раз в месяцев", "интервал обслуживания мес",
    "қызмет көрсету аралығы ай", "тқк аралығы ай", "аралығы ай", "аралық ай",
    "service interval months", "interval month", "service interval mth", "months interval", "interval in months", "service interval time",
  ],
  interval_km: [
    "межсервисный интервал км", "интервал то км", "интервал км", "интервал пробега", "интервал по пробегу", "межсервисный пробег", "периодичность то км", "то каждые км", "интервал обслуживания км",
    "қызмет көрсету аралығы км", "тқк аралығы км", "аралығы км", "аралық км",
    "service interval km", "km interval", "interval in km", "service interval mileage", "interval kms", "service interval distance",
  ],
  ...clientAliases,
};
