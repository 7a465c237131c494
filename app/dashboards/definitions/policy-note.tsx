import { useWords } from "#app/components/locale.tsx";
import { defaultPolicy } from "#app/metrics/policy-default.ts";
import type { FigureDetail } from "#app/metrics/types.ts";
import { changesText } from "./policy-words.ts";

/** Where a figure's definition is no longer that of the sentence: what differs. */
export function PolicyNote({ policy }: Pick<FigureDetail, "policy">) {
  const words = useWords();
  return policy && <p className="explain">{words.t("ui.def_drawer_policy", { changes: changesText(policy, defaultPolicy, words) })}</p>;
}
