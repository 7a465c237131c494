import { readerContext } from "#app/config/reader.ts";
import { translator } from "#app/i18n/index.ts";
import { takeFiles } from "#app/services/data-forms.server.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import type { Route } from "./+types/data-upload.ts";

/** Files that the page's script sends one by one, so that each can be followed and stopped. */
export async function action({ request, url, context }: Route.ActionArgs) {
  const t = translator(context.get(readerContext).locale);
  try {
    const { status, ...sent } = await takeFiles(request, url.searchParams.get("to"), t);
    return Response.json(sent, { status, headers: status === 200 ? {} : { Connection: "close" } });
  } catch (error) {
    if (isUsage(error)) return Response.json({ upload: null, problems: [failureSentence(error, t)] }, { status: 400 });
    throw error;
  }
}
