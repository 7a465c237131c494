import { Link } from "react-router";
import type { Period } from "#app/metrics/period.ts";
import type { Figure, Part } from "#app/metrics/types.ts";
import { useLinks } from "./links.tsx";
import { useWords } from "./locale.tsx";

interface Props {
  readonly figure: Figure;
  /** What the figure is called, for those who hear it without its surroundings. */
  readonly name: string;
  readonly part?: Part;
  /** What is shown, when it is not the figure's value. */
  readonly text?: string;
  readonly className?: string;
  /** The period it stands for, where that is not the page's. */
  readonly over?: Period | undefined;
}

/** A value that opens to its rows. */
export function FigureValue({ figure, name, part, text, className = "", over }: Props) {
  const { t, format } = useWords();
  const value = text ?? format.value(figure.value, figure.unit);
  return (
    <Link className={`figure ${className}`} to={useLinks().figure(figure, part, over)} preventScrollReset aria-label={t("ui.open_figure", { name, value })}>
      {value}
    </Link>
  );
}
