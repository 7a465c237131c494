import { Form, Link, useLocation } from "react-router";
import type { MessageKey } from "#app/i18n/translate.ts";
import { useWords } from "./locale.tsx";
import { usePopup } from "./popup.ts";

/** Who is signed in, with what belongs to them; opens without script. */
export function Who({ name, initials, open }: { readonly name: string; readonly initials: string; readonly open: readonly string[] }) {
  const { t } = useWords();
  const { key } = useLocation();
  const ways = [["/account", "ui.account"], ["/settings/users", "ui.users"], ["/settings/access", "ui.access_title"], ["/settings/audit", "ui.audit_title"], ["/system", "ui.system_title"]] as const;
  return (
    <details ref={usePopup()} className="who" key={key}>
      <summary title={name} aria-label={name}>
        {initials}
      </summary>
      <div className="who-menu">
        <span className="who-name">{name}</span>
        {ways.filter(([to]) => open.includes(to)).map(([to, word]) => (
          <Link key={to} to={to}>
            {t(word)}
          </Link>
        ))}
        <Form method="post" action="/sign-out" reloadDocument>
          <button className="link-button">{t("ui.sign_out")}</button>
        </Form>
      </div>
    </details>
  );
}

/** The demo is looked at in a role; another one is a choice away. */
export function DemoRole({ role, roles }: { readonly role: string; readonly roles: readonly string[] }) {
  const { t } = useWords();
  const { pathname, search } = useLocation();
  const word = (name: string): string => t((name === "all" ? "ui.demo_role_all" : `ui.access_role_${name}`) as MessageKey);
  return (
    <Form method="post" action="/demo-role" className="demo-role" reloadDocument>
      <input type="hidden" name="back" value={pathname + search} />
      <label>
        {t("ui.demo_role")}{" "}
        <select name="role" defaultValue={role} key={role}>
          {roles.map((name) => (
            <option key={name} value={name}>
              {word(name)}
            </option>
          ))}
        </select>
      </label>
      <button className="button button-small">{t("ui.demo_role_do")}</button>
    </Form>
  );
}
