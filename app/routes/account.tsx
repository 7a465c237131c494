import { data as answer, redirect } from "react-router";
import { accountPage, answerAccount } from "#app/auth/account-page.server.ts";
import { sessionOf } from "#app/auth/sessions.server.ts";
import { keepReader, readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { AccountView, DemoAccount } from "#app/dashboards/accounts/account.tsx";
import { isLocale, translator } from "#app/i18n/index.ts";
import { currentHome, homePath } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/account.ts";

export async function loader({ request, url, context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  const title = `${t("ui.account")} · ${t("ui.app_name")}`;
  const open = homePath().kind === "demo" ? null : await sessionOf(await currentHome(), { url, headers: request.headers });
  return { account: open && (await accountPage(await currentHome(), open)), title };
}

export async function action({ request, url, context }: Route.ActionArgs) {
  const [reader, home, form] = [context.get(readerContext), await currentHome(), await readSmallForm(request)];
  const open = homePath().kind === "demo" ? null : await sessionOf(home, { url, headers: request.headers });
  if (!open) throw redirect("/account");
  const said = await answerAccount(home, open, form, request.headers, translator(reader.locale));
  const lang = form.get("lang");
  if (isLocale(lang)) throw redirect("/account", { status: 303, headers: { "Set-Cookie": await keepReader({ ...reader, locale: lang }, url) } });
  return answer(said, { status: said.problem ? 400 : 200, headers: { "Cache-Control": "no-store" } });
}

export const headers: Route.HeadersFunction = ({ actionHeaders }) => actionHeaders;
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function AccountPage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <main id="content" className="account">
      {loaderData.account ? <AccountView {...loaderData.account} said={actionData} /> : <DemoAccount />}
    </main>
  );
}
