import { data as answer } from "react-router";
import { readerContext } from "#app/config/reader.ts";
import { translator } from "#app/i18n/index.ts";
import { noteFile } from "#app/services/audit/files.server.ts";
import { askedAssumptions } from "#app/services/promotions/pages/asked.ts";
import { promotionRows, rowFiles } from "#app/services/promotions/rows.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/promotion-rows.ts";

/** The rows behind a promotion: its clients by arm, their orders, the orders under its code. */
export async function loader({ params: { code, file: name }, url, context }: Route.LoaderArgs) {
  const home = await currentHome();
  const file = rowFiles.find((each) => name === `${each}.csv`);
  const body = file && (await promotionRows(home, code, file, askedAssumptions(url.searchParams).assumptions, translator(context.get(readerContext).locale)));
  if (!body) throw answer(null, { status: 404 });
  await noteFile(home, url);
  return new Response(body, { headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="promotion-${file}.csv"; filename*=UTF-8''${encodeURIComponent(`${code}-${file}.csv`)}`, "Cache-Control": "no-store" } });
}
