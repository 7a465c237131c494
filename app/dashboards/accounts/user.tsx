import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { SessionsTable, type SessionRow } from "./sessions-table.tsx";
import { UsersSaid, type UsersSaidProps } from "./said.tsx";
import { UserFields, type Choices } from "./user-fields.tsx";
import type { UserRow } from "./users.tsx";

interface Props {
  readonly user: UserRow;
  readonly sessions: readonly SessionRow[];
  readonly choices: Choices;
  readonly said?: UsersSaidProps | undefined;
}

/** One account: what is said of somebody, a link for a new password, where they are signed in, shutting it. */
export function UserView({ user, sessions, choices, said }: Props) {
  const { t } = useWords();
  return (
    <>
      <header className="title">
        <p>
          <Link to="/settings/users">{t("ui.users_back")}</Link>
        </p>
        <h1>{user.name}</h1>
        <p>{t(`ui.users_state_${user.state}`)}</p>
      </header>
      <UsersSaid said={said} />
      <section>
        <Form method="post" className="stack wide">
          <UserFields choices={choices} value={user} />
          <button className="button button-main" name="intent" value="save">
            {t("ui.users_save")}
          </button>
        </Form>
      </section>
      {user.state !== "disabled" && (
        <Form method="post" action="/see-as" reloadDocument>
          <button className="button" name="account" value={user.account_id}>
            {t("ui.see_as")}
          </button>
        </Form>
      )}
      {user.state !== "disabled" && (
        <section>
          <h2>{t("ui.users_password")}</h2>
          <p>{t("ui.users_reset_lead")}</p>
          <Do intent="link">{t("ui.users_reset")}</Do>
        </section>
      )}
      <section>
        <h2>{t("ui.users_sessions")}</h2>
        {sessions.length === 0 ? <p>{t("ui.users_sessions_none")}</p> : <Sessions sessions={sessions} />}
      </section>
      <section>
        <h2>{t("ui.users_access")}</h2>
        {user.state === "disabled" ? (
          <Do intent="enable">{t("ui.users_enable")}</Do>
        ) : (
          <>
            <p>{t("ui.users_disable_lead")}</p>
            <Do intent="disable">{t("ui.users_disable")}</Do>
          </>
        )}
      </section>
    </>
  );
}

const Do = ({ intent, children }: { readonly intent: string; readonly children: string }) => (
  <Form method="post">
    <button className="button" name="intent" value={intent}>
      {children}
    </button>
  </Form>
);

function Sessions({ sessions }: Pick<Props, "sessions">) {
  const { t } = useWords();
  return (
    <>
      <SessionsTable caption={t("ui.users_sessions")} sessions={sessions} intent="sessions" />
      <Do intent="sessions">{t("ui.users_sessions_end")}</Do>
    </>
  );
}
