import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";
import type { MessageKey } from "#app/i18n/translate.ts";
import { UsersSaid, type UsersSaidProps } from "./said.tsx";
import { UserFields, type Choices, type UserFieldsValue } from "./user-fields.tsx";

export interface UserRow extends UserFieldsValue {
  readonly account_id: string;
  readonly state: "invited" | "active" | "disabled";
  readonly seen_at: string | null;
}
interface Props {
  readonly users: readonly UserRow[];
  readonly choices: Choices;
  readonly said?: (UsersSaidProps & { readonly typed: readonly (readonly [name: string, value: string])[] }) | undefined;
}

/** Who may come in, and a form for one more. */
export function UsersView({ users, choices, said }: Props) {
  const { t } = useWords();
  const [before, after] = t("ui.users_lead", { page: "\0" }).split("\0");
  return (
    <>
      <header className="title">
        <h1>{t("ui.users")}</h1>
        <p>
          {before}
          <Link to="/settings/access">{t("ui.access_title")}</Link>
          {after}
        </p>
      </header>
      <UsersSaid said={said} />
      <section>
        <List users={users} />
      </section>
      <section>
        <h2>{t("ui.users_add")}</h2>
        <Form method="post" className="stack wide" key={said?.link?.address}>
          <UserFields choices={choices} value={typedValue(said?.typed ?? [])} />
          <button className="button button-main">{t("ui.users_add_do")}</button>
        </Form>
      </section>
    </>
  );
}

/** What was typed into a form that was not taken: nobody types it twice. */
function typedValue(typed: readonly (readonly [name: string, value: string])[]): UserFieldsValue {
  const all = (name: string): string[] => typed.filter(([key]) => key === name).map(([, value]) => value);
  return { name: all("name")[0] ?? "", login: all("login")[0] ?? "", roles: all("role"), branches: all("branches")[0] === "some" ? all("branch") : null, staff: all("staff")[0] || null };
}

function List({ users }: Pick<Props, "users">) {
  const { t, format } = useWords();
  return (
    <TableBox caption={t("ui.users")} quiet>
      <thead>
        <tr>
          {(["name", "login", "roles", "branches", "state", "seen"] as const).map((name) => (
            <th key={name} scope="col">{t(`ui.users_${name}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {users.map(({ account_id, name, login, roles, branches, state, seen_at }) => (
          <tr key={account_id} className={state === "disabled" ? "quiet" : undefined}>
            <th scope="row" className="nowrap">
              <Link to={`/settings/users/${account_id}`}>{name}</Link>
            </th>
            <td>{login}</td>
            <td>{roles.map((role) => t(`ui.access_role_${role}` as MessageKey)).join(", ")}</td>
            <td>{branches === null ? t("ui.account_branches_all") : branches.join(", ")}</td>
            <td>{t(`ui.users_state_${state}`)}</td>
            <td className="nowrap">{seen_at === null ? (state === "invited" ? t("ui.users_never") : "—") : format.moment(seen_at)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
