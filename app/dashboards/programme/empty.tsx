import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import type { ProgrammeKinds } from "#app/metrics/views/programme.ts";

/** A part of the page without data: which export feeds it, its template, and where to load it. */
export function NeedsKind({ kind }: { readonly kind: keyof ProgrammeKinds }) {
  const { t } = useWords();
  return (
    <div className="empty-kind">
      <p>{t(`programme.need_${kind}`)}</p>
      <p>
        <Link to={`/data/kinds/${kind}`}>{t("programme.template")}</Link> · <Link to="/data">{t("ui.empty_upload")}</Link>
      </p>
    </div>
  );
}
