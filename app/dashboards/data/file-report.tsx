import { useWords } from "#app/components/locale.tsx";
import type { FileReportView, ProblemGroup } from "./load-views.ts";

/** What became of one file: the line that must add up, the totals, what was rejected and why. */
export function FileReport({ report }: { readonly report: FileReportView }) {
  const { t } = useWords();
  return (
    <article className="file-card report-card">
      <h3>
        {report.file} {report.kind !== null && <span className="quiet">{report.kind}</span>}
      </h3>
      {report.refusal === null ? (
        <>
          {report.alreadyLoaded && <p>{t("ui.report_already")}</p>}
          <Conservation report={report} />
          {report.overlap !== null && <p>{report.overlap}</p>}
          {report.totals.map(({ sentence, agrees }) => (
            <p key={sentence} className={agrees ? "agrees" : "warnings"}>
              {sentence}
            </p>
          ))}
          <Rejects report={report} />
          <Warnings warnings={report.warnings} />
        </>
      ) : (
        <p className="warnings">{report.refusal}</p>
      )}
    </article>
  );
}

function Conservation({ report: { conservation, parts, remarks } }: { readonly report: FileReportView }) {
  return (
    <div className="conservation">
      <p>{conservation}</p>
      {parts.length > 0 && (
        <>
          <div className="bar" aria-hidden="true">
            {parts.map(({ part, width }) => (
              <span key={part} className={`bar-${part}`} style={{ flexBasis: width }} />
            ))}
          </div>
          <ul className="bar-key">
            {parts.map(({ part, label }) => (
              <li key={part} className={`key-${part}`}>
                {label}
              </li>
            ))}
          </ul>
        </>
      )}
      {remarks.map((remark) => (
        <p key={remark} className="quiet">
          {remark}
        </p>
      ))}
    </div>
  );
}

function Rejects({ report: { rejected, rejects, batch } }: { readonly report: FileReportView }) {
  const { t } = useWords();
  if (rejected === null) return null;
  return (
    <section className="rejects">
      <h4>{rejected}</h4>
      {rejects.map((group) => (
        <Group key={group.title + group.sentences[0]} group={group} />
      ))}
      {batch !== null && (
        <p>
          <a href={`/rejects.csv?batch=${encodeURIComponent(batch)}`} download>
            {t("ui.report_rejects_download")}
          </a>
          <span className="quiet"> {t("ui.report_rejects_mend")}</span>
        </p>
      )}
    </section>
  );
}

const Group = ({ group: { title, count, sentences, more } }: { readonly group: ProblemGroup }) => (
  <details open>
    <summary>
      <b>{title}</b> · {count}
    </summary>
    <ul className="remarks">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {more !== null && <li>{more}</li>}
    </ul>
  </details>
);

function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  const { t } = useWords();
  if (warnings.length === 0) return null;
  return (
    <details className="file-warnings">
      <summary>{t("ui.report_warnings", { n: warnings.length })}</summary>
      <ul className="remarks">
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </details>
  );
}
