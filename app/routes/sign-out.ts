import { redirect } from "react-router";
import { closeSession } from "#app/auth/sessions.server.ts";
import { currentHome, homePath } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/sign-out.ts";

export const loader = () => redirect("/");

export async function action({ request, url }: Route.ActionArgs) {
  if (homePath().kind === "demo") return redirect("/");
  const cookie = await closeSession(await currentHome(), { url, headers: request.headers });
  return redirect("/sign-in", { status: 303, headers: { "Set-Cookie": cookie, "Cache-Control": "no-store" } });
}
