import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import type { Change, Figure, NoComparison } from "#app/metrics/types.ts";
import { againstText, noChangeText, smallText } from "./against.ts";
import { judge, metricName } from "./words.ts";

const signs = { good: "▲", bad: "▼", unsure: "≈", plain: "" } as const;
interface Props {
  readonly change: Change | null;
  readonly to: Figure;
  readonly since?: boolean;
  readonly short?: boolean;
  /** Why the page's comparison has no answer here. */
  readonly cannot?: NoComparison | undefined;
}

/** A signed change with its interval; colour only where chance cannot explain it, and never colour alone. */
export function ChangeMark({ change, to, since = true, short = false, cannot }: Props) {
  const words = useWords();
  const { t, format } = words;
  if (change === null) return <span className="change change-none">{noChangeText(cannot, words)}</span>;
  const kind = judge(change);
  const unit = change.from.unit;
  const sign = kind === "good" || kind === "bad" ? (Number(change.value) > 0 ? signs.good : signs.bad) : signs[kind];
  const meaning = kind === "plain" ? "" : t(`ui.change_${kind}`);
  const range = change.low === null ? "" : `${t("ui.interval")}: ${format.change(change.low, unit)} … ${format.change(change.high, unit)}`;
  const few = smallText(change, words);
  return (
    <span className={`change change-${kind}`} title={[meaning, range].filter(Boolean).join("; ")}>
      <span className="change-value">
        {sign !== "" && <span aria-hidden="true">{sign} </span>}
        {format.change(change.value, unit)}
      </span>
      {since && <> {againstText(change, to, words)}</>}
      {meaning !== "" && (short ? <span className="unseen">, {meaning}</span> : <span className="change-meaning">, {meaning}</span>)}
      {!short && (
        <>
          {few !== "" && <>, {few}</>}
          {" · "}
          <Before change={change} />
        </>
      )}
    </span>
  );
}

/** The value that the change starts from, opening to its rows; a goal has none. */
function Before({ change: { from, kind, period } }: { readonly change: Change }) {
  const { t, format } = useWords();
  const value = format.value(from.value, from.unit);
  if (kind === "goal") return <span className="quiet">{t("ui.change_goal", { value })}</span>;
  const text = kind === "median" || kind === "best" ? value : t("ui.change_was", { value });
  return <FigureValue className="quiet" figure={from} name={metricName(from, t)} text={text} over={period} />;
}
