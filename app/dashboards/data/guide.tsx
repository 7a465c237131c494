import { Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import type { FeedView } from "./load-views.ts";

interface Props {
  readonly feeds: readonly FeedView[];
  /** Where files that systems save by themselves are taken in from; null while the demo is open. */
  readonly inbox: string | null;
  readonly open: boolean;
}

/** Which exports there are and what they feed: all a first visitor needs to ask the keeper of the system for. */
export function Guide({ feeds, inbox, open }: Props) {
  const { t } = useWords();
  return (
    <section className="guide" aria-labelledby="guide">
      <h2 id="guide">{t("ui.guide_title")}</h2>
      <p className="explain">
        {t("ui.guide_lead")} <Link to="/data/kinds">{t("ui.guide_kinds")}</Link>
      </p>
      <details open={open}>
        <summary>{t("ui.guide_list")}</summary>
        <dl className="feeds">
          {feeds.map(({ kind, label, about }) => (
            <div key={kind}>
              <dt>
                <Link to={`/data/kinds/${kind}`}>{label}</Link>
              </dt>
              <dd>{about}</dd>
            </div>
          ))}
        </dl>
      </details>
      {inbox !== null && (
        <p className="explain">
          {t("ui.guide_inbox")} <code>{inbox}</code>
        </p>
      )}
    </section>
  );
}
