import type { MetricRequest } from "#app/metrics/query.ts";
import { UsageError } from "../usage-error.ts";

/** More than anybody needs at once, and little enough to be answered. */
export const most = { metrics: 100, by: 4, values: 100, letters: 8000 } as const;

const single = ["as-of", "period", "format", "lang"] as const;
/** Parameters that are no filter. */
export const reserved: ReadonlySet<string> = new Set(["metrics", "by", ...single]);

/**
 * The question of a URL, by the names of the shell: lists by commas or by repetition, any other parameter a filter, repeated for
 * "either". What the names mean, the resolver says. Throws UsageError("too_many").
 */
export function readApiRequest(params: URLSearchParams): MetricRequest {
  if (params.toString().length > most.letters) throw new UsageError("too_many", { option: "?…", most: most.letters });
  for (const name of single) if (params.getAll(name).length > 1) throw new UsageError("too_many", { option: name, most: 1 });
  const [asOf, period] = [given(params, "as-of"), given(params, "period")];
  const [metrics, by] = [listOf(params, "metrics", most.metrics), listOf(params, "by", most.by)];
  const named = new Map<string, string[]>();
  for (const [name, value] of params) if (!reserved.has(name)) named.set(name, [...(named.get(name) ?? []), value.trim()]);
  for (const [option, values] of named) if (values.length > most.values) throw new UsageError("too_many", { option, most: most.values });
  return { ...(asOf && { asOf }), ...(period && { period }), ...(metrics.length && { metrics }), ...(by.length && { by }), where: Object.fromEntries(named) };
}

const given = (params: URLSearchParams, name: string): string | undefined => params.get(name)?.trim() || undefined;

function listOf(params: URLSearchParams, name: string, limit: number): readonly string[] {
  const names = [...new Set(params.getAll(name).flatMap((text) => text.split(",")).map((text) => text.trim()).filter(Boolean))];
  if (names.length > limit) throw new UsageError("too_many", { option: name, most: limit });
  return names;
}
