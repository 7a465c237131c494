import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import type { FeedbackKinds } from "#app/metrics/views/feedback.ts";

const sentences = { surveys: "ui.fb_empty_surveys", survey_invitations: "ui.fb_empty_invitations", complaints: "ui.fb_empty_complaints" } as const;

/** A part of the page without data: which export feeds it, its template, and where to load it. */
export function EmptyPart({ kind }: { readonly kind: keyof FeedbackKinds }) {
  const { t } = useWords();
  return (
    <div className="feedback-empty">
      <p>{t(sentences[kind])}</p>
      <p>
        <Link to={`/data/kinds/${kind}`}>{t("ui.fb_template")}</Link> · <Link to="/data">{t("ui.empty_upload")}</Link>
      </p>
    </div>
  );
}
