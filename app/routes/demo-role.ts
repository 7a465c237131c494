import { redirect } from "react-router";
import { isDemoRole, keepDemoRole } from "#app/auth/demo.server.ts";
import { wayBack } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { homePath } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/demo-role.ts";

export const loader = () => redirect("/");

/** The demo is looked at as somebody else from now on. */
export async function action({ request, url }: Route.ActionArgs) {
  const form = await readSmallForm(request);
  const role = form.get("role");
  const back = wayBack(form.get("back"));
  if (!isDemoRole(role) || homePath().kind !== "demo") return redirect(back, 303);
  return redirect(back, { status: 303, headers: { "Set-Cookie": await keepDemoRole(role, url) } });
}
