import { useWords } from "#app/components/locale.tsx";
import type { LadderProblem } from "#app/metrics/views/programme.ts";
import { valueName } from "../words.ts";

/** What is wrong with a field, or with the whole, in a sentence. */
export function LadderProblemText({ problem: { code, params }, id }: { readonly problem: LadderProblem; readonly id?: string }) {
  const { t, format } = useWords();
  const { tier, below, most } = params ?? {};
  const said = { ...(tier && { tier: valueName("tier", tier, t) }), ...(below && { below: valueName("tier", below, t) }), ...(most && { most: format.count(Number(most)) }) };
  return (
    <span id={id} className="def-problem">
      {t(`programme.rules_problem_${code}`, said)}
    </span>
  );
}
