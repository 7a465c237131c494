import { costs as en } from "./en/costs.ts";
import { costs as kk } from "./kk/costs.ts";
import { costs as ru } from "./ru/costs.ts";
import { marketing as enMarketing } from "./en/marketing.ts";
import { marketing as kkMarketing } from "./kk/marketing.ts";
import { marketing as ruMarketing } from "./ru/marketing.ts";
import { teach } from "./translate.ts";

/** What these pages say, brought along by them alone. */
export function teachCosts(): void {
  teach("ru", { marketing: ruMarketing, costs: ru });
  teach("kk", { marketing: kkMarketing, costs: kk });
  teach("en", { marketing: enMarketing, costs: en });
}
