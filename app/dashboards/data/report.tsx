import { Link } from "react-router";
import { useArrival } from "#app/components/arrival.ts";
import { useWords } from "#app/components/locale.tsx";
import type { ReportView } from "./load-views.ts";
import { FileReport } from "./file-report.tsx";

/** What an import did, file by file, what became of the clients, and where to go on. */
export function Report({ report }: { readonly report: ReportView }) {
  const { t } = useWords();
  return (
    <section className="report" aria-labelledby="report">
      <h2 id="report" ref={useArrival<HTMLHeadingElement>()} tabIndex={-1}>
        {report.title}
      </h2>
      {report.files.map((file) => (
        <FileReport key={`${file.file} ${file.batch}`} report={file} />
      ))}
      <p>
        {report.clients} {report.sharedKeys}
      </p>
      <nav className="next" aria-label={t("ui.next_title")}>
        <Link className="button button-main" to="/">
          {t("ui.next_overview")}
        </Link>
        <Link className="button" to="/data/duplicates">
          {t("ui.next_duplicates")}
        </Link>
        <Link className="button" to="/data">
          {t(report.anyRejected ? "ui.next_mend" : "ui.next_more")}
        </Link>
      </nav>
    </section>
  );
}
