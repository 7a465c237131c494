import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { NewPassword, Problem } from "./fields.tsx";

interface Props {
  readonly name: string;
  readonly login: string;
  /** In characters. */
  readonly least: number;
  readonly problem?: string | null | undefined;
}

/** Somebody who was given a link chooses the password to sign in by. */
export function ChoosePassword({ name, login, least, problem }: Props) {
  const { t } = useWords();
  return (
    <>
      <h1>{t("ui.password_choose")}</h1>
      <p>{t("ui.password_choose_lead", { name, login })}</p>
      <Problem text={problem} />
      <Form method="post" className="stack">
        <input type="hidden" name="login" autoComplete="username" value={login} readOnly />
        <NewPassword least={least} />
        <button className="button button-main">{t("ui.password_choose_do")}</button>
      </Form>
    </>
  );
}

export function LinkSpent() {
  const { t } = useWords();
  return (
    <>
      <h1>{t("ui.link_spent")}</h1>
      <p>{t("ui.link_spent_lead")}</p>
      <p>
        <Link to="/sign-in">{t("ui.sign_in")}</Link>
      </p>
    </>
  );
}
