import { Link } from "react-router";
import { FigureValue } from "#app/components/figure-value.tsx";
import { useWords } from "#app/components/locale.tsx";
import type { SourceRow } from "#app/metrics/types.ts";
import type { FeedbackData } from "#app/metrics/views/feedback.ts";
import { FigureFacts, Marks } from "../figure-facts.tsx";
import { metricName } from "../words.ts";

/** Clients whose words and ways do not agree: satisfied and gone, loyal and never asked. */
export function People({ data: { gone, neverAsked } }: { readonly data: FeedbackData }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="fb-lists">
      <h2 id="fb-lists">{t("ui.fb_lists")}</h2>
      <div className="pair">
        <List title={t("ui.fb_gone")} text={t("ui.fb_gone_text")} list={gone} said="ui.fb_scored" />
        <List title={t("ui.fb_never")} text={t("ui.fb_never_text")} list={neverAsked} said="ui.fb_last_here" />
      </div>
    </section>
  );
}

interface ListProps {
  readonly title: string;
  readonly text: string;
  readonly list: FeedbackData["gone"];
  readonly said: "ui.fb_scored" | "ui.fb_last_here";
}

function List({ title, text, list: { tile, rows }, said }: ListProps) {
  const { t, format } = useWords();
  const { current } = tile;
  const line = (row: SourceRow) => t(said, { date: format.date(row.day), ...(said === "ui.fb_scored" && { score: format.number(row.score) }) });
  return (
    <div className="panel">
      <h3>{title}</h3>
      <p className="explain">{text}</p>
      <p>
        <FigureValue figure={current} name={metricName(current, t)} /> <FigureFacts figure={current} />
      </p>
      <Marks figure={current} />
      {rows.length === 0 ? (
        <p>{t("ui.fb_nobody")}</p>
      ) : (
        <ul className="feedback-people">
          {rows.map((row) => (
            <li key={row.id}>
              <Link to={`/clients/${row.id}`}>{row.name ?? t("ui.row_nobody")}</Link> <span className="quiet">{[row.branch, line(row)].filter(Boolean).join(" · ")}</span>
            </li>
          ))}
        </ul>
      )}
      {rows.length > 0 && (
        <p>
          <FigureValue figure={current} part="numerator" name={title} text={t("ui.fb_all", { count: format.number(current.numerator) })} />
        </p>
      )}
    </div>
  );
}
