import { createContext, use } from "react";
import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import type { Figure } from "#app/metrics/types.ts";
import { metricName } from "../words.ts";

/** Which definition a figure was computed by: one of the two compared, or the one in force. */
export type FigureSide = "from" | "to" | "now";
export type SideLink = (figure: Figure, side: FigureSide) => string;

const SideLinks = createContext<SideLink>(() => "#");
export const SideLinksProvider = SideLinks.Provider;

/** A value that opens to its rows by the definition it was computed with. */
export function SideFigure({ figure, side }: { readonly figure: Figure; readonly side: FigureSide }) {
  const { t, format } = useWords();
  const value = format.value(figure.value, figure.unit);
  return (
    <Link className="figure" to={use(SideLinks)(figure, side)} preventScrollReset aria-label={t("ui.open_figure", { name: metricName(figure, t), value })}>
      {value}
    </Link>
  );
}
