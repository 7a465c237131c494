import { data as answer } from "react-router";
import { readerContext } from "#app/config/reader.ts";
import { teachTrials } from "#app/i18n/trials.ts";
import { noteFile } from "#app/services/audit/files.server.ts";
import { isTestFile, testFile } from "#app/services/trials/file.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/promotion-test-file.ts";

teachTrials();

/** Lists of a test: whom to write to, and both arms as they are loaded again. */
export async function loader({ url, params: { code, file }, context }: Route.LoaderArgs) {
  const home = await currentHome();
  const written = isTestFile(file) ? await testFile(home, code, file, context.get(readerContext).locale) : null;
  if (written === null) throw answer(null, { status: 404 });
  await noteFile(home, url);
  return new Response(new Uint8Array(written.bytes), { headers: { "Content-Type": written.type, "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(written.name)}`, "Cache-Control": "no-store" } });
}
