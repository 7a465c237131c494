import type { Home } from "#pipelines/index.ts";
import { isDay } from "#app/metrics/period.ts";
import { readSpec } from "#app/promotions/segments.ts";
import { UsageError } from "../usage-error.ts";
import { segmentsPath } from "./links.ts";
import { dropSegment, keepSegment } from "./saved.server.ts";

/** Saves a segment or forgets one, as a form of the page says; gives where to go on. Throws UsageError. */
export async function takeSegmentForm(home: Home, form: URLSearchParams): Promise<string> {
  if (form.get("intent") === "forget") {
    await dropSegment(home, Number(form.get("id")));
    return `${segmentsPath({})}#saved`;
  }
  const seg = readSpec(form.get("seg") ?? "");
  const asOf = form.get("as_of") ?? "";
  if (seg === null) throw new UsageError("bad_choice", { option: "seg", value: form.get("seg") ?? "", choices: "/segments" });
  await keepSegment(home, { name: form.get("name") ?? "", spec: seg, asOf: isDay(asOf) ? asOf : undefined });
  return `${segmentsPath({ seg, asOf: isDay(asOf) ? asOf : null })}#saved`;
}
