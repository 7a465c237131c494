import { data as answer } from "react-router";
import { Refusal } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { Personal } from "#app/dashboards/personal/personal.tsx";
import { translator } from "#app/i18n/index.ts";
import { answerPersonal, personalPage } from "#app/services/personal/personal-page.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/client-personal.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  const page = await personalPage(await currentHome(), params.id);
  // After an erasure the answer to its form is read over the page of nobody.
  return answer({ page, title: `${t("ui.personal_title")} · ${t("ui.app_name")}` }, { status: page ? 200 : 404 });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const t = translator(context.get(readerContext).locale);
  const said = await answerPersonal(await currentHome(), params.id, await readSmallForm(request), t);
  if (!said) throw answer(null, { status: 404 });
  return answer(said, { status: said.problem ? 400 : 200, headers: { "Cache-Control": "no-store" } });
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function ClientPersonal({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <main id="content" className="definitions personal">
      <Personal page={actionData?.gone ? null : loaderData.page} said={actionData} />
    </main>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="content">
      <Refusal error={error} />
    </main>
  );
}
