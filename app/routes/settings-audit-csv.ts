import { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@react-router/node";
import { note } from "#app/services/audit/note.server.ts";
import { auditCsv } from "#app/services/audit/page.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/settings-audit-csv.ts";

/** The audit log as an address asks for it, as CSV. That it was taken is in it. */
export async function loader({ url }: Route.LoaderArgs) {
  const home = await currentHome();
  await note(home, { action: "audit_export", object: url.pathname });
  return new Response(createReadableStreamFromReadable(Readable.from(auditCsv(home, url.searchParams))), { headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": 'attachment; filename="audit.csv"', "Cache-Control": "no-store" } });
}
