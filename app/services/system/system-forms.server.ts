import type { Format } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/index.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { readMonths, setRetention } from "../personal/retention.server.ts";
import { backUpNow } from "./back-up-now.server.ts";

/** Does what a form of the page asks for, and says what came of it. Throws UsageError, BackupError. */
export async function takeSystemForm(form: URLSearchParams, t: Translate, format: Format): Promise<string> {
  if (form.get("intent") !== "retention") return backUpNow(t, format);
  const months = readMonths(form.get("months") ?? "");
  await setRetention(await currentHome(), months);
  return months === null ? t("ui.system_retention_off") : t("ui.system_retention_set", { n: months, months: format.count(months) });
}
