import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import type { Change, Figure } from "#app/metrics/types.ts";
import { judge, metricName, spansYear } from "./words.ts";

const signs = { good: "▲", bad: "▼", unsure: "≈", plain: "" } as const;

/** A signed change with its interval; colour only where chance cannot explain it, and never colour alone. */
export function ChangeMark({ change, to, since = true, short = false }: { readonly change: Change | null; readonly to: Figure; readonly since?: boolean; readonly short?: boolean }) {
  const { t, format } = useWords();
  if (change === null) return <span className="change change-none">{t("ui.change_none")}</span>;
  const kind = judge(change);
  const unit = change.from.unit;
  const sign = kind === "good" || kind === "bad" ? (Number(change.value) > 0 ? signs.good : signs.bad) : signs[kind];
  const span = spansYear(change.from.as_of, to.as_of) ? t("ui.change_year") : t("ui.change_since", { date: format.date(change.from.as_of) });
  const meaning = kind === "plain" ? "" : t(`ui.change_${kind}`);
  const range = change.low === null ? "" : `${t("ui.interval")}: ${format.change(change.low, unit)} … ${format.change(change.high, unit)}`;
  return (
    <span className={`change change-${kind}`} title={[meaning, range].filter(Boolean).join("; ")}>
      <span className="change-value">
        {sign !== "" && <span aria-hidden="true">{sign} </span>}
        {format.change(change.value, unit)}
      </span>
      {since && <> {span}</>}
      {meaning !== "" && (short ? <span className="unseen">, {meaning}</span> : <span className="change-meaning">, {meaning}</span>)}
      {!short && (
        <>
          {" · "}
          <FigureValue className="quiet" figure={change.from} name={metricName(change.from, t)} text={t("ui.change_was", { value: format.value(change.from.value, unit) })} />
        </>
      )}
    </span>
  );
}
