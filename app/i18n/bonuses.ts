import { bonusPlan as enPlan } from "./en/bonus-plan.ts";
import { bonuses as en } from "./en/bonuses.ts";
import { bonusPlan as kkPlan } from "./kk/bonus-plan.ts";
import { bonuses as kk } from "./kk/bonuses.ts";
import { bonusPlan as ruPlan } from "./ru/bonus-plan.ts";
import { bonuses as ru } from "./ru/bonuses.ts";
import { teach } from "./translate.ts";

/** The pages of bonuses bring their words along, so that the others need not carry them: said once, before any of them is drawn. */
export function teachBonuses(): void {
  teach("ru", { bonuses: ru, bonusPlan: ruPlan });
  teach("kk", { bonuses: kk, bonusPlan: kkPlan });
  teach("en", { bonuses: en, bonusPlan: enPlan });
}
