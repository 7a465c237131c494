import { isRouteErrorResponse, Link } from "react-router";
import { useWords } from "./locale.tsx";

/** What went wrong, in a sentence, with a way on. A loader that knows the sentence throws it as the data of a Response. */
export function Refusal({ error, title }: { readonly error: unknown; readonly title?: string }) {
  const { t } = useWords();
  const known = isRouteErrorResponse(error) ? error : null;
  const told = typeof known?.data === "string" && known.data !== "" && known.status !== 404 ? known.data : null;
  const sentence = known?.status === 404 ? t("ui.error_not_found") : (told ?? t(isOffline(error) ? "ui.error_offline" : "ui.error_server"));
  return (
    <section className="refusal" role="alert">
      <h1>{title ?? t("ui.error_title")}</h1>
      <p>{sentence}</p>
      <p>
        <Link to="/" reloadDocument>
          {t("ui.error_home")}
        </Link>
      </p>
    </section>
  );
}

const isOffline = (error: unknown): boolean => error instanceof TypeError && /fetch|network/i.test(error.message);
