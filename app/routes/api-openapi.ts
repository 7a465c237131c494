import { readerContext } from "#app/config/reader.ts";
import { answerApi } from "#app/services/api/answer.server.ts";
import { openApi } from "#app/services/api/openapi.ts";
import { ApiRefusal } from "#app/services/api/problem.ts";
import type { Route } from "./+types/api-openapi.ts";

/** What the API understands and answers; it tells nothing of the data, so no token is asked for. */
export const loader = ({ request, context }: Route.LoaderArgs) => answerApi(request, context.get(readerContext).locale, async ({ t }) => Response.json(openApi(t), { headers: { "Cache-Control": "private, no-cache" } }), true);

export const action = ({ request, context }: Route.ActionArgs) => answerApi(request, context.get(readerContext).locale, () => Promise.reject(new ApiRefusal("method")), true);
