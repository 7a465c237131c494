import { data, redirect } from "react-router";
import { wayBack } from "#app/config/reader.ts";
import { readSmallForm } from "#app/config/small-form.ts";
import { cancelJob, job } from "#app/services/jobs.server.ts";
import type { Route } from "./+types/job.ts";

const none = () => data(null, { status: 404 });

/** Where an import is: cheap to ask every half second, hence without its report. */
export async function loader({ params }: Route.LoaderArgs) {
  const found = await job(params.id);
  if (!found) return none();
  return Response.json({ ...found, report: null, reported: found.report !== null }, { headers: { "Cache-Control": "no-store" } });
}

/** Cancels it; a form goes back to where it was sent from, a script gets the answer. */
export async function action({ request, params }: Route.ActionArgs) {
  const form = await readSmallForm(request);
  const cancelled = await cancelJob(params.id);
  return form.has("back") ? redirect(wayBack(form.get("back"))) : Response.json({ cancelled }, { status: cancelled ? 200 : 409 });
}
