import { askMetrics } from "../metrics.server.ts";
import type { Home } from "#pipelines/index.ts";
import { inContract } from "./contract.ts";
import { figureColumns, figuresCsv } from "./figure-table.ts";
import { formatOf, formats } from "./negotiate.ts";
import { ApiRefusal } from "./problem.ts";
import { readApiRequest } from "./request.ts";

/** Figures in the form that was asked for. Throws UsageError and ApiRefusal. */
export async function metricsResponse(home: Home, params: URLSearchParams, accept: string | null): Promise<Response> {
  const format = formatOf(params.get("format"), accept);
  if (format === null) throw new ApiRefusal("not_acceptable");
  const figures = (await askMetrics(home, readApiRequest(params))).map(inContract);
  const headers = { "Cache-Control": "private, no-cache", "Content-Type": format === "arrow" ? formats.arrow : `${formats[format]}; charset=utf-8` };
  if (format === "json") return new Response(`${JSON.stringify(figures)}\n`, { headers });
  if (format === "csv") return new Response(figuresCsv(figures), { headers });
  const { arrowStream } = await import("#app/arrow/encode.ts");
  return new Response(arrowStream(figureColumns(figures)), { headers });
}
