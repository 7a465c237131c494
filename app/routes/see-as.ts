import { redirect } from "react-router";
import { beginSeeing, endSeeing } from "#app/auth/see-as.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/see-as.ts";

export const loader = () => redirect("/");

/** An administrator begins to see as somebody else (`account`), or ends it. */
export async function action({ request, url }: Route.ActionArgs) {
  const form = new URLSearchParams(await request.text());
  const account = form.get("account");
  if (form.get("intent") === "end" || account === null) return redirect("/settings/users", { status: 303, headers: { "Set-Cookie": await endSeeing() } });
  const cookie = await beginSeeing(await currentHome(), account, url);
  return redirect(cookie ? "/" : "/settings/users", { status: 303, headers: cookie ? { "Set-Cookie": cookie } : {} });
}
