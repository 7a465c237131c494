import { isDay } from "#app/metrics/period.ts";
import { builtIns, isRules, normal, readSpec, segmentSpec, type Rules, type SegmentSpec } from "#app/promotions/segments.ts";
import type { Choice } from "#app/dashboards/segments/views.ts";

export interface SegmentsQuestion {
  /** Null: none is chosen. */
  readonly seg: SegmentSpec | null;
  readonly rules: Rules;
  readonly asOf: string | null;
  readonly page: number;
  /** The address is a form's, and says at length what another says shortly. */
  readonly fromForm: boolean;
}

/** Reads an address of /segments; what makes no sense in it is as if it were not there. */
export function readSegments(params: URLSearchParams): SegmentsQuestion {
  const text = params.get("seg");
  const rules = params.get("rules");
  const asOf = params.get("as_of");
  const fromForm = params.has("together");
  return {
    seg: fromForm ? fromChoices(params) : text === null ? null : readSpec(text),
    rules: isRules(rules) ? rules : "fixed",
    asOf: asOf !== null && isDay(asOf) ? asOf : null,
    page: Math.max(1, Math.trunc(Number(params.get("page"))) || 1),
    fromForm,
  };
}

/** Of a form with a choice beside each segment: in all of these, in one of those, in none of the others. */
function fromChoices(params: URLSearchParams): SegmentSpec {
  const said = (choice: Choice): string[] => builtIns.filter((id) => params.get(`in_${id}`) === choice);
  const any = said("any");
  return normal(segmentSpec.parse({ all: [...said("all").map((id) => [id]), ...(any.length ? [any] : []), ...said("none").map((id) => [`-${id}`])] }));
}

/** How a built-in segment takes part in one, where a form can say it. */
export function choiceIn(spec: SegmentSpec | null, id: string): Choice {
  if (spec?.all.some((group) => group.length === 1 && group[0] === id)) return "all";
  if (spec?.all.some((group) => group.length === 1 && group[0] === `-${id}`)) return "none";
  return spec?.all.some((group) => group.length > 1 && group.includes(id)) ? "any" : "";
}
