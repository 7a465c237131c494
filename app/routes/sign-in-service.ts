import { redirect } from "react-router";
import { beginOidc } from "#app/auth/oidc.server.ts";
import { wayBack } from "#app/config/reader.ts";
import type { Route } from "./+types/sign-in-service.ts";

/** To the company's own sign-in service. */
export async function loader({ url }: Route.LoaderArgs) {
  const headers = { "Cache-Control": "no-store" };
  try {
    const begun = await beginOidc(wayBack(url.searchParams.get("back")));
    return begun ? redirect(begun.to, { headers: { ...headers, "Set-Cookie": begun.cookie } }) : redirect("/sign-in", { headers });
  } catch (error) {
    console.error("sign-in service:", error);
    return redirect("/sign-in?failed=failed", { headers });
  }
}
