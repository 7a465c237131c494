import { useWords } from "#app/components/locale.tsx";
import { hasMessage } from "#app/i18n/translate.ts";
import type { PairView } from "./views.ts";

export const pairAddress = ({ a, b }: Pick<PairView, "a" | "b">): string => `/data/duplicates?pair=${a}-${b}`;

export function PairName({ pair }: { readonly pair: PairView }) {
  const { t } = useWords();
  const [left, right] = pair.names.map((name) => name ?? t("ui.dup_no_name"));
  return <>{t("ui.dup_pair", { left: left ?? "", right: right ?? "" })}</>;
}

/** Why the two may be one, in words. */
export function Reasons({ pair }: { readonly pair: PairView }) {
  const { t, format } = useWords();
  const sentences = pair.reasons.flatMap(({ reason, evidence }) => {
    const key = `ui.dup_reason_${reason}`;
    return hasMessage(key) ? [t(key, { evidence })] : [];
  });
  return (
    <span className="dup-reasons">
      {sentences.map((sentence) => (
        <span key={sentence}>{sentence}</span>
      ))}
      <span>{t("ui.dup_n_visits", { n: pair.visits, count: format.count(pair.visits) })}</span>
    </span>
  );
}
