import type { Translate } from "#app/i18n/index.ts";
import { noticeSentence } from "#app/services/system/notices.ts";
import type { HomeNotice } from "#pipelines/index.ts";

/** Says what befell a home when it was opened. */
export function tellNotices(notices: readonly HomeNotice[], t: Translate, say: (text: string) => void): void {
  for (const notice of notices) say(noticeSentence(notice, t));
}
