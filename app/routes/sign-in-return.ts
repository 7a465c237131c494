import { redirect } from "react-router";
import { signedIn } from "#app/auth/asking.server.ts";
import { finishOidc } from "#app/auth/oidc.server.ts";
import { readerContext, wayBack } from "#app/config/reader.ts";
import { currentHome, homePath } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/sign-in-return.ts";

/** Back from the company's own sign-in service. */
export async function loader({ request, url, context }: Route.LoaderArgs) {
  if (homePath().kind === "demo") return redirect("/");
  const home = await currentHome();
  const came = await finishOidc(home, url, request.headers.get("cookie"));
  if (!came) return redirect("/sign-in");
  const { outcome, back, cookie } = came;
  if (typeof outcome === "string") return redirect(`/sign-in?failed=${outcome}`, { headers: { "Set-Cookie": cookie, "Cache-Control": "no-store" } });
  const headers = await signedIn(home, outcome, { url, headers: request.headers }, context.get(readerContext));
  headers.append("Set-Cookie", cookie);
  return redirect(wayBack(back), { headers });
}
