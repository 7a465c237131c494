import type { Translate } from "#app/i18n/index.ts";
import type { HomeNotice } from "#pipelines/index.ts";

/** What befell a home, in a sentence. */
export const noticeSentence = ({ code, params }: HomeNotice, t: Translate): string => {
  const said = t(`cli.notice_${code}`, params);
  return Number(params["missing"] ?? 0) > 0 ? `${said} ${t("cli.notice_missing", params)}` : said;
};
