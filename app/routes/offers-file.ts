import { readerContext } from "#app/config/reader.ts";
import { translator } from "#app/i18n/index.ts";
import { teachOffers } from "#app/i18n/offers.ts";
import { noteFile } from "#app/services/audit/files.server.ts";
import { fileOrSentence } from "#app/services/file-or-sentence.ts";
import { isOfferFile, offersFile } from "#app/services/offers/file.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/offers-file.ts";

teachOffers();

/** Who is offered what and why, with whole phones for who may see them. */
export async function loader({ url, params: { file }, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  return fileOrSentence(translator(locale), async () => {
    const home = await currentHome();
    const written = isOfferFile(file) ? await offersFile(home, file, url.searchParams.get("offer"), locale) : null;
    if (written === null) return null;
    await noteFile(home, url);
    return new Response(written.body, { headers: { "Content-Type": written.type, "Content-Disposition": `attachment; filename="${written.name}"`, "Cache-Control": "no-store" } });
  });
}
