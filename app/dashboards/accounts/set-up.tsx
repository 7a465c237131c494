import { Form } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { NewPassword, Problem, TextField } from "./fields.tsx";

interface Props {
  /** In characters. */
  readonly least: number;
  readonly name?: string | undefined;
  readonly login?: string | undefined;
  readonly problem?: string | null | undefined;
}

/** Makes the first account of a home. */
export function SetUp({ least, name, login, problem }: Props) {
  const { t } = useWords();
  return (
    <>
      <h1>{t("ui.set_up")}</h1>
      <p>{t("ui.set_up_lead")}</p>
      <Problem text={problem} />
      <Form method="post" className="stack">
        <TextField label={t("ui.set_up_name")} name="name" required maxLength={120} autoComplete="name" defaultValue={name} />
        <TextField label={t("ui.set_up_login")} name="login" required maxLength={120} autoComplete="username" autoCapitalize="none" spellCheck={false} defaultValue={login} />
        <NewPassword least={least} />
        <button className="button button-main">{t("ui.set_up_do")}</button>
      </Form>
    </>
  );
}

/** Nobody may come in yet: only who reads the server's own words can make the first account. */
export function LinkNeeded() {
  const { t } = useWords();
  return (
    <>
      <h1>{t("ui.set_up_need")}</h1>
      <p>{t("ui.set_up_need_lead")}</p>
      <pre tabIndex={0}>npm run -s loyalty -- set-up-link</pre>
    </>
  );
}
