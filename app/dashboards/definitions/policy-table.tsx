import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { parameters, type Parameter } from "#app/metrics/policy-steps.ts";
import type { Side } from "#app/metrics/views/definitions.ts";
import { differing, sideText, valueText } from "./policy-words.ts";

/** Policies beside each other, a parameter a row; what differs stands out. */
export function PolicyTable({ sides, only = parameters }: { readonly sides: readonly Side[]; readonly only?: readonly Parameter[] }) {
  const words = useWords();
  const { t } = words;
  const [first, last] = [sides[0], sides.at(-1)];
  const changed = first && last ? differing(first.policy, last.policy) : [];
  return (
    <TableBox caption={t("ui.def_form_title")} quiet>
      <thead>
        <tr>
          <th scope="col">{t("ui.def_parameter")}</th>
          {sides.map((side, i) => (
            <th key={i} scope="col">
              {sideText(side, t)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {only.map((parameter) => (
          <tr key={parameter} className={changed.includes(parameter) ? "def-changed" : undefined}>
            <th scope="row">{t(`ui.def_p_${parameter}`)}</th>
            {sides.map((side, i) => (
              <td key={i} className="def-sentence">
                {valueText(parameter, side.policy, words)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
