import { marketing as enMarketing } from "./en/marketing.ts";
import { marketing as kkMarketing } from "./kk/marketing.ts";
import { marketing as ruMarketing } from "./ru/marketing.ts";
import { trials as en } from "./en/trials.ts";
import { trials as kk } from "./kk/trials.ts";
import { trials as ru } from "./ru/trials.ts";
import { teach } from "./translate.ts";

/** What these pages say, brought along by them alone. */
export function teachTrials(): void {
  teach("ru", { marketing: ruMarketing, trials: ru });
  teach("kk", { marketing: kkMarketing, trials: kk });
  teach("en", { marketing: enMarketing, trials: en });
}
