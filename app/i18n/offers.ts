import { marketing as enMarketing } from "./en/marketing.ts";
import { marketing as kkMarketing } from "./kk/marketing.ts";
import { marketing as ruMarketing } from "./ru/marketing.ts";
import { offers as en } from "./en/offers.ts";
import { offers as kk } from "./kk/offers.ts";
import { offers as ru } from "./ru/offers.ts";
import { teach } from "./translate.ts";

/** What these pages say, brought along by them alone. */
export function teachOffers(): void {
  teach("ru", { marketing: ruMarketing, offers: ru });
  teach("kk", { marketing: kkMarketing, offers: kk });
  teach("en", { marketing: enMarketing, offers: en });
}
