import { readerContext } from "#app/config/reader.ts";
import { formatter } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/index.ts";
import { describeJob } from "#app/services/describe-job.ts";
import { job } from "#app/services/jobs.server.ts";
import type { Route } from "./+types/data-job.ts";

/** Where an import is: what the page asks again and again. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const found = await job(url.searchParams.get("job") ?? "");
  if (!found) throw new Response(null, { status: 404 });
  return describeJob(found, { t: translator(locale), format: formatter(locale) });
}
