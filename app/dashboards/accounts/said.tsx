import { useWords } from "#app/components/locale.tsx";
import { Problem } from "./fields.tsx";

export interface UsersSaidProps {
  readonly done?: string;
  readonly problem?: string;
  /** Shown this once. */
  readonly link?: { readonly name: string; readonly address: string };
}

/** What came of the form that was just sent. */
export function UsersSaid({ said }: { readonly said: UsersSaidProps | undefined }) {
  const { t } = useWords();
  return (
    <>
      {said?.done && <p role="status">{said.done}</p>}
      <Problem text={said?.problem} />
      {said?.link && (
        <section role="status" className="link-shown">
          <p>{t("ui.users_link", { name: said.link.name })}</p>
          <pre tabIndex={0} aria-label={t("ui.users_link_label")}>
            {said.link.address}
          </pre>
        </section>
      )}
    </>
  );
}
