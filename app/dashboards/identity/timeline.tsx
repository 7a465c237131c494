import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { orderLinePath } from "#app/filters/links.ts";
import { hasMessage, type Translate } from "#app/i18n/translate.ts";
import type { Timeline, TimelineEvent } from "./views.ts";

/** Everything that is known to have happened with a client, newest first, each with its file and line. */
export function ClientTimeline({ timeline: { total, events }, id }: { readonly timeline: Timeline; readonly id: number }) {
  const { t, format } = useWords();
  return (
    <section className="identity-facts" id="timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{t("ui.timeline")}</h2>
      {total === 0 ? (
        <p className="quiet">{t("ui.timeline_none")}</p>
      ) : (
        <TableBox caption={t("ui.timeline")} quiet className="timeline">
          <thead>
            <tr>
              <th scope="col">{t("ui.row_day")}</th>
              <th scope="col">{t("ui.timeline_what")}</th>
              <th scope="col">{t("ui.timeline_about")}</th>
              <th scope="col" className="number">{t("ui.row_amount")}</th>
              <th scope="col">{t("ui.row_source")}</th>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <Row key={`${event.kind} ${event.no} ${event.source.batch} ${event.source.line}`} event={event} />
            ))}
          </tbody>
        </TableBox>
      )}
      {events.length < total && (
        <p>
          <Link to={`/clients/${id}?timeline=all#timeline`}>{t("ui.timeline_all", { n: total, count: format.count(total) })}</Link>
        </p>
      )}
    </section>
  );
}

function Row({ event: { day, kind, no, branch, word, text, amount, number, source } }: { readonly event: TimelineEvent }) {
  const { t, format } = useWords();
  const about = [wordOf(kind, word, t), number === null ? null : numberOf(kind, number), text, branch].filter(Boolean);
  return (
    <tr>
      <th scope="row" className="nowrap">{format.date(day)}</th>
      <td>
        {wordOf("", `kind_${kind}`, t)}
        {no !== null && <small>{kind === "visit" ? <Link to={orderLinePath(source.batch, source.line)}>{no}</Link> : no}</small>}
      </td>
      <td>{about.join(" · ")}</td>
      <td className="number">{amount === null ? "" : format.minor(amount, 0)}</td>
      <td className="quiet">{t("ui.row_source_line", { file: source.file, line: source.line })}</td>
    </tr>
  );

  function numberOf(of: string, value: number): string {
    return of === "survey" ? t("ui.timeline_score", { score: format.number(value) }) : t("ui.timeline_points", { n: Math.abs(value), points: format.number(value) });
  }
}

const families: Readonly<Record<string, string>> = { visit: "visit_kind", sale: "condition", sale_cancelled: "condition", survey: "origin", invitation: "touchpoint" };

/** A code in the reader's words; one that nobody has translated stays as it is. */
function wordOf(kind: string, word: string | null, t: Translate): string | null {
  if (word === null) return null;
  const key = [`ui.timeline_${kind === "" ? "" : `${kind}_`}${word}`, `ui.${families[kind] ?? kind}_${word}`].find(hasMessage);
  return key ? t(key) : word;
}
