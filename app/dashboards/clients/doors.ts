import type { ChartDoors } from "#app/charts/figure.tsx";
import { useLinks } from "#app/components/links.tsx";
import { useWords } from "#app/components/locale.tsx";
import type { Figure, Part } from "#app/metrics/types.ts";

/** Makes each mark of a chart open the rows behind its figure; in step with the rows of the table twin. */
export function useFigureDoors(figures: readonly (Figure | null)[], part?: Part): ChartDoors {
  const links = useLinks();
  const { t } = useWords();
  return { doors: figures.map((figure) => figure && links.figure(figure, part)), doorHint: t("ui.clients_door_hint") };
}

/** The cells of a grid row by row without the blank end of each row, as the heat map's table has them. */
export const gridCells = (rows: readonly (readonly (Figure | null)[])[]): (Figure | null)[] => rows.flatMap((cells) => cells.slice(0, cells.findLastIndex((cell) => cell !== null && cell.value !== null) + 1));
