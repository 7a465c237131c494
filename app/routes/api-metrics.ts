import { readerContext } from "#app/config/reader.ts";
import { answerApi } from "#app/services/api/answer.server.ts";
import { metricsResponse } from "#app/services/api/metrics.server.ts";
import { ApiRefusal } from "#app/services/api/problem.ts";
import type { Route } from "./+types/api-metrics.ts";

/** Figures as JSON, CSV or Arrow, asked by the same names as in the shell. */
export const loader = ({ request, url, context }: Route.LoaderArgs) =>
  answerApi(request, context.get(readerContext).locale, ({ home }) => metricsResponse(home, url.searchParams, request.headers.get("accept")));

export const action = ({ request, context }: Route.ActionArgs) => answerApi(request, context.get(readerContext).locale, () => Promise.reject(new ApiRefusal("method")), true);
