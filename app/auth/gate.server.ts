import { redirect } from "react-router";
import { readReader } from "#app/config/reader.ts";
import { translator } from "#app/i18n/translate.ts";
import { homeLanguage } from "#app/services/language.server.ts";
import { currentHome, homePath } from "#app/warehouse/home.server.ts";
import { viewerOfAccount } from "./accounts.ts";
import { addressOf } from "./asking.server.ts";
import { demoViewer } from "./demo.server.ts";
import { systemViewer } from "./known-viewers.ts";
import { linkPurpose } from "./links.server.ts";
import type { Viewer } from "./roles.ts";
import { asChosen } from "./see-as.server.ts";
import { sessionOf, type Asking } from "./sessions.server.ts";
import { announceSetUp } from "./set-up-link.server.ts";
import { seenAs, seenByNobody } from "./viewer.server.ts";
import { isWarmUp } from "./warm.server.ts";

/** Who asks; or why nobody does: the browser is not signed in, or the home has no account yet. */
export async function whoAsks(asking: Asking): Promise<Viewer | "nobody" | "no_accounts"> {
  if (homePath().kind === "demo") return demoViewer(asking.headers.get("cookie"));
  if (isWarmUp(asking.headers)) return systemViewer("warm");
  const home = await currentHome();
  const open = await sessionOf(home, asking);
  if (open) return asChosen(home, viewerOfAccount(open.account), asking.headers.get("cookie"));
  const { hasAccounts } = await import("#pipelines/index.ts");
  return (await hasAccounts(home.state)) ? "nobody" : "no_accounts";
}

/** What may be asked by whoever has not signed in. Calls of the API carry a token of their own. */
const open = /^\/(sign-in(\/.*)?|sign-out|set-up|password|reader|api\/.*)$/;

/**
 * Answers a request in the eyes of whoever sends it. Who has not signed in is led to where one does, and from there back; what a script
 * asks for is refused instead.
 */
export async function answerFor({ request, url }: { readonly request: Request; readonly url: URL }, next: () => Promise<Response>): Promise<Response> {
  const who = await whoAsks({ url, headers: request.headers });
  if (typeof who !== "string") return seenAs(who, next);
  if (who === "no_accounts") {
    await announceSetUp(await currentHome());
    if (!isLocal(request.headers) && url.pathname !== "/reader" && !(await linkPurpose(await currentHome(), url.searchParams.get("key"), "set_up"))) return closedYet(request, url);
  }
  if (open.test(url.pathname)) return seenByNobody(next);
  if (!isNavigation(request)) return new Response(null, { status: 401, headers: { "Cache-Control": "no-store" } });
  const back = request.method === "GET" ? url.pathname + url.search : "/";
  const to = who === "no_accounts" ? "/set-up" : back === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ back })}`;
  return redirect(to, { status: request.method === "GET" ? 302 : 303, headers: { "Cache-Control": "no-store" } });
}

/** This computer itself, or a call within the program: the server writes an address on all that comes by the network. */
function isLocal(headers: Headers): boolean {
  const address = addressOf(headers);
  return address === null || /^(127\.|::1$|::ffff:127\.)/.test(address);
}

/** Until somebody administrates, the network is answered only where it brings the secret of the set-up link. */
async function closedYet(request: Request, url: URL): Promise<Response> {
  const { locale } = await readReader(url, request.headers.get("cookie"), homeLanguage());
  return new Response(`${translator(locale)("ui.set_up_closed")}\n`, { status: 403, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" } });
}

/** Whether a person sees the answer as a page: a browser says so, or the router's script does. */
const isNavigation = (request: Request): boolean => {
  const accepted = request.headers.get("accept") ?? "*/*";
  const wanted = request.headers.get("sec-fetch-dest");
  return wanted === "document" || new URL(request.url).pathname.endsWith(".data") || (wanted === null && /text\/html|\*\/\*/.test(accepted));
};
