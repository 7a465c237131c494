import { marketing as enMarketing } from "./en/marketing.ts";
import { marketing as kkMarketing } from "./kk/marketing.ts";
import { marketing as ruMarketing } from "./ru/marketing.ts";
import { segments as en } from "./en/segments.ts";
import { segments as kk } from "./kk/segments.ts";
import { segments as ru } from "./ru/segments.ts";
import { teach } from "./translate.ts";

/** What these pages say, brought along by them alone. */
export function teachSegments(): void {
  teach("ru", { marketing: ruMarketing, segments: ru });
  teach("kk", { marketing: kkMarketing, segments: kk });
  teach("en", { marketing: enMarketing, segments: en });
}
