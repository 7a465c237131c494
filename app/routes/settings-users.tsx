import { data as answer } from "react-router";
import { inviteBy, userChoices } from "#app/auth/users-page.server.ts";
import { users } from "#app/auth/users.server.ts";
import { currentViewer } from "#app/auth/viewer.server.ts";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { DemoAccount } from "#app/dashboards/accounts/account.tsx";
import { UsersView } from "#app/dashboards/accounts/users.tsx";
import { translator } from "#app/i18n/index.ts";
import { currentHome, homePath } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/settings-users.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  const title = `${t("ui.users")} · ${t("ui.app_name")}`;
  if (homePath().kind === "demo") return { page: null, title };
  const home = await currentHome();
  return { page: { users: await users(home), choices: await userChoices(home) }, title };
}

/** Answers with the page itself: the link is in this one answer and in no address. */
export async function action({ request, url, context }: Route.ActionArgs) {
  const t = translator(context.get(readerContext).locale);
  const form = await readSmallForm(request);
  const said = homePath().kind === "demo" ? { problem: t("ui.account_demo") } : await inviteBy(await currentHome(), form, currentViewer().user, url.origin, t);
  return answer({ ...said, typed: said.problem ? [...form] : [] }, { status: said.problem ? 400 : 200, headers: { "Cache-Control": "no-store" } });
}

export const headers: Route.HeadersFunction = ({ actionHeaders }) => actionHeaders;
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function UsersPage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <main id="content" className="account">
      {loaderData.page ? <UsersView {...loaderData.page} said={actionData} /> : <DemoAccount />}
    </main>
  );
}
