import { useWords } from "#app/components/locale.tsx";
import type { VerdictWord } from "./views.ts";

const signs: Readonly<Record<VerdictWord, string>> = { earned: "▲", lost: "▼", not_clear: "≈", cannot_tell: "?" };

/** A verdict as a sign and a word: colour is never alone. */
export function VerdictMark({ verdict }: { readonly verdict: VerdictWord }) {
  const { t } = useWords();
  return (
    <span className={`verdict verdict-${verdict}`}>
      <span aria-hidden="true">{signs[verdict]}</span> {t(`promotions.verdict_${verdict}`)}
    </span>
  );
}
