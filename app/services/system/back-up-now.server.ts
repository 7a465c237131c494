import { basename } from "node:path";
import type { Format } from "#app/i18n/format.ts";
import type { Translate } from "#app/i18n/index.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import { makeBackup } from "./backups.server.ts";

/** Backs the home up under the next number, and says what came of it. Throws UsageError("demo_closed"), BackupError. */
export async function backUpNow(t: Translate, format: Format): Promise<string> {
  const { path, bytes, missing } = await makeBackup(await currentHome());
  const done = t("ui.system_backed_up", { file: basename(path), size: format.bytes(bytes) });
  return missing.length ? `${done} ${t("cli.backup_lacks", { files: missing.slice(0, 5).join(", ") })}` : done;
}
