import { data as answer, redirect } from "react-router";
import { Empty } from "#app/components/empty.tsx";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { MarketingMain } from "#app/dashboards/marketing/main.tsx";
import { Segments } from "#app/dashboards/segments/segments.tsx";
import { formatter } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/index.ts";
import { teachSegments } from "#app/i18n/segments.ts";
import { failureSentence, isRefusal, isUsage } from "#app/services/failure.ts";
import { segmentsPath } from "#app/services/segments/links.ts";
import { segmentsPage } from "#app/services/segments/page.server.ts";
import { readSegments } from "#app/services/segments/read-address.ts";
import { takeSegmentForm } from "#app/services/segments/forms.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/segments.ts";

teachSegments();

/** Whom to write to: clients by what they do, put together, saved, exported. */
export async function loader({ url, context }: Route.LoaderArgs) {
  const { locale } = context.get(readerContext);
  const t = translator(locale);
  const question = readSegments(url.searchParams);
  if (question.fromForm) throw redirect(segmentsPath({ seg: question.seg, rules: question.rules === "fixed" ? null : question.rules, asOf: question.asOf }));
  const home = await currentHome();
  return { page: await segmentsPage(home, question, { t, format: formatter(locale, home.settings.currency) }), empty: t("ui.sv_need_visits"), title: `${t("segments.title")} · ${t("ui.app_name")}` };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await readSmallForm(request);
  const t = translator(context.get(readerContext).locale);
  try {
    return redirect(await takeSegmentForm(await currentHome(), form));
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, t), links: [{ to: "/segments", label: t("segments.title") }] } satisfies Told, { status: isRefusal(error) ? 403 : 400 });
    throw error;
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function SegmentsPage({ loaderData: { page, empty } }: Route.ComponentProps) {
  return <MarketingMain currency={page?.currency ?? "RUB"}>{page ? <Segments page={page} /> : <Empty sentence={empty} />}</MarketingMain>;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="content">
      <Refusal error={error} />
    </main>
  );
}
