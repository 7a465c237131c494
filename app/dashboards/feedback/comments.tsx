import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import type { Comment } from "#app/metrics/views/feedback.ts";

/** What clients wrote beside a score, the lowest first. */
export function Comments({ comments }: { readonly comments: readonly Comment[] }) {
  const { t, format } = useWords();
  return (
    <section aria-labelledby="fb-comments">
      <h2 id="fb-comments">{t("ui.fb_comments")}</h2>
      {comments.length === 0 && <p>{t("ui.fb_no_comments")}</p>}
      <ul className="feedback-comments">
        {comments.map(({ id, score, text, clientId, name, day, branch, staff }) => (
          <li key={id}>
            <b className={score <= 6 ? "feedback-low" : undefined} aria-label={t("ui.fb_score_of", { score })}>
              {score}
            </b>
            <blockquote>{text}</blockquote>
            <p className="quiet">
              <Link to={`/clients/${clientId}`}>{name ?? t("ui.row_nobody")}</Link> · {[format.date(day), branch, staff].filter(Boolean).join(" · ")}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
