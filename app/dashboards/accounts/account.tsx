import { Form } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { locales, type MessageKey } from "#app/i18n/translate.ts";
import { NewPassword, Problem, TextField } from "./fields.tsx";
import { SessionsTable, type SessionRow } from "./sessions-table.tsx";

interface Props {
  readonly name: string;
  readonly login: string;
  readonly roles: readonly string[];
  readonly branches: readonly string[] | null;
  readonly hasPassword: boolean;
  readonly sessions: readonly SessionRow[];
  readonly least: number;
  readonly said?: { readonly done?: string; readonly problem?: string } | undefined;
}

/** One's own account: who one is here, language, password, where one is signed in. */
export function AccountView({ name, login, roles, branches, hasPassword, sessions, least, said }: Props) {
  const { t } = useWords();
  return (
    <>
      <header className="title">
        <h1>{name}</h1>
        <dl className="account-facts">
          <dt>{t("ui.account_login")}</dt>
          <dd>{login}</dd>
          <dt>{t("ui.account_roles")}</dt>
          <dd>{roles.map((role) => t(`ui.access_role_${role}` as MessageKey)).join(", ")}</dd>
          <dt>{t("ui.account_branches")}</dt>
          <dd>{branches === null ? t("ui.account_branches_all") : branches.join(", ")}</dd>
        </dl>
      </header>
      {said?.done && <p role="status">{said.done}</p>}
      <Problem text={said?.problem} />
      <Language />
      <section>
        <h2>{t("ui.account_password")}</h2>
        {hasPassword ? <Password login={login} least={least} done={said?.done} /> : <p>{t("ui.account_password_none")}</p>}
      </section>
      <section>
        <h2>{t("ui.account_sessions")}</h2>
        <Sessions sessions={sessions} />
      </section>
    </>
  );
}

function Language() {
  const { t, format } = useWords();
  const names = { ru: "Русский", kk: "Қазақша", en: "English" } as const;
  return (
    <section>
      <h2>{t("ui.account_language")}</h2>
      <p>{t("ui.account_language_lead")}</p>
      <Form method="post" className="row">
        <select name="lang" defaultValue={format.locale} key={format.locale} aria-label={t("ui.account_language")}>
          {locales.map((locale) => (
            <option key={locale} value={locale} lang={locale}>
              {names[locale]}
            </option>
          ))}
        </select>
        <button className="button">{t("ui.account_save")}</button>
      </Form>
    </section>
  );
}

function Password({ login, least, done }: Pick<Props, "login" | "least"> & { readonly done: string | undefined }) {
  const { t } = useWords();
  return (
    <Form method="post" className="stack" key={done}>
      <input type="hidden" name="login" autoComplete="username" value={login} readOnly />
      <TextField label={t("ui.account_password_now")} name="now" type="password" required autoComplete="current-password" />
      <NewPassword least={least} />
      <button className="button button-main" name="intent" value="password">
        {t("ui.account_password")}
      </button>
    </Form>
  );
}

function Sessions({ sessions }: Pick<Props, "sessions">) {
  const { t } = useWords();
  return (
    <>
      <SessionsTable caption={t("ui.account_sessions")} sessions={sessions} />
      {sessions.some(({ own }) => !own) && (
        <Form method="post">
          <button className="button" name="intent" value="others">
            {t("ui.account_sessions_end")}
          </button>
        </Form>
      )}
    </>
  );
}

export function DemoAccount() {
  const { t } = useWords();
  return (
    <>
      <h1>{t("ui.account")}</h1>
      <p>{t("ui.account_demo")}</p>
    </>
  );
}
