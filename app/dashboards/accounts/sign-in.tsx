import { Form } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { Problem, TextField } from "./fields.tsx";

interface Props {
  /** Where to go afterwards, within this site. */
  readonly back: string;
  /** The sign-in service, if there is one; its name may be empty. */
  readonly service: string | null;
  readonly login?: string | undefined;
  readonly problem?: string | null | undefined;
}

/** Who are you? By password, or by the company's own service. */
export function SignIn({ back, service, login, problem }: Props) {
  const { t } = useWords();
  return (
    <>
      <h1>{t("ui.sign_in")}</h1>
      <Problem text={problem} />
      <Form method="post" className="stack" key={problem}>
        <input type="hidden" name="back" value={back} />
        <TextField label={t("ui.sign_in_login")} name="login" required maxLength={200} autoComplete="username" autoCapitalize="none" spellCheck={false} defaultValue={login} />
        <TextField label={t("ui.sign_in_password")} name="password" type="password" required maxLength={1000} autoComplete="current-password" />
        <button className="button button-main">{t("ui.sign_in_do")}</button>
      </Form>
      {service !== null && (
        <div className="stack">
          <p className="or">{t("ui.sign_in_or")}</p>
          <a className="button" href={`/sign-in/service?${new URLSearchParams({ back })}`}>
            {t("ui.sign_in_service", { name: service || t("ui.sign_in_service_plain") })}
          </a>
        </div>
      )}
    </>
  );
}
