import { readerContext } from "#app/config/reader.ts";
import { answerApi } from "#app/services/api/answer.server.ts";
import { ApiRefusal } from "#app/services/api/problem.ts";
import type { Route } from "./+types/api-unknown.ts";

const refuse = ({ request, context }: Route.LoaderArgs | Route.ActionArgs) => answerApi(request, context.get(readerContext).locale, () => Promise.reject(new ApiRefusal("not_found")), true);

/** An address of the API that is none: a program asked, so a problem is answered and no page. */
export const loader = (args: Route.LoaderArgs) => refuse(args);
export const action = (args: Route.ActionArgs) => refuse(args);
