import { isRouteErrorResponse, Link } from "react-router";
import type { Theme } from "#app/config/reader.ts";
import type { Locale } from "#app/i18n/translate.ts";
import { useWords } from "./locale.tsx";

/** What a loader throws (as the data of a response) when it knows the sentence; other errors of the router speak to programmers. */
export interface Told {
  readonly sentence: string;
  readonly title?: string;
  /** Where to go instead; the first page, unless told. */
  readonly links?: readonly { readonly to: string; readonly label: string }[];
  /** What the page around is drawn with, where nothing was read for it. */
  readonly around?: Around;
}
/** What every page is drawn with. */
export interface Around {
  readonly locale: Locale;
  readonly theme: Theme;
  readonly demo: boolean;
  readonly alerts: number;
  /** Patterns of the pages that the reader may open. */
  readonly open: readonly string[];
  /** Who is signed in; null: nobody, or a reader of the demo. */
  readonly who: { readonly name: string; readonly initials: string } | null;
  /** As what the demo is looked at, and what else there is. */
  readonly demoRole: { readonly role: string; readonly roles: readonly string[] } | null;
  /** Whom an administrator sees as. */
  readonly seenAs: { readonly name: string; readonly roles: string } | null;
}
/** What the page around a refusal is drawn with, where it brings that along. */
export const aroundOf = (error: unknown): Around | undefined => (isRouteErrorResponse(error) && isTold(error.data) ? error.data.around : undefined);
const isTold = (data: unknown): data is Told => typeof data === "object" && data !== null && "sentence" in data && typeof data.sentence === "string";

/** What went wrong, in a sentence, with a way on. */
export function Refusal({ error, title }: { readonly error: unknown; readonly title?: string }) {
  const { t } = useWords();
  const known = isRouteErrorResponse(error) ? error : null;
  const data = isTold(known?.data) ? known.data : null;
  const told = data?.sentence ?? null;
  const sentence = known?.status === 404 ? t("ui.error_not_found") : (told ?? t(isOffline(error) ? "ui.error_offline" : "ui.error_server"));
  return (
    <section className="refusal" role="alert">
      {/* A page whose data is missing has no title of its own. */}
      <title>{`${title ?? t("ui.error_title")} · ${t("ui.app_name")}`}</title>
      <h1>{data?.title ?? title ?? t("ui.error_title")}</h1>
      <p>{sentence}</p>
      {(data?.links ?? [{ to: "/", label: t("ui.error_home") }]).map(({ to, label }) => (
        <p key={to}>
          <Link to={to} reloadDocument>
            {label}
          </Link>
        </p>
      ))}
    </section>
  );
}

const isOffline = (error: unknown): boolean => error instanceof TypeError && /fetch|network/i.test(error.message);
