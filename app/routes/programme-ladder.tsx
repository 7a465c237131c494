import { data as answer, redirect } from "react-router";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { MarketingMain } from "#app/dashboards/marketing/main.tsx";
import { LadderRulesPage } from "#app/dashboards/programme/ladder.tsx";
import { translator } from "#app/i18n/index.ts";
import { teachProgramme } from "#app/i18n/programme.ts";
import { failureSentence, isRefusal, isUsage } from "#app/services/failure.ts";
import { ladderPage } from "#app/services/programme/ladder-page.server.ts";
import { publishLadder } from "#app/services/programme/publish-ladder.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/programme-ladder.ts";

teachProgramme();

export async function loader({ url, context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  return { page: await ladderPage(await currentHome(), url.searchParams), published: url.searchParams.get("published"), title: `${t("programme.rules_title")} · ${t("ui.app_name")}` };
}

/** Publishes the rules that were looked at; what is in the way is said beside them. */
export async function action({ request, context }: Route.ActionArgs) {
  const t = translator(context.get(readerContext).locale);
  const home = await currentHome();
  const form = await readSmallForm(request);
  try {
    const done = await publishLadder(home, form);
    if ("version" in done) return redirect(`/programme/ladder?published=${done.version}`);
    return answer({ page: await ladderPage(home, form, done.problems) }, { status: 400 });
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, t), links: [{ to: "/programme/ladder", label: t("programme.rules_title") }] } satisfies Told, { status: isRefusal(error) ? 403 : 400 });
    throw error;
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function ProgrammeLadderPage({ loaderData: { page, published }, actionData }: Route.ComponentProps) {
  return (
    <MarketingMain currency={page.currency}>
      <LadderRulesPage page={actionData?.page ?? page} published={actionData ? null : published} />
    </MarketingMain>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="content">
      <Refusal error={error} />
    </main>
  );
}
