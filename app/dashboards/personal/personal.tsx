import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import type { PersonalPage, PersonalSaid } from "./views.ts";

interface Props {
  /** Null: erased just now. */
  readonly page: PersonalPage | null;
  readonly said: PersonalSaid | undefined;
}

/** Consent, all data in one file, and erasure of one client. */
export function Personal({ page, said }: Props) {
  const { t, format } = useWords();
  return (
    <>
      <header className="title">
        {page && (
          <p>
            <Link to={`/clients/${page.id}`}>{t("ui.client_title", { name: page.name ?? t("ui.dup_no_name") })}</Link>
          </p>
        )}
        <h1>{t("ui.personal_title")}</h1>
      </header>
      {said?.done && <p className="said" role="status">{said.done}</p>}
      {said?.problem && <p className="problem" role="alert">{said.problem}</p>}
      {!page && !said && <p>{t("ui.client_gone_none")}</p>}
      {page && (
        <>
          <section>
            <h2>{t("ui.personal_consent")}</h2>
            <p>
              {t(`ui.personal_says_${page.consent.says}`)} {page.consent.from === "export" && t("ui.personal_from_export")}
              {page.consent.from === "typed" && t("ui.personal_from_typed", { by: page.consent.by ?? "—", at: page.consent.at === null ? "—" : format.moment(page.consent.at) })}
            </p>
            <Form method="post" className="row">
              {(["given", "refused", "unknown"] as const).map((says) => (
                <button key={says} className="button" name="consent" value={says} disabled={page.consent.says === says}>
                  {t(`ui.personal_set_${says}`)}
                </button>
              ))}
            </Form>
          </section>
          {page.mayErase && (
            <>
              <section>
                <h2>{t("ui.personal_data")}</h2>
                <p>{t("ui.personal_data_lead")}</p>
                <p>
                  <a className="button" href={`/clients/${page.id}/data.json`} download>
                    {t("ui.personal_data_take")}
                  </a>
                </p>
              </section>
              <section>
                <h2>{t("ui.personal_erase")}</h2>
                <p>{t("ui.personal_erase_lead")}</p>
                {page.demo ? (
                  <p>{t("ui.personal_demo")}</p>
                ) : (
                  <Form method="post" className="stack">
                    <label>
                      {t("ui.personal_type_number", { number: String(page.id) })}
                      <input name="number" autoComplete="off" inputMode="numeric" required />
                    </label>
                    <button className="button" name="intent" value="erase">
                      {t("ui.personal_erase_do")}
                    </button>
                  </Form>
                )}
              </section>
            </>
          )}
        </>
      )}
    </>
  );
}
