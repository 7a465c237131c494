import type { Translate } from "#app/i18n/index.ts";
import { readReason } from "./reasons.ts";

/** Why a correction was made, in the reader's words. */
export const reasonSentence = (reason: string, t: Translate): string =>
  readReason(reason)
    .map(({ code, loads }) => (code === "merged" ? t("bonusRun.reason_merged") : t(`bonusRun.reason_${code}`, { loads: loads.length ? t("bonusRun.reason_loads", { names: loads.join(", ") }) : "" })))
    .join("; ");
