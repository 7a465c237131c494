import { isDrawing, isPlain, keyWithin, standingAt } from "./standing.ts";
import type { Figure } from "./types.ts";

/** A month of a trend as the browser needs it, where months are picked on a drawn chart: what the months add up from, and no interval. */
const month = ({ metric, as_of, definition, by, value, numerator, denominator, n, unit }: Figure): Figure => ({ metric, as_of, definition, by, value, numerator, denominator, n, unit, low: null, high: null });

/** The same where its months do not add up: their own values are all that is shown. */
const ownMonth = (figure: Figure): Figure => ({ ...month(figure), numerator: null, denominator: null });

const isFigure = (value: Readonly<Record<string, unknown>>): boolean => typeof value["metric"] === "string" && typeof value["definition"] === "string" && typeof value["as_of"] === "string" && typeof value["unit"] === "string" && "value" in value;

/** Of a figure on a page: what its formula is made of stands in its drawer, its definition once for the page. */
const said: ReadonlySet<string> = new Set(["value", "low", "high"]);
/** Nine digits are more than anybody is shown, and half as much to send as seventeen. */
const rounded = (value: unknown): unknown => (typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(9)) : value);
const unshown: ReadonlySet<string> = new Set(["definition", "numerator", "denominator", "p90", "margin"]);

interface How {
  /** False leaves out the counts beside every figure. */
  readonly parts?: boolean;
  /** True where the page's document is asked for: its drawings stand in it, and are not sent a second time. */
  readonly standing?: boolean;
}

/**
 * The data of a page without what only its drawings were made from, and what only a figure's drawer shows. `definitions` says once by which
 * definitions all of it was computed. A page says less than half as much to the browser then. The figure of a tile stays whole, but for
 * its definition. What else is left out is missing in spite of the types: nothing that is shown reads it.
 */
export function lean<T extends object>(data: T, { parts = true, standing = false }: How = {}): T & { readonly definitions: readonly string[] } {
  // What stands in two places is sent once, as long as it stays one thing.
  const known = new Map<unknown, unknown>();
  const wholes = new Map<unknown, unknown>();
  const definitions = new Set<string>();
  let drawings = 0;
  const months = (figures: readonly Figure[], addsUp: boolean) => {
    if (!known.has(figures)) known.set(figures, figures.map((figure) => thin(addsUp ? month(figure) : ownMonth(figure), addsUp)));
    return known.get(figures);
  };
  const thin = (value: unknown, whole = false, under: string | null = null): unknown => {
    if (standing && isDrawing(value, under)) return standingAt(drawings++, value);
    if (!Array.isArray(value) && !isPlain(value)) return value;
    const kept = whole ? wholes : known;
    if (!kept.has(value)) kept.set(value, Array.isArray(value) ? value.map((inner) => thin(inner, false, under)) : thinned(value, whole, under));
    return kept.get(value);
  };
  const thinned = (value: Readonly<Record<string, unknown>>, whole: boolean, under: string | null): unknown => {
    const isTile = "trend" in value && "current" in value;
    const figure = isFigure(value);
    const hidden = (key: string) => (figure && (whole ? key === "definition" : unshown.has(key))) || (isTile && key === "against") || (key === "parts" && !parts);
    if (figure) definitions.add(String(value["definition"]));
    const inner = (key: string, child: unknown): unknown => {
      if (isTile && (key === "trend" || key === "context") && Array.isArray(child)) return months(child as Figure[], value["addsUp"] === true);
      // A goal stands beside figures in their shape and is none.
      if (key === "from" && value["kind"] === "goal") return child;
      return thin(child, isTile && key === "current", keyWithin(under, key));
    };
    return Object.fromEntries(Object.entries(value).filter(([key]) => !hidden(key)).map(([key, child]) => [key, figure && said.has(key) ? rounded(child) : inner(key, child)]));
  };
  const sent = thin(data) as T;
  return { ...sent, definitions: [...definitions].sort() };
}
