import { admits, entryAt } from "#app/auth/access.ts";
import { seenAs } from "#app/auth/viewer.server.ts";
import { translator, type Locale, type Translate } from "#app/i18n/index.ts";
import { currentHome } from "#app/warehouse/home.server.ts";
import type { Home } from "#pipelines/index.ts";
import { note } from "../audit/note.server.ts";
import { localeOf } from "./negotiate.ts";
import { ApiRefusal, problemOf, problemResponse } from "./problem.ts";
import { admission } from "./tokens.server.ts";

export interface ApiCall {
  readonly home: Home;
  readonly t: Translate;
  readonly locale: Locale;
}

/** Answers one call of the API in the eyes of whose token it carries, unless it is open to all; speaks the asked language, and makes whatever is thrown a problem. */
export async function answerApi(request: Request, usual: Locale, work: (call: ApiCall) => Promise<Response>, open = false): Promise<Response> {
  let t = translator(usual);
  try {
    const locale = localeOf(new URL(request.url).searchParams.get("lang"), request.headers.get("accept-language"), usual);
    t = translator(locale);
    const home = await currentHome();
    const who = open ? null : await admission(home, request.headers.get("authorization"));
    if (typeof who === "string") throw new ApiRefusal(`${who === "none" ? "no" : "bad"}_token`);
    const entry = entryAt(new URL(request.url).pathname);
    if (who && !(entry && admits(entry, who))) throw new ApiRefusal("forbidden");
    const call = { home, t, locale };
    const response = await (who ? seenAs(who, () => work(call)) : work(call));
    const asked = new URL(request.url);
    if (who && response.ok) await note(home, { action: "api", object: asked.pathname, result: asked.searchParams.get("metrics")?.slice(0, 200) ?? null }, who);
    response.headers.set("Vary", "Accept, Accept-Language, Authorization, Cookie");
    response.headers.set("Content-Language", locale);
    return response;
  } catch (error) {
    const told = problemOf(error, t);
    if (told.status === 500) console.error(error);
    return problemResponse(told);
  }
}
