import { redirect } from "react-router";
import { currentHome } from "#app/warehouse/home.server.ts";

/**
 * A page is made of many questions. Where figures changed between the first and the last, it would show some from before and some from
 * after: it is asked for once more, and so is a file or an answer of the API.
 */
export async function oneVersion({ request, url }: { readonly request: Request; readonly url: URL }, next: () => Promise<Response>): Promise<Response> {
  if (request.method !== "GET") return next();
  const { engine } = await currentHome();
  // Not the version of the home: that grows with work that changes no figure too, such as a look at what an undo would do.
  const before = engine.landed?.count;
  const made = await next();
  if (made.status !== 200 || engine.landed?.count === before) return made;
  await made.body?.cancel();
  return redirect(url.pathname + url.search, { status: 307, headers: { "Cache-Control": "no-store" } });
}
