import { readerContext } from "#app/config/reader.ts";
import { translator } from "#app/i18n/index.ts";
import { noteFile } from "#app/services/audit/files.server.ts";
import { exportFigure, exportPage } from "#app/services/export/export.server.ts";
import { isFileType } from "#app/services/export/file.server.ts";
import { fileOrSentence } from "#app/services/file-or-sentence.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/export.ts";

/** A page's figures, or the rows behind one of them, as a file that says what it is. */
export async function loader({ url, params, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const t = translator(locale);
  const [what = "", type = ""] = params.file.split(".");
  return fileOrSentence(t, async () => {
    if (!isFileType(type) || (what !== "page" && what !== "figure")) return null;
    const home = await currentHome();
    const file = await (what === "page" ? exportPage : exportFigure)(home, type, url.searchParams, locale);
    if (file) await noteFile(home, url);
    return file;
  });
}
