import { Link } from "react-router";
import { useArrival } from "#app/components/arrival.ts";
import { useWords } from "#app/components/locale.tsx";
import type { ReportView } from "./data-views.ts";

interface Props {
  readonly reports: readonly ReportView[];
  readonly clients: { readonly records: number; readonly clients: number };
}

/** What an import did, file by file: the line that must add up, the total, and what was rejected and why. */
export function ReportList({ reports, clients }: Props) {
  const { t, format } = useWords();
  const failed = reports.some((report) => report.refusal !== null);
  return (
    <section className="report" aria-labelledby="report">
      <h2 id="report" ref={useArrival<HTMLHeadingElement>()} tabIndex={-1}>{t(failed ? "ui.report_failed_title" : "ui.report_title")}</h2>
      {reports.map((report) => (
        <FileReport key={report.file + report.batch} report={report} />
      ))}
      <p>
        {t("ui.report_clients", { records: format.count(clients.records), clients: format.count(clients.clients) })} <Link to="/">{t("ui.report_overview")}</Link>
      </p>
    </section>
  );
}

function FileReport({ report }: { readonly report: ReportView }) {
  const { t, format } = useWords();
  const { file, batch, refusal, read, loaded, unchanged, superseded, rejected, skipped, unidentified, control } = report;
  if (refusal !== null) {
    return (
      <article className="file-card">
        <h3>{file}</h3>
        <p className="warnings">{refusal}</p>
      </article>
    );
  }
  const counts = { read: format.count(read), loaded: format.count(loaded), unchanged: format.count(unchanged), superseded: format.count(superseded), rejected: format.count(rejected) };
  return (
    <article className="file-card">
      <h3>{file}</h3>
      {report.alreadyLoaded && <p>{t("ui.report_already")}</p>}
      <p className="conservation">{t("ui.report_conservation", counts)}</p>
      <ul className="quiet">
        {skipped > 0 && <li>{t("ui.report_skipped", { count: format.count(skipped) })}</li>}
        {unidentified > 0 && <li>{t("ui.report_unidentified", { count: format.count(unidentified) })}</li>}
      </ul>
      {control && (
        <p className={control.difference ? "warnings" : undefined}>
          {control.difference ? t("ui.report_control_off", { reported: control.reported, loaded: control.loaded, difference: control.difference }) : t("ui.report_control", { reported: control.reported, loaded: control.loaded })}
        </p>
      )}
      {report.warnings.length > 0 && (
        <ul className="remarks">
          {report.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {rejected > 0 && (
        <>
          <h4>{t("ui.report_rejects")}</h4>
          {report.rejects.map(({ title, count, sentences }) => (
            <details key={title + sentences[0]} open>
              <summary>
                {title}: {format.count(count)}
              </summary>
              <ul className="remarks">
                {sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
                {count > sentences.length && <li className="quiet">{t("ui.report_rejects_more", { count: format.count(count - sentences.length) })}</li>}
              </ul>
            </details>
          ))}
          {batch !== null && (
            <a href={`/rejects.csv?batch=${encodeURIComponent(batch)}`} download>
              {t("ui.report_rejects_download")}
            </a>
          )}
        </>
      )}
    </article>
  );
}
