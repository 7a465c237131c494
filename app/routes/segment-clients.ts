import { readerContext } from "#app/config/reader.ts";
import { translator } from "#app/i18n/index.ts";
import { teachSegments } from "#app/i18n/segments.ts";
import { noteFile } from "#app/services/audit/files.server.ts";
import { fileOrSentence } from "#app/services/file-or-sentence.ts";
import { isSegmentFile, segmentFile } from "#app/services/segments/file.server.ts";
import { readSegments } from "#app/services/segments/read-address.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/segment-clients.ts";

teachSegments();

/** The clients of a segment as a file, with whole phones where `contacts=1` asks for them and the reader may see them. */
export async function loader({ url, params: { type }, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const t = translator(locale);
  return fileOrSentence(t, async () => {
    if (!isSegmentFile(type)) return null;
    const home = await currentHome();
    const file = await segmentFile(home, { question: readSegments(url.searchParams), type, forContact: url.searchParams.get("contacts") === "1", locale, t });
    if (file === null) return null;
    await noteFile(home, url);
    return new Response(file.body, { headers: { "Content-Type": file.type, "Content-Disposition": `attachment; filename="${file.name}"`, "Cache-Control": "no-store" } });
  });
}
