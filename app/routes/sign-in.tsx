import { data as answer, redirect } from "react-router";
import { addressOf, signedIn } from "#app/auth/asking.server.ts";
import { oidcName } from "#app/auth/oidc-config.server.ts";
import { signIn } from "#app/auth/sign-in.server.ts";
import { viewerIfAny } from "#app/auth/viewer.server.ts";
import { readerContext, wayBack } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { SignIn } from "#app/dashboards/accounts/sign-in.tsx";
import { translator, type MessageKey } from "#app/i18n/index.ts";
import { currentHome, homePath } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/sign-in.ts";

const failures: ReadonlySet<string> = new Set(["failed", "unverified", "stranger"]);

export async function loader({ url, context }: Route.LoaderArgs) {
  const back = wayBack(url.searchParams.get("back"));
  if (viewerIfAny()) throw redirect(back);
  const t = translator(context.get(readerContext).locale);
  const failed = url.searchParams.get("failed") ?? "";
  return { back, service: oidcName(), problem: failures.has(failed) ? t(`ui.sign_in_${failed}` as MessageKey) : null, title: `${t("ui.sign_in")} · ${t("ui.app_name")}` };
}

export async function action({ request, url, context }: Route.ActionArgs) {
  const reader = context.get(readerContext);
  const t = translator(reader.locale);
  const form = await readSmallForm(request);
  if (homePath().kind === "demo") throw redirect("/");
  const home = await currentHome();
  const login = form.get("login") ?? "";
  const outcome = await signIn(home, { login, password: form.get("password") ?? "", address: addressOf(request.headers) });
  if ("account" in outcome) throw redirect(wayBack(form.get("back")), { status: 303, headers: await signedIn(home, outcome.account, { url, headers: request.headers }, reader) });
  const headers = { "Cache-Control": "no-store" };
  if (outcome.refused === "wrong") return answer({ login, problem: t("ui.sign_in_wrong") }, { status: 401, headers });
  return answer({ login, problem: t("ui.sign_in_wait", { n: outcome.seconds }) }, { status: 429, headers: { ...headers, "Retry-After": String(outcome.seconds) } });
}

export const headers: Route.HeadersFunction = ({ actionHeaders }) => actionHeaders;
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? "" }];

export default function SignInPage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <main id="content" className="sign-in">
      <SignIn back={loaderData.back} service={loaderData.service} login={actionData?.login} problem={actionData?.problem ?? loaderData.problem} />
    </main>
  );
}
