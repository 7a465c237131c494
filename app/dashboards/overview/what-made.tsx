import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import type { GroupPart, WhatChanged } from "#app/metrics/views/overview.ts";
import { metricName } from "../words.ts";
import { groupName } from "./what-changed-words.ts";

/** The parts that the sentences name, each by its formula with own numbers; the figures in it open to their rows. */
export function WhatMade({ rows }: { readonly rows: readonly WhatChanged[] }) {
  const parts = rows.flatMap((row) => [row.part, row.counter].filter((part) => part !== null).map((part) => ({ row, part })));
  if (parts.length === 0) return null;
  return (
    <ul>
      {parts.map(({ row, part }) => (
        <Made key={`${row.to.metric} ${row.to.by["origin"] ?? ""} ${part.dimension} ${part.value ?? ""}`} row={row} part={part} />
      ))}
    </ul>
  );
}

function Made({ row: { to, change }, part: one }: { readonly row: WhatChanged; readonly part: GroupPart }) {
  const words = useWords();
  const { t, format } = words;
  const { total, rate, mix, weights, from, to: now } = one;
  const name = `${metricName(to, t)}, ${groupName(one, words)}`;
  const signed = (value: number) => format.change(value, to.unit);
  return (
    <li>
      {name}: <b>{signed(total)}</b> = {signed(rate)} {t("ui.ov_made_rate")} (<FigureValue figure={from} name={name} over={change.period} /> → <FigureValue figure={now} name={name} />) {t("ui.ov_made_and")} {signed(mix)}{" "}
      {t("ui.ov_made_mix", { before: format.share(weights.before), after: format.share(weights.after) })}; {t("ui.ov_made_whole")} <FigureValue figure={change.from} name={metricName(to, t)} over={change.period} /> → <FigureValue figure={to} name={metricName(to, t)} />
    </li>
  );
}
