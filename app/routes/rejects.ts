import { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@react-router/node";
import { readerContext } from "#app/config/reader.ts";
import { translator } from "#app/i18n/index.ts";
import { noteFile } from "#app/services/audit/files.server.ts";
import { rejectedRows } from "#app/services/batches.server.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/rejects.ts";

/** The rejected rows of one load as a CSV that can be mended and sent again. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const batch = url.searchParams.get("batch") ?? "";
  const rows = rejectedRows(batch);
  try {
    const first = await rows.next();
    await noteFile(await currentHome(), url);
    const text = async function* () {
      yield `\uFEFF${first.done ? "" : first.value}`;
      yield* rows;
    };
    const name = `rejects-${batch.replace(/[^\w-]/g, "").slice(0, 12)}.csv`;
    return new Response(createReadableStreamFromReadable(Readable.from(text())), { headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="${name}"`, "Cache-Control": "no-store" } });
  } catch (error) {
    if (!isUsage(error)) throw error;
    return new Response(failureSentence(error, translator(context.get(readerContext).locale)), { status: 404, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  }
}
