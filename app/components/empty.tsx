import { Link } from "react-router";
import { useWords } from "./locale.tsx";

/** A page without data: which export feeds it, and where to load it. */
export function Empty({ sentence }: { readonly sentence: string }) {
  const { t } = useWords();
  return (
    <section className="empty">
      <h1>{t("ui.empty_title")}</h1>
      <p>{sentence}</p>
      <p>
        <Link className="button button-main" to="/data">
          {t("ui.empty_upload")}
        </Link>
      </p>
    </section>
  );
}
