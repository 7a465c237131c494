import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { Thread } from "./thread.tsx";
import type { LineView } from "./views.ts";

interface Props {
  readonly line: LineView;
  readonly mayAsk: boolean;
  readonly mayRun: boolean;
}

/** One line with its own numbers, what is behind it, and what was asked about it. */
export function LineDetails({ line: { key, component, title, amount_minor, sentences, rows, rowCount, figure, questions }, mayAsk, mayRun }: Props) {
  const { t, format } = useWords();
  return (
    <article className="line-details" id={`line-${key}`} aria-labelledby={`title-${key}`}>
      <h3 id={`title-${key}`}>
        {title} <span className="number">{format.minor(amount_minor)}</span>
      </h3>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {(rowCount > 0 || figure) && (
        <div className="facts">
          {figure && <Link to={figure}>{t("bonuses.figure_today")}</Link>}
        </div>
      )}
      {rowCount > 0 && (
        <details>
          <summary>{t("bonuses.rows", { n: rowCount, count: format.count(rowCount) })}</summary>
          <ul className="row-ids">
            {rows.map(({ label, to }) => (
              <li key={label}>{to ? <Link to={to}>{label}</Link> : label}</li>
            ))}
          </ul>
          {rowCount > rows.length && <p className="quiet">{t("bonuses.rows_more", { n: rowCount - rows.length, count: format.count(rowCount - rows.length) })}</p>}
        </details>
      )}
      <Thread questions={questions} component={component} about={title} mayAsk={mayAsk} mayRun={mayRun} />
    </article>
  );
}
