import type { Format } from "#app/i18n/format.ts";
import type { MessageKey, Translate } from "#app/i18n/index.ts";
import type { ComponentId } from "./plan.ts";

/** A value with the way it is shown; words come from the reader's language. `exact`: with as many digits as it takes to work the amount out by hand. */
export type Shown =
  | { readonly as: "minor" | "share" | "number" | "exact" | "count"; readonly value: number | null }
  /** A result or target in the unit of its component. */
  | { readonly as: "result"; readonly of: ComponentId; readonly value: number | null }
  | { readonly as: "period" | "text"; readonly value: string }
  | { readonly as: "word"; readonly value: MessageKey }
  /** Terms of a sum: "8 % × 80 000 ₸ + 10 % × 20 000 ₸". */
  | { readonly as: "sum"; readonly terms: readonly (readonly [Shown, Shown])[] };

/** What a component is called: the name of its metric. */
export const nameOf = (id: ComponentId): MessageKey => `metrics.${id}`;

/** A sentence of a statement, without language. */
export interface Said {
  readonly key: MessageKey;
  readonly values: Readonly<Record<string, Shown>>;
}

/** Results that are shares. */
export const shareComponents: ReadonlySet<ComponentId> = new Set(["first_visit_recommend", "corporate_retention"]);
const counts: ReadonlySet<ComponentId> = new Set(["returning_clients", "repeat_sales"]);

export const isCount = (id: ComponentId): boolean => counts.has(id);

/** The sentence in the reader's words. */
export function say({ key, values }: Said, t: Translate, format: Format): string {
  return t(key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(value, t, format)])));
}

function shown(value: Shown, t: Translate, format: Format): string {
  if (value.as === "sum") return value.terms.map(([a, b]) => `${shown(a, t, format)} × ${shown(b, t, format)}`).join(" + ");
  if (value.as === "word") return t(value.value);
  if (value.as === "text") return value.value;
  if (value.as === "period") return format.period(value.value);
  if (value.as === "minor") return format.minor(value.value);
  if (value.as === "share") return format.share(value.value);
  if (value.as === "count") return format.count(value.value);
  if (value.as === "exact") return value.value !== null && Number(value.value.toFixed(3)) !== value.value ? format.number(value.value, 9) : format.number(value.value);
  return value.as === "result" ? resultText(value.of, value.value, format) : format.number(value.value);
}

/** A result or a target as people read it, in the unit of its component. */
export function resultText(of: ComponentId, value: number | null, format: Format): string {
  // A target is a count with halves: a median.
  if (shareComponents.has(of)) return format.share(value);
  return counts.has(of) ? format.number(value) : format.value(value, "score");
}
