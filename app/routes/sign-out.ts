import { redirect } from "react-router";
import { endSeeing } from "#app/auth/see-as.server.ts";
import { closeSession } from "#app/auth/sessions.server.ts";
import { currentHome, homePath } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/sign-out.ts";

export const loader = () => redirect("/");

export async function action({ request, url }: Route.ActionArgs) {
  if (homePath().kind === "demo") return redirect("/");
  const headers = new Headers({ "Cache-Control": "no-store" });
  headers.append("Set-Cookie", await closeSession(await currentHome(), { url, headers: request.headers }));
  headers.append("Set-Cookie", await endSeeing(url));
  return redirect("/sign-in", { status: 303, headers });
}
