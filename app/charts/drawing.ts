/** A drawing that stands in the document: by its number there. On the server its markup is at hand too, and not sent a second time. */
export interface StandingDrawing {
  readonly stands: number;
  readonly markup?: string;
}
/** Markup, or where in the document it stands. */
export type Drawing = string | StandingDrawing;

const found = new WeakMap<StandingDrawing, string>();

/** The number to find a drawing by; a drawing that came with its data needs none. */
export const standsAt = (drawing: Drawing): number | undefined => (typeof drawing === "string" ? undefined : drawing.stands);

/** The markup of a drawing. In a browser that of the document is read off it once, before anybody changes it; "" where it is not there. */
export function markupOf(drawing: Drawing): string {
  if (typeof drawing === "string") return drawing;
  if (drawing.markup !== undefined) return drawing.markup;
  const known = found.get(drawing) ?? unchosen(document.querySelector(`[data-stands="${drawing.stands}"]`)?.innerHTML ?? "");
  if (known !== "") found.set(drawing, known);
  return known;
}

/** The drawing before any of its rows was chosen: what `paled` does, undone. */
const unchosen = (markup: string): string => markup.replaceAll(' class="chart-pale"', "").replaceAll(/<rect class="chart-chosen"[^>]*><\/rect>/g, "");
