import { data as answer } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { SystemView } from "#app/dashboards/system/system.tsx";
import { formatter } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/index.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { takeSystemForm } from "#app/services/system/system-forms.server.ts";
import { systemPage } from "#app/services/system/system-page.server.ts";
import type { Route } from "./+types/system.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  return { page: await systemPage(t), title: `${t("ui.system_title")} · ${t("ui.app_name")}` };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await readSmallForm(request);
  const { locale } = context.get(readerContext);
  const t = translator(locale);
  try {
    return { said: await takeSystemForm(form, t, formatter(locale, null)) };
  } catch (error) {
    if (!isUsage(error)) console.error("system:", error);
    throw answer({ sentence: failureSentence(error, t) } satisfies Told, { status: isUsage(error) ? 400 : 500 });
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function System({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <main id="content" className="definitions system">
      <SystemView page={loaderData.page} said={actionData?.said} />
    </main>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="content">
      <Refusal error={error} title={useWords().t("ui.error_part")} />
    </main>
  );
}
