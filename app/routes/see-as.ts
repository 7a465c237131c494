import { redirect } from "react-router";
import { beginSeeing, endSeeing } from "#app/auth/see-as.server.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { note } from "#app/services/audit/note.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/see-as.ts";

export const loader = () => redirect("/");

/** An administrator begins to see as somebody else (`account`), or ends it. */
export async function action({ request, url }: Route.ActionArgs) {
  const form = await readSmallForm(request);
  const account = form.get("account");
  if (form.get("intent") === "end" || account === null) {
    await note(await currentHome(), { action: "see_as_end" });
    return redirect("/settings/users", { status: 303, headers: { "Set-Cookie": await endSeeing(url) } });
  }
  const home = await currentHome();
  const cookie = await beginSeeing(home, account, url);
  if (cookie) await note(home, { action: "see_as", object: `account:${account}` });
  return redirect(cookie ? "/" : "/settings/users", { status: 303, headers: cookie ? { "Set-Cookie": cookie } : {} });
}
