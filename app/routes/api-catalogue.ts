import { readerContext } from "#app/config/reader.ts";
import { answerApi } from "#app/services/api/answer.server.ts";
import { apiCatalogue } from "#app/services/api/catalogue.server.ts";
import { ApiRefusal } from "#app/services/api/problem.ts";
import type { Route } from "./+types/api-catalogue.ts";

/** Every metric with its sentence, formula, version and dimensions. */
export const loader = ({ request, context }: Route.LoaderArgs) => answerApi(request, context.get(readerContext).locale, async ({ home, t }) => Response.json(await apiCatalogue(home, t), { headers: { "Cache-Control": "private, no-cache" } }));

export const action = ({ request, context }: Route.ActionArgs) => answerApi(request, context.get(readerContext).locale, () => Promise.reject(new ApiRefusal("method")), true);
