import { useWords } from "#app/components/locale.tsx";
import type { RunStateName } from "./views.ts";

/** How far a period has come, in a word; colour is never alone. */
export function StateMark({ state }: { readonly state: RunStateName }) {
  const { t } = useWords();
  return <span className={`run-state run-${state}`}>{t(`bonuses.state_${state}`)}</span>;
}
