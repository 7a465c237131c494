import { redirect } from "react-router";
import { wayBack } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { changeViews } from "#app/services/views.server.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Route } from "./+types/views.ts";

export const loader = () => redirect("/");

export async function action({ request }: Route.ActionArgs) {
  const form = await readSmallForm(request);
  await changeViews(await currentHome(), form);
  return redirect(wayBack(form.get("back")));
}
