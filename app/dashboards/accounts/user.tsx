import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import { UsersSaid, type UsersSaidProps } from "./said.tsx";
import { UserFields, type Choices } from "./user-fields.tsx";
import type { UserRow } from "./users.tsx";

interface Session {
  readonly session_id: string;
  readonly device: string;
  readonly made_at: string;
  readonly seen_at: string;
}
interface Props {
  readonly user: UserRow;
  readonly sessions: readonly Session[];
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
  const { t, format } = useWords();
  return (
    <>
      <TableBox caption={t("ui.users_sessions")} quiet>
        <thead>
          <tr>
            {(["device", "since", "seen", "act"] as const).map((name) => (
              <th key={name} scope="col">{t(`ui.account_session_${name}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ session_id, device, made_at, seen_at }) => (
            <tr key={session_id}>
              <th scope="row">{device || t("ui.account_session_unknown")}</th>
              <td className="nowrap">{format.moment(made_at)}</td>
              <td className="nowrap">{format.moment(seen_at)}</td>
              <td>
                <Form method="post">
                  <input type="hidden" name="intent" value="sessions" />
                  <button className="button" name="session" value={session_id} aria-label={t("ui.account_session_end_named", { device: device || t("ui.account_session_unknown"), since: format.moment(made_at) })}>
                    {t("ui.account_session_end")}
                  </button>
                </Form>
              </td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      <Do intent="sessions">{t("ui.users_sessions_end")}</Do>
    </>
  );
}
