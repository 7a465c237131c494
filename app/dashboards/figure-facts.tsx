import { useWords } from "#app/components/locale.tsx";
import type { Figure } from "#app/metrics/types.ts";
import { countText, markTexts } from "./words.ts";

/** Interval and n under a value. */
export function FigureFacts({ figure }: { readonly figure: Figure }) {
  const { t, format } = useWords();
  const words = { t, format };
  return (
    <span className="facts">
      {figure.low !== null && <span title={t("ui.interval")}>{format.range(figure.low, figure.high, figure.unit)}</span>}
      <span>{countText(figure, words)}</span>
    </span>
  );
}

export function Marks({ figure }: { readonly figure: Pick<Figure, "marks"> }) {
  const texts = markTexts(figure.marks, useWords().t);
  if (texts.length === 0) return null;
  return (
    <ul className="marks">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
