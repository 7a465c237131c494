import { data as answer } from "react-router";
import { readerContext } from "#app/config/reader.ts";
import { teachOffers } from "#app/i18n/offers.ts";
import { noteFile } from "#app/services/audit/files.server.ts";
import { isOfferFile, offersFile } from "#app/services/offers/file.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/offers-file.ts";

teachOffers();

/** Who is offered what and why, with whole phones for who may see them. */
export async function loader({ url, params: { file }, context }: Route.LoaderArgs) {
  const home = await currentHome();
  const written = isOfferFile(file) ? await offersFile(home, file, url.searchParams.get("offer"), context.get(readerContext).locale) : null;
  if (written === null) throw answer(null, { status: 404 });
  await noteFile(home, url);
  return new Response(new Uint8Array(written.bytes), { headers: { "Content-Type": written.type, "Content-Disposition": `attachment; filename="${written.name}"`, "Cache-Control": "no-store" } });
}
