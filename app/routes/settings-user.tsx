import { data as answer } from "react-router";
import { changeUser, userChoices } from "#app/auth/users-page.server.ts";
import { users } from "#app/auth/users.server.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { UserView } from "#app/dashboards/accounts/user.tsx";
import { translator } from "#app/i18n/index.ts";
import { currentHome, homePath } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/settings-user.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  const home = await currentHome();
  const user = homePath().kind === "demo" ? undefined : (await users(home)).find(({ account_id }) => account_id === params.id);
  if (!user) throw answer(null, { status: 404 });
  const { listSessions } = await import("#pipelines/index.ts");
  const sessions = (await listSessions(home.state, user.account_id, new Date())).map(({ session_id, ...session }) => ({ ...session, id: session_id }));
  return { user, sessions, choices: await userChoices(home), title: `${user.name} · ${t("ui.app_name")}` };
}

/** Answers with the page itself: a link is in this one answer and in no address. */
export async function action({ request, url, params, context }: Route.ActionArgs) {
  const t = translator(context.get(readerContext).locale);
  const form = await readSmallForm(request);
  if (homePath().kind === "demo") throw answer(null, { status: 404 });
  const said = await changeUser(await currentHome(), params.id, form, currentViewer().user, url.origin, t);
  return answer(said, { status: said.problem ? 400 : 200, headers: { "Cache-Control": "no-store" } });
}

export const headers: Route.HeadersFunction = ({ actionHeaders }) => actionHeaders;
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function UserPage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <main id="content" className="account">
      <UserView {...loaderData} said={actionData} />
    </main>
  );
}
