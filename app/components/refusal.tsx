import { isRouteErrorResponse, Link } from "react-router";
import { useWords } from "./locale.tsx";

/** What a loader throws (as the data of a response) when it knows the sentence; other errors of the router speak to programmers. */
export interface Told {
  readonly sentence: string;
}
const isTold = (data: unknown): data is Told => typeof data === "object" && data !== null && "sentence" in data && typeof data.sentence === "string";

/** What went wrong, in a sentence, with a way on. */
export function Refusal({ error, title }: { readonly error: unknown; readonly title?: string }) {
  const { t } = useWords();
  const known = isRouteErrorResponse(error) ? error : null;
  const told = isTold(known?.data) ? known.data.sentence : null;
  const sentence = known?.status === 404 ? t("ui.error_not_found") : (told ?? t(isOffline(error) ? "ui.error_offline" : "ui.error_server"));
  return (
    <section className="refusal" role="alert">
      {/* A page whose data is missing has no title of its own. */}
      <title>{`${title ?? t("ui.error_title")} · ${t("ui.app_name")}`}</title>
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
