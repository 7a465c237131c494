import { Form } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { keyPhrase } from "./compare.ts";
import { SourceLines } from "./source-lines.tsx";
import type { DuplicateView, Explanation, RecordView } from "./views.ts";

interface Props {
  readonly explanation: Explanation;
  /** The part of the page of duplicates to come back to, or another page. */
  readonly view?: DuplicateView;
  readonly back?: string;
}

/** Record by record: its spelling, keys and lines, and what ties it to the ones above. */
export function ExplanationList({ explanation, view, back }: Props) {
  const { t, format } = useWords();
  const { records, more } = explanation;
  return (
    <>
      {records.length === 1 && more === 0 && <p className="quiet">{t("ui.dup_why_one")}</p>}
      <ol className="dup-path">
        {records.map((record) => (
          <li key={record.n}>
            {record.n > 1 && <p className="dup-tie">{tieOf(record, t)}</p>}
            <div className="dup-record">
              <p>
                <span className="dup-n">{t("ui.dup_record", { n: record.n })}</span> <b>{record.name ?? t("ui.dup_no_name")}</b>
              </p>
              <ul className="dup-keys">
                {record.keys.map((key) => (
                  <li key={key.id} className={key.joins ? "dup-joins" : undefined}>
                    <span>{keyPhrase(key, t)}</span>
                    {key.joins && <span className="dup-tag dup-tag-strong">{t("ui.dup_joins")}</span>}
                    {key.unfit && <span className="dup-tag">{t("ui.dup_unfit")}: {t(`ui.dup_why_${key.unfit}`)}</span>}
                    {key.joins && <KeyButton id={key.id} intent="no_key" phrase={keyPhrase(key, t)} {...(view && { view })} {...(back && { back })} />}
                  </li>
                ))}
              </ul>
              <SourceLines sources={record.sources} rows={record.rows} />
            </div>
          </li>
        ))}
      </ol>
      {more > 0 && <p className="quiet">{t("ui.dup_records_more", { n: more, count: format.count(more) })}</p>}
    </>
  );
}

function tieOf({ tie }: RecordView, t: ReturnType<typeof useWords>["t"]): string {
  if (!tie) return t("ui.dup_tie_none");
  if (tie.key) return t("ui.dup_tie_key", { n: tie.to, key: keyPhrase(tie.key, t) });
  return t("ui.dup_tie_decision", { n: tie.to, id: tie.decision ?? 0 });
}

interface ButtonProps {
  readonly id: string;
  readonly intent: "no_key" | "is_key";
  readonly phrase: string;
  readonly view?: DuplicateView;
  readonly back?: string;
}

/** Says that a key is one, or is none. */
export function KeyButton({ id, intent, phrase, view, back }: ButtonProps) {
  const { t } = useWords();
  const refuses = intent === "no_key";
  return (
    <Form method="post" action="/data/duplicates" preventScrollReset>
      <input type="hidden" name="key" value={id} />
      {view && <input type="hidden" name="view" value={view} />}
      {back && <input type="hidden" name="back" value={back} />}
      <button className="button button-small" name="intent" value={intent} aria-label={t(refuses ? "ui.dup_refuse_key_which" : "ui.dup_accept_key_which", { key: phrase })}>
        {t(refuses ? "ui.dup_refuse_key" : "ui.dup_accept_key")}
      </button>
    </Form>
  );
}
