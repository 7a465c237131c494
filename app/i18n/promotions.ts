import { marketing as enMarketing } from "./en/marketing.ts";
import { marketing as kkMarketing } from "./kk/marketing.ts";
import { marketing as ruMarketing } from "./ru/marketing.ts";
import { promotions as en } from "./en/promotions.ts";
import { promotions as kk } from "./kk/promotions.ts";
import { promotions as ru } from "./ru/promotions.ts";
import { teach } from "./translate.ts";

/** What these pages say, brought along by them alone. */
export function teachPromotions(): void {
  teach("ru", { marketing: ruMarketing, promotions: ru });
  teach("kk", { marketing: kkMarketing, promotions: kk });
  teach("en", { marketing: enMarketing, promotions: en });
}
