import { bonuses as en } from "./en/bonuses.ts";
import { bonuses as kk } from "./kk/bonuses.ts";
import { bonuses as ru } from "./ru/bonuses.ts";
import { teach } from "./translate.ts";

/** The pages of bonuses bring their words along, so that the others need not carry them: said once, before any of them is drawn. */
export function teachBonuses(): void {
  teach("ru", { bonuses: ru });
  teach("kk", { bonuses: kk });
  teach("en", { bonuses: en });
}
