import { useWords } from "#app/components/locale.tsx";
import type { MessageKey } from "#app/i18n/translate.ts";
import { TextField } from "./fields.tsx";

export interface Choices {
  readonly roles: readonly string[];
  readonly branches: readonly string[];
  readonly staff: readonly { readonly code: string; readonly name: string }[];
}
export interface UserFieldsValue {
  readonly name: string;
  readonly login: string;
  readonly roles: readonly string[];
  /** Null: all of them. */
  readonly branches: readonly string[] | null;
  readonly staff: string | null;
}

/** What an administrator says of somebody: name, login, roles, branches, who they are on the staff list. */
export function UserFields({ choices, value }: { readonly choices: Choices; readonly value: UserFieldsValue }) {
  const { t } = useWords();
  const gone = (value.branches ?? []).filter((branch) => !choices.branches.includes(branch));
  return (
    <>
      <div className="row">
        <TextField label={t("ui.users_name")} name="name" required maxLength={120} defaultValue={value.name} autoComplete="off" />
        <TextField label={t("ui.users_login")} name="login" required maxLength={120} defaultValue={value.login} autoCapitalize="none" spellCheck={false} autoComplete="off" />
      </div>
      <fieldset className="choices">
        <legend>{t("ui.users_roles")}</legend>
        {choices.roles.map((role) => (
          <label key={role}>
            <input type="checkbox" name="role" value={role} defaultChecked={value.roles.includes(role)} /> {t(`ui.access_role_${role}` as MessageKey)}
          </label>
        ))}
      </fieldset>
      <fieldset className="choices">
        <legend>{t("ui.users_branches")}</legend>
        <label>
          <input type="radio" name="branches" value="all" defaultChecked={value.branches === null} /> {t("ui.users_branches_all")}
        </label>
        <label>
          <input type="radio" name="branches" value="some" defaultChecked={value.branches !== null} /> {t("ui.users_branches_some")}
        </label>
        {[...choices.branches, ...gone].map((branch) => (
          <label key={branch}>
            <input type="checkbox" name="branch" value={branch} defaultChecked={value.branches?.includes(branch)} /> {branch}
          </label>
        ))}
      </fieldset>
      <label className="field">
        <span>{t("ui.users_staff")}</span>
        <select name="staff" defaultValue={value.staff ?? ""} aria-describedby="staff-hint">
          <option value="">{t("ui.users_staff_none")}</option>
          {choices.staff.map(({ code, name }) => (
            <option key={code} value={code}>
              {name === code ? name : `${name} (${code})`}
            </option>
          ))}
        </select>
        <small id="staff-hint">{t("ui.users_staff_hint")}</small>
      </label>
    </>
  );
}
