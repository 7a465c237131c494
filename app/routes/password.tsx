import { data as answer, redirect } from "react-router";
import { signedIn } from "#app/auth/asking.server.ts";
import { choosePassword, linkPurpose } from "#app/auth/links.server.ts";
import { readNewPassword } from "#app/auth/new-password.server.ts";
import { longestPassword, shortestPassword } from "#app/auth/password-rules.ts";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { ChoosePassword, LinkSpent } from "#app/dashboards/accounts/choose-password.tsx";
import { translator } from "#app/i18n/index.ts";
import { currentHome, homePath } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/password.ts";

export async function loader({ url, context }: Route.LoaderArgs) {
  if (homePath().kind === "demo") throw redirect("/");
  const t = translator(context.get(readerContext).locale);
  const account = (await linkPurpose(await currentHome(), url.searchParams.get("key"), "password"))?.account;
  const whose = account ? { name: account.name, login: account.login } : null;
  return answer({ whose, least: shortestPassword, title: `${t("ui.password_choose")} · ${t("ui.app_name")}` }, { status: whose ? 200 : 403, headers: { "Cache-Control": "no-store" } });
}

export async function action({ request, url, context }: Route.ActionArgs) {
  if (homePath().kind === "demo") throw redirect("/");
  const reader = context.get(readerContext);
  const [home, form, key] = [await currentHome(), await readSmallForm(request), url.searchParams.get("key") ?? ""];
  const refuse = (problem: string | null) => answer({ problem }, { status: problem ? 400 : 403, headers: { "Cache-Control": "no-store" } });
  const account = (await linkPurpose(home, key, "password"))?.account;
  if (!account) return refuse(null);
  const chosen = await readNewPassword(form, account.login);
  if ("problem" in chosen) return refuse(translator(reader.locale)(`ui.password_bad_${chosen.problem}`, { least: shortestPassword, most: longestPassword }));
  const id = await choosePassword(home, key, chosen.password);
  if (id === "spent") return refuse(null);
  throw redirect("/", { status: 303, headers: await signedIn(home, { account_id: id, language: null }, { url, headers: request.headers }, reader) });
}

export const headers: Route.HeadersFunction = ({ actionHeaders, loaderHeaders }) => (actionHeaders.has("Cache-Control") ? actionHeaders : loaderHeaders);
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function PasswordPage({ loaderData: { whose, least }, actionData }: Route.ComponentProps) {
  return (
    <main id="content" className="sign-in">
      {whose && actionData?.problem !== null ? <ChoosePassword {...whose} least={least} problem={actionData?.problem} /> : <LinkSpent />}
    </main>
  );
}
