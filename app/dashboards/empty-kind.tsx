import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";

const sentences = { sales: "ui.sv_need_sales", visits: "ui.sv_need_visits", tyre_storage: "ui.sv_need_tyre_storage", visit_lines: "ui.sv_need_visit_lines" } as const;

/** A part of a page without data: which export feeds it, its template, and where to load it. */
export function EmptyKind({ kind }: { readonly kind: keyof typeof sentences }) {
  const { t } = useWords();
  return (
    <div className="empty-kind">
      <p>{t(sentences[kind])}</p>
      <p>
        <Link to={`/data/kinds/${kind}`}>{t("ui.sv_template")}</Link> · <Link to="/data">{t("ui.empty_upload")}</Link>
      </p>
    </div>
  );
}
