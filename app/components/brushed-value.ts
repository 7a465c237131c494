import type { Figure, Tile } from "#app/metrics/types.ts";
import { useBrushed } from "./brushing.tsx";

type Brushed = Pick<Figure, "value" | "unit" | "n">;
type BrushedFigure = (tile: Tile, first: string, last: string) => Brushed | null;

/** While months are being selected, what is known of them here; null at other times and where nothing is. */
export function useBrushedFigure(tile: Tile, figureOf: BrushedFigure): Brushed | null {
  const months = useBrushed();
  return months && figureOf(tile, months.first, months.last);
}
