import { data as answer } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { Refusal, type Told } from "#app/components/refusal.tsx";
import { readerContext } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { TokensView } from "#app/dashboards/tokens.tsx";
import { translator } from "#app/i18n/index.ts";
import { makeToken, revoke, tokens } from "#app/services/api/tokens.server.ts";
import { failureSentence, isUsage } from "#app/services/failure.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/tokens.ts";

export async function loader({ url, context }: Route.LoaderArgs) {
  const t = translator(context.get(readerContext).locale);
  return { tokens: await tokens(await currentHome()), origin: url.origin, title: `${t("ui.tokens_title")} · ${t("ui.app_name")}` };
}

/** Answers with the page itself: the secret is in this one answer and in no address. */
export async function action({ request, context }: Route.ActionArgs) {
  const t = translator(context.get(readerContext).locale);
  const form = await readSmallForm(request);
  try {
    const home = await currentHome();
    const subject = form.get("token") ?? "";
    const done = form.get("intent") === "revoke" ? { revoked: (await revoke(home, subject)).name } : { made: await makeToken(home, form.get("name") ?? "") };
    return answer(done, { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    if (isUsage(error)) throw answer({ sentence: failureSentence(error, t) } satisfies Told, { status: 400 });
    throw error;
  }
}

export const headers: Route.HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: Route.MetaFunction = ({ loaderData }) => (loaderData ? [{ title: loaderData.title }] : []);

export default function TokensPage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <main id="content" className="definitions tokens">
      <TokensView tokens={loaderData.tokens} origin={loaderData.origin} made={actionData && "made" in actionData ? actionData.made : undefined} revoked={actionData && "revoked" in actionData ? actionData.revoked : undefined} />
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
