import { readerContext } from "#app/config/reader.ts";
import { translator } from "#app/i18n/index.ts";
import { teachTrials } from "#app/i18n/trials.ts";
import { noteFile } from "#app/services/audit/files.server.ts";
import { fileOrSentence } from "#app/services/file-or-sentence.ts";
import { isTestFile, testFile } from "#app/services/trials/file.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/promotion-test-file.ts";

teachTrials();

/** Lists of a test: whom to write to, and both arms as they are loaded again. */
export async function loader({ url, params: { code, file }, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  return fileOrSentence(translator(locale), async () => {
    const home = await currentHome();
    const written = isTestFile(file) ? await testFile(home, code, file, locale) : null;
    if (written === null) return null;
    await noteFile(home, url);
    return new Response(written.body, { headers: { "Content-Type": written.type, "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(written.name)}`, "Cache-Control": "no-store" } });
  });
}
