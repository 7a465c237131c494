import { marketing as enMarketing } from "./en/marketing.ts";
import { marketing as kkMarketing } from "./kk/marketing.ts";
import { marketing as ruMarketing } from "./ru/marketing.ts";
import { programme as en } from "./en/programme.ts";
import { programme as kk } from "./kk/programme.ts";
import { programme as ru } from "./ru/programme.ts";
import { teach } from "./translate.ts";

/** What these pages say, brought along by them alone. */
export function teachProgramme(): void {
  teach("ru", { marketing: ruMarketing, programme: ru });
  teach("kk", { marketing: kkMarketing, programme: kk });
  teach("en", { marketing: enMarketing, programme: en });
}
