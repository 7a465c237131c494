/** A dot in pixels and the text that should stand beside it. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Must be named even where its text covers others. */
  readonly must: boolean;
}
export type Side = "right" | "left" | "top" | "bottom";
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const gap = 8;
export const sides: readonly Side[] = ["right", "left", "top", "bottom"];
/** How a text stands on each side of its dot. */
export const labelSides: Readonly<Record<Side, { readonly textAnchor?: "start" | "end"; readonly lineAnchor?: "bottom" | "top"; readonly dx?: number; readonly dy?: number }>> = {
  right: { textAnchor: "start", dx: 9 },
  left: { textAnchor: "end", dx: -9 },
  top: { lineAnchor: "bottom", dy: -8 },
  bottom: { lineAnchor: "top", dy: 8 },
};
const overlap = (a: Box, b: Box) => Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

function boxOf({ x, y, width, height }: Labelled, side: Side): Box {
  const left = side === "right" ? x + gap : side === "left" ? x - gap - width : x - width / 2;
  const top = side === "top" ? y - gap - height : side === "bottom" ? y + gap : y - height / 2;
  return { left, right: left + width, top, bottom: top + height };
}

/**
 * On which side of its dot each text stands so that it hides the least: greedily, in the given order, dots and the frame's edge counted.
 * Null where it would hide something and need not be named.
 */
export function placeLabels(dots: readonly Labelled[], frame: Box): (Side | null)[] {
  const taken: Box[] = dots.map(({ x, y }) => ({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 }));
  return dots.map((dot) => {
    const costs = sides.map((side) => {
      const box = boxOf(dot, side);
      const outside = (box.right - box.left) * (box.bottom - box.top) - overlap(box, frame);
      return taken.reduce((sum, other) => sum + overlap(box, other), outside * 4);
    });
    if (!dot.must && Math.min(...costs) > 0) return null;
    const best = sides[costs.indexOf(Math.min(...costs))] ?? "right";
    taken.push(boxOf(dot, best));
    return best;
  });
}

/** Heights for texts beside the ends of lines, at least `gap` apart, each as near as can be to where it wants to stand; in the given order. */
export function spreadOut(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, at) => at).toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let free = top;
  for (const at of order) {
    placed[at] = Math.max(wanted[at] ?? 0, free);
    free = (placed[at] ?? 0) + gap;
  }
  let limit = bottom;
  for (const at of order.toReversed()) {
    placed[at] = Math.min(placed[at] ?? 0, limit);
    limit = (placed[at] ?? 0) - gap;
  }
  return placed;
}

/** The height nearest to the wanted where a text of `half` its height touches none of those that stand; the wanted, where there is no such. */
export function clearOf(wanted: number, half: number, taken: readonly { readonly at: number; readonly half: number }[], top: number, bottom: number): number {
  const free = (y: number) => y >= top && y <= bottom && taken.every((other) => Math.abs(other.at - y) >= other.half + half - 0.01);
  const places = [wanted, ...taken.flatMap((other) => [other.at - other.half - half, other.at + other.half + half])].filter(free);
  return places.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0] ?? wanted;
}
