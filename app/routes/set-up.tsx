import { data as answer, redirect } from "react-router";
import { signedIn } from "#app/auth/asking.server.ts";
import { readUser } from "#app/auth/users.server.ts";
import { linkPurpose, makeFirstAccount } from "#app/auth/links.server.ts";
import { readNewPassword } from "#app/auth/new-password.server.ts";
import { longestPassword, shortestPassword } from "#app/auth/password-rules.ts";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { LinkNeeded, SetUp } from "#app/dashboards/accounts/set-up.tsx";
import { translator, type MessageKey } from "#app/i18n/index.ts";
import { currentHome, homePath } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/set-up.ts";

export async function loader({ url, context }: Route.LoaderArgs) {
  if (homePath().kind === "demo") throw redirect("/");
  const t = translator(context.get(readerContext).locale);
  const works = (await linkPurpose(await currentHome(), url.searchParams.get("key"), "set_up")) !== null;
  return answer({ works, least: shortestPassword, title: `${t("ui.set_up")} · ${t("ui.app_name")}` }, { status: works ? 200 : 403, headers: { "Cache-Control": "no-store" } });
}

export async function action({ request, url, context }: Route.ActionArgs) {
  if (homePath().kind === "demo") throw redirect("/");
  const reader = context.get(readerContext);
  const t = translator(reader.locale);
  const [home, form, key] = [await currentHome(), await readSmallForm(request), url.searchParams.get("key") ?? ""];
  const refuse = (problem: MessageKey | null) =>
    answer({ problem: problem && t(problem, { least: shortestPassword, most: longestPassword }), name: form.get("name") ?? "", login: form.get("login") ?? "" }, { status: problem ? 400 : 403, headers: { "Cache-Control": "no-store" } });
  if (!(await linkPurpose(home, key, "set_up"))) return refuse(null);
  form.set("role", "admin");
  form.set("branches", "all");
  const user = readUser(form, { branches: [], staff: [] });
  if (typeof user === "string") return refuse(`ui.users_bad_${user}`);
  const chosen = await readNewPassword(form, user.login);
  if ("problem" in chosen) return refuse(`ui.password_bad_${chosen.problem}`);
  const made = await makeFirstAccount(home, key, { name: user.name, login: user.login, password: chosen.password, language: reader.locale });
  if (made === "login_taken") return refuse("ui.set_up_login_taken");
  if (made === "spent") return refuse(null);
  throw redirect("/", { status: 303, headers: await signedIn(home, { account_id: made, language: reader.locale }, { url, headers: request.headers }, reader) });
}

export const headers: Route.HeadersFunction = ({ actionHeaders, loaderHeaders }) => (actionHeaders.has("Cache-Control") ? actionHeaders : loaderHeaders);
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function SetUpPage({ loaderData, actionData }: Route.ComponentProps) {
  const works = loaderData.works && actionData?.problem !== null;
  return (
    <main id="content" className="sign-in">
      {works ? <SetUp least={loaderData.least} name={actionData?.name} login={actionData?.login} problem={actionData?.problem} /> : <LinkNeeded />}
    </main>
  );
}
